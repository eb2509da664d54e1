package diorama.gui;

import diorama.mesh.Animation;
import diorama.mesh.Material;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The scenes of all parts as one; made anew only when something of it changed, of the same meshes where it can, as these lie on
 * the GPU. Confined to one thread.
 */
final class StagedScene {
    private static final Scene NOTHING = new Scene(List.of(), List.of(), List.of());

    private Staging made = new Staging(List.of());
    private Scene scene = NOTHING;
    private IdentityHashMap<Mesh, Mesh> copies = new IdentityHashMap<>();

    /** @param which of a document's scenes is taken; answers alike for equal documents */
    Scene of(Staging staging, Function<Document, Scene> which) {
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
        private final IdentityHashMap<Mesh, Mesh> used = new IdentityHashMap<>();

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
            Start start = starts.computeIfAbsent(own, this::append);
            Predicate<Integer> shown = i -> !part.object().hiddenMeshes().contains(i);
            List<Node> children = own.roots().stream()
                    .map(n -> shifted(n, start.mesh(), shown))
                    .toList();
            SceneObject object = part.object();
            roots.add(new Node(object.name(), object.placement().matrix(), List.of(), Optional.empty(), children));
        }

        private Start append(Scene own) {
            Start start = new Start(meshes.size(), materials.size());
            for (Mesh mesh : own.meshes()) {
                Mesh copy = copy(mesh, mesh.material() + start.material());
                used.put(mesh, copy);
                meshes.add(copy);
            }
            materials.addAll(own.materials());
            animations.addAll(own.animations());
            return start;
        }

        private Mesh copy(Mesh mesh, int material) {
            Mesh before = copies.get(mesh);
            if (before != null && before.material() == material) {
                return before;
            }
            return mesh.material() == material ? mesh : mesh.withMaterial(material);
        }
    }

    private static boolean untouched(Staging.Part part) {
        return part.object().placement().equals(Placement.HOME)
                && part.object().hiddenMeshes().isEmpty();
    }

    private static Node shifted(Node node, int by, Predicate<Integer> shown) {
        List<Integer> meshes =
                node.meshes().stream().filter(shown).map(i -> i + by).toList();
        List<Node> children =
                node.children().stream().map(n -> shifted(n, by, shown)).toList();
        return new Node(node.name(), node.transform(), meshes, node.camera(), node.light(), children);
    }
}
