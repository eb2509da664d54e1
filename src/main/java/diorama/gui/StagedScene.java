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
import java.util.Set;
import java.util.function.Function;

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
            Shift shift =
                    new Shift(start.mesh(), own.meshes().size(), part.object().hiddenMeshes());
            List<Node> children = own.roots().stream().map(shift::node).toList();
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

    /** Moves a document's tree into the common one, without what is hidden. */
    private static final class Shift {
        private final int by;
        private final Set<Integer> hidden;
        private int lamp;

        /** @param lamps number of the first lamp among the parts */
        Shift(int by, int lamps, Set<Integer> hidden) {
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
                    shines ? node.light() : Optional.empty(),
                    children);
        }
    }
}
