package diorama.mesh;

/**
 * A clear lacquer over a surface, as glTF has it.
 *
 * @param share of the surface that it lies on, [0,1]
 * @param roughness of it, [0,1]
 * @param bumps what the slopes of its own picture of normals are multiplied with
 */
public record Coat(float share, float roughness, float bumps) {
    public static final Coat NONE = new Coat(0, 0, 1);
}
