package diorama.mesh;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells nodes of one name apart as Blender does: Cube, Cube.001. Tracks and bones, which name their nodes, follow the first of
 * their scene. Confined to one thread.
 */
public final class NodeNames {
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /** Names of a scene's nodes, and what became of them. */
    public record Told(List<Node> roots, Map<String, String> names) {
        /** The same animation of the nodes' new names. */
        public Animation animation(Animation animation) {
            List<Animation.Track> tracks = animation.tracks().stream()
                    .map(t -> new Animation.Track(name(t.node()), t.moves(), t.turns(), t.scales(), t.weights()))
                    .toList();
            return new Animation(animation.name(), animation.seconds(), tracks);
        }

        /** The same skin of the bones' new names. */
        public Skin skin(Skin skin) {
            return new Skin(
                    skin.bones().stream().map(this::name).toList(), skin.inverseBind(), skin.joints(), skin.weights());
        }

        /** The same mesh carried by the bones of new names; itself where these are as before. */
        public Mesh mesh(Mesh mesh) {
            Optional<Skin> skin = mesh.skin().filter(s -> s.bones().stream().anyMatch(b -> !b.equals(name(b))));
            return skin.map(s -> mesh.withSkin(skin(s))).orElse(mesh);
        }

        private String name(String before) {
            return names.getOrDefault(before, before);
        }
    }

    /** The same scene with a name of its own for every node that has one. */
    public static Scene apart(Scene scene) {
        // the first of a name keeps it, so that what names it still does
        Told told = new NodeNames().tell(scene.roots());
        return new Scene(told.roots(), scene.meshes(), scene.materials(), scene.animations());
    }

    /** Takes a name, or the next that is free; no name is always free. */
    public String take(String name) {
        return take(name, Set.of());
    }

    private String take(String name, Set<String> others) {
        if (name.isEmpty() || taken.add(name)) {
            return name;
        }
        while (true) {
            String other = String.format(Locale.ROOT, "%s.%03d", name, numbers.merge(name, 1, Integer::sum));
            if (!others.contains(other) && taken.add(other)) {
                return other;
            }
        }
    }

    /** Gives every node of a tree a name that no node has that was told before. */
    public Told tell(List<Node> roots) {
        Set<String> own = new HashSet<>();
        collect(roots, own);
        Map<String, String> names = new HashMap<>();
        return new Told(all(roots, own, names), names);
    }

    private static void collect(List<Node> nodes, Set<String> into) {
        for (Node node : nodes) {
            into.add(node.name());
            collect(node.children(), into);
        }
    }

    private List<Node> all(List<Node> nodes, Set<String> own, Map<String, String> names) {
        List<Node> out = new ArrayList<>();
        for (Node node : nodes) {
            String name = take(node.name(), own);
            names.putIfAbsent(node.name(), name);
            out.add(new Node(
                    name,
                    node.transform(),
                    node.meshes(),
                    node.camera(),
                    node.light(),
                    all(node.children(), own, names)));
        }
        return out;
    }
}
