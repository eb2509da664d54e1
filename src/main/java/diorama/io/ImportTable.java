package diorama.io;

import java.util.List;

/**
 * What the importing process tells about a scene; the arrays of its meshes follow one another in a second file: positions,
 * normals, texture coordinates (origin at the top left), indices, little-endian.
 *
 * @param nodes parents come before their children
 * @param notes what the user should know, one line each: textures that are missing or were refused
 */
record ImportTable(
        List<NodeRow> nodes, List<MeshRow> meshes, List<MaterialRow> materials, List<String> notes, MeshInfo info) {

    /**
     * @param parent index of the node above, -1 for roots
     * @param matrix to the parent's space, column-major
     * @param camera vertical field of view in radians, aspect, near, far; empty for none
     */
    record NodeRow(String name, int parent, float[] matrix, int[] meshes, float[] camera) {}

    /** Counts of the arrays that follow. */
    record MeshRow(String name, int material, int vertices, int triangles, boolean normals, boolean uvs) {}

    /**
     * @param color linear RGBA
     * @param texture file of the base colour picture, empty for none
     */
    record MaterialRow(String name, float[] color, float metallic, float roughness, boolean unlit, String texture) {}
}
