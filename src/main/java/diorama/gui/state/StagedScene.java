package diorama.gui.state;

import diorama.mesh.Animation;
import diorama.mesh.Light;
import diorama.mesh.Material;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.NodeNames;
import diorama.mesh.Scene;
import diorama.mesh.Skin;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The scenes of all parts as one; made anew only when something of it changed, of the same meshes where it can, as these lie on
 * the GPU. Confined to one thread.
 */
public final class StagedScene {
    private static final Scene NOTHING = new Scene(List.of(), List.of(), List.of());

    private Staging made = new Staging(List.of());
    private Scene scene = NOTHING;
    /** What the meshes of documents became in the common scene, in the order of their uses. */
    private IdentityHashMap<Mesh, List<Mesh>> copies = new IdentityHashMap<>();

    /** @param which of a document's scenes is taken; answers alike for equal documents */
    public Scene of(Staging staging, Function<Document, Scene> which) {
        if (!staging.equals(made)) {
            Builder builder = new Builder(which);
            scene = builder.compose(staging);
            copies = builder.used;
            made = staging;
        }
        return scene;
    }

    /** Where a document's lists begin in the common ones. */
    private record Start(int mesh, int material) {}

    private final class Builder {
        private final Function<Document, Scene> which;
        private final List<Node> roots = new ArrayList<>();
        private final List<Mesh> meshes = new ArrayList<>();
        private final List<Material> materials = new ArrayList<>();
        private final List<Animation> animations = new ArrayList<>();
        private final IdentityHashMap<Scene, Start> starts = new IdentityHashMap<>();
        private final IdentityHashMap<Mesh, List<Mesh>> used = new IdentityHashMap<>();
        private final NodeNames names = new NodeNames();

        Builder(Function<Document, Scene> which) {
            this.which = which;
        }

        /** The parts' trees side by side under a node each. */
        Scene compose(Staging staging) {
            if (staging.parts().size() == 1 && untouched(staging.parts().get(0))) {
                return which.apply(staging.parts().get(0).document());
            }
            staging.parts().forEach(this::add);
            return new Scene(roots, meshes, materials, animations);
        }

        private void add(Staging.Part part) {
            Scene own = which.apply(part.document());
            SceneObject object = part.object();
            NodeNames.Told told = names.tell(own.roots());
            String name = names.take(object.name());
            boolean alike = own.meshes().stream().allMatch(mesh -> mesh.equals(told.mesh(mesh)));
            Start start = alike ? starts.computeIfAbsent(own, s -> append(s, told)) : append(own, told);
            own.animations().stream().map(told::animation).forEach(animations::add);
            Shift shift = new Shift(
                    start.mesh(), own.meshes().size(), part.object().hiddenMeshes(), grown(object.placement()));
            List<Node> children = told.roots().stream().map(shift::node).toList();
            roots.add(new Node(name, object.placement().matrix(), List.of(), Optional.empty(), children));
        }

        /** Lamps light surfaces that are twice as far away as before if they are four times as strong. */
        private static float grown(Placement placement) {
            return (float) Math.pow(Math.abs(placement.matrix().determinant3x3()), 2.0 / 3);
        }

        private Start append(Scene own, NodeNames.Told told) {
            Start start = new Start(meshes.size(), materials.size());
            for (Mesh mesh : own.meshes()) {
                Mesh copy = copy(mesh, told.mesh(mesh), mesh.material() + start.material());
                used.computeIfAbsent(mesh, m -> new ArrayList<>()).add(copy);
                meshes.add(copy);
            }
            materials.addAll(own.materials());
            return start;
        }

        /** @param named the mesh with its bones' new names */
        private Mesh copy(Mesh mesh, Mesh named, int material) {
            for (Mesh before : copies.getOrDefault(mesh, List.of())) {
                if (before.material() == material && bones(before).equals(bones(named))) {
                    return before;
                }
            }
            return named.material() == material ? named : named.withMaterial(material);
        }

        private List<String> bones(Mesh mesh) {
            return mesh.skin().map(Skin::bones).orElse(List.of());
        }
    }

    private static boolean untouched(Staging.Part part) {
        return part.object().placement().equals(Placement.HOME)
                && part.object().hiddenMeshes().isEmpty();
    }

    /** Moves a document's tree into the common one, without what is hidden. */
    private static final class Shift {
        private final int by;
        private final Set<Integer> hidden;
        private final float grown;
        private int lamp;

        /**
         * @param lamps number of the first lamp among the parts
         * @param grown how many times as strong lamps are shown, so that what they light looks as it did
         */
        Shift(int by, int lamps, Set<Integer> hidden, float grown) {
            this.grown = grown;
            this.by = by;
            this.hidden = hidden;
            lamp = lamps;
        }

        Node node(Node node) {
            List<Integer> meshes = node.meshes().stream()
                    .filter(i -> !hidden.contains(i))
                    .map(i -> i + by)
                    .toList();
            boolean shines = node.light().isPresent() && !hidden.contains(lamp++);
            List<Node> children = node.children().stream().map(this::node).toList();
            return new Node(
                    node.name(),
                    node.transform(),
                    meshes,
                    node.camera(),
                    shines ? node.light().map(this::grown) : Optional.empty(),
                    children);
        }

        private Light grown(Light light) {
            return light.kind() == Light.Kind.SUN ? light : light.exposed(grown * light.exposure());
        }
    }
}
