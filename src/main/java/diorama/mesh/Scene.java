package diorama.mesh;

import java.util.List;

/** Meshes and materials with a tree of nodes that places them; metres, +Y up, right-handed. */
public record Scene(List<Node> roots, List<Mesh> meshes, List<Material> materials) {
    public Scene {
        roots = List.copyOf(roots);
        meshes = List.copyOf(meshes);
        materials = List.copyOf(materials);
    }
}
