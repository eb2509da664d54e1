package diorama.mesh;

/**
 * Triangles with one material. Arrays are owned by the mesh and not written after construction.
 *
 * @param name for outliners and files
 * @param positions x y z per vertex, scene units (metres), +Y up, right-handed
 * @param normals x y z per vertex, unit length; empty when the mesh has none
 * @param uvs u v per vertex, [0,1], origin at the top left as in glTF; empty when the mesh has none
 * @param indices three per triangle, counter-clockwise seen from the front
 * @param material index into the scene's materials
 */
public record Mesh(String name, float[] positions, float[] normals, float[] uvs, int[] indices, int material) {
    public Mesh {
        int vertices = positions.length / 3;
        if (positions.length % 3 != 0
                || (normals.length != 0 && normals.length != positions.length)
                || (uvs.length != 0 && uvs.length != 2 * vertices)
                || indices.length % 3 != 0) {
            throw new IllegalArgumentException(name + ": array lengths do not fit each other");
        }
    }

    public int vertexCount() {
        return positions.length / 3;
    }

    public int triangleCount() {
        return indices.length / 3;
    }
}
