package diorama.io.scene;

import diorama.image.Sampler;
import diorama.mesh.Finish;
import diorama.mesh.MaterialMaps;
import java.util.List;

/**
 * What the importing process tells about a scene; readers without a process of their own make its rows, too. From the process the arrays follow one another in a second file, little-endian: of each mesh
 * positions, normals, texture coordinates and second ones (origin at the top left), colours, indices, bones and weights of
 * vertices, places and normals of each shape; then of each track of each animation times and values of moves, turns, scales and shares of shapes.
 *
 * @param nodes parents come before their children
 * @param metresPerUnit what a unit of the file means
 * @param notes what the user should know, one line each: textures that are missing or were refused
 */
public record ImportTable(
        List<NodeRow> nodes,
        List<MeshRow> meshes,
        List<MaterialRow> materials,
        List<LightRow> lights,
        List<AnimationRow> animations,
        float metresPerUnit,
        List<String> notes,
        MeshInfo info) {

    /**
     * @param parent index of the node above, -1 for roots
     * @param matrix to the parent's space, column-major
     * @param camera vertical field of view in radians, aspect, near, far; empty for none
     * @param light index of a lamp, -1 for none
     */
    public record NodeRow(String name, int parent, float[] matrix, int[] meshes, float[] camera, int light) {}

    /**
     * Counts of the arrays that follow.
     *
     * @param bones names of nodes; empty for meshes that no bones carry
     * @param inverseBind 16 numbers a bone
     */
    public record MeshRow(
            String name,
            int material,
            int vertices,
            int triangles,
            boolean normals,
            boolean uvs,
            boolean uvs2,
            boolean colors,
            List<String> bones,
            float[] inverseBind,
            List<MorphRow> morphs) {}

    /** @param normals whether it changes them */
    public record MorphRow(String name, float weight, boolean normals) {}

    /**
     * @param color linear RGBA
     * @param emissive linear RGB
     * @param opaque the base colour's alpha means nothing
     * @param textures base colour, then those of {@link MaterialMaps.Kind} in their order, of which the last may lack
     * @param second those that lie on second texture coordinates
     * @param glossy linear mirrored colour and glossiness of a material that has these instead of metalness and roughness, whose second
     *     texture has them, too; else empty
     */
    public record MaterialRow(
            String name,
            float[] color,
            float metallic,
            float roughness,
            boolean unlit,
            float[] emissive,
            boolean cutout,
            boolean opaque,
            List<TextureRow> textures,
            List<MaterialMaps.Kind> second,
            float[] glossy,
            Finish finish) {}

    /**
     * @param file empty when there is no picture, or none that was found
     * @param reference as the file spells it; empty when there is none
     */
    public record TextureRow(String file, String reference, Sampler sampler) {
        public static final TextureRow NONE = new TextureRow("", "", Sampler.TILED);
        /** One that there is, but not for us. */
        public static final TextureRow LEFT_OUT = new TextureRow("", "left out", Sampler.TILED);

        public TextureRow with(Sampler other) {
            return new TextureRow(file, reference, other);
        }

        public boolean isMissing() {
            return file.isEmpty() && !reference.isEmpty();
        }
    }

    /** @param kind a {@link diorama.mesh.Light.Kind} */
    public record LightRow(String name, String kind, float[] color, float intensity, float inner, float outer) {}

    public record AnimationRow(String name, double seconds, List<TrackRow> tracks) {}

    /**
     * @param keys numbers of moves, turns, scales and shares of shapes
     * @param shapes shares of a key
     */
    public record TrackRow(String node, int[] keys, int shapes) {}
}
