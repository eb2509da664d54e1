package diorama.mesh;

import java.util.List;

/** Meshes and materials with a tree of nodes that places them, and how these move; metres, +Y up, right-handed. */
public record Scene(List<Node> roots, List<Mesh> meshes, List<Material> materials, List<Animation> animations) {
    public Scene {
        roots = List.copyOf(roots);
        meshes = List.copyOf(meshes);
        materials = List.copyOf(materials);
        animations = List.copyOf(animations);
    }

    /** A scene in which nothing moves. */
    public Scene(List<Node> roots, List<Mesh> meshes, List<Material> materials) {
        this(roots, meshes, materials, List.of());
    }
}
