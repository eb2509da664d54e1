package diorama.mesh;

import java.util.List;
import java.util.Optional;

/**
 * Triangles with one material. Arrays are owned by the mesh and not written after construction.
 *
 * @param name for outliners and files
 * @param positions x y z per vertex, scene units (metres), +Y up, right-handed
 * @param normals x y z per vertex, unit length; empty when the mesh has none
 * @param uvs u v per vertex, [0,1], origin at the top left as in glTF; empty when the mesh has none
 * @param uvs2 second coordinates of textures, likewise, for the pictures that {@link MaterialMaps#second} names; mostly empty
 * @param colors R G B A per vertex, sRGB-encoded, straight alpha, multiplied with the material; empty when the mesh has none
 * @param indices three per triangle, counter-clockwise seen from the front
 * @param material index into the scene's materials
 * @param skin the bones that carry the mesh, if any
 * @param morphs shapes that it can take
 */
public record Mesh(
        String name,
        float[] positions,
        float[] normals,
        float[] uvs,
        float[] uvs2,
        byte[] colors,
        int[] indices,
        int material,
        Optional<Skin> skin,
        List<Morph> morphs) {
    public Mesh {
        morphs = List.copyOf(morphs);
        int vertices = positions.length / 3;
        if (positions.length % 3 != 0
                || (normals.length != 0 && normals.length != positions.length)
                || (uvs.length != 0 && uvs.length != 2 * vertices)
                || (uvs2.length != 0 && uvs2.length != 2 * vertices)
                || (colors.length != 0 && colors.length != 4 * vertices)
                || indices.length % 3 != 0) {
            throw new IllegalArgumentException(name + ": array lengths do not fit each other");
        }
    }

    /** A mesh of one shape. */
    public Mesh(
            String name,
            float[] positions,
            float[] normals,
            float[] uvs,
            float[] uvs2,
            byte[] colors,
            int[] indices,
            int material,
            Optional<Skin> skin) {
        this(name, positions, normals, uvs, uvs2, colors, indices, material, skin, List.of());
    }

    /** A mesh without second coordinates of textures. */
    public Mesh(
            String name,
            float[] positions,
            float[] normals,
            float[] uvs,
            byte[] colors,
            int[] indices,
            int material,
            Optional<Skin> skin) {
        this(name, positions, normals, uvs, new float[0], colors, indices, material, skin);
    }

    /** A mesh without colours and bones. */
    public Mesh(String name, float[] positions, float[] normals, float[] uvs, int[] indices, int material) {
        this(name, positions, normals, uvs, new byte[0], indices, material, Optional.empty());
    }

    /** Whether colours of its vertices let through what is behind it. */
    public boolean showsThrough() {
        for (int c = 3; c < colors.length; c += 4) {
            if (colors[c] != -1) {
                return true;
            }
        }
        return false;
    }

    /**
     * The same mesh with other shares of its shapes than at rest.
     *
     * @param weights one per shape; those beyond stay
     */
    public Mesh shaped(float[] weights) {
        float[] places = positions.clone();
        float[] directions = normals.clone();
        for (int m = 0; m < Math.min(weights.length, morphs.size()); m++) {
            Morph morph = morphs.get(m);
            float more = weights[m] - morph.weight();
            add(places, morph.positions(), more);
            add(directions, morph.normals(), more);
        }
        Normals.unit(directions);
        return withVertices(places, directions);
    }

    /** As it is at rest. */
    public Mesh ofOneShape() {
        return morphs.isEmpty()
                ? this
                : new Mesh(name, positions, normals, uvs, uvs2, colors, indices, material, skin, List.of());
    }

    /** The same that nothing carries. */
    public Mesh withoutBones() {
        return skin.isEmpty()
                ? this
                : new Mesh(name, positions, normals, uvs, uvs2, colors, indices, material, Optional.empty(), morphs);
    }

    /** The same whose other shapes begin from how it is at rest: none of them has a share there. */
    public Mesh fromRest() {
        List<Morph> begun = morphs.stream()
                .map(m -> new Morph(m.name(), m.positions(), m.normals(), 0))
                .toList();
        return new Mesh(name, positions, normals, uvs, uvs2, colors, indices, material, skin, begun);
    }

    private static void add(float[] to, float[] what, float times) {
        for (int i = 0; times != 0 && i < Math.min(to.length, what.length); i++) {
            to[i] += times * what[i];
        }
    }

    public int vertexCount() {
        return positions.length / 3;
    }

    public int triangleCount() {
        return indices.length / 3;
    }

    /** The same surface of another material. */
    public Mesh withMaterial(int other) {
        return new Mesh(name, positions, normals, uvs, uvs2, colors, indices, other, skin, morphs);
    }

    /** The same surface carried by other bones. */
    public Mesh withSkin(Skin other) {
        return new Mesh(name, positions, normals, uvs, uvs2, colors, indices, material, Optional.of(other), morphs);
    }

    /** The same triangles with their vertices elsewhere. */
    public Mesh withVertices(float[] places, float[] directions) {
        return new Mesh(name, places, directions, uvs, uvs2, colors, indices, material, skin, morphs);
    }

    /** The same surface with other normals. */
    public Mesh withNormals(float[] others) {
        return new Mesh(name, positions, others, uvs, uvs2, colors, indices, material, skin, morphs);
    }
}
