package diorama.render;

import diorama.mesh.Bounds;
import diorama.mesh.Material;
import diorama.mesh.Mesh;
import java.util.Optional;
import org.joml.Matrix4fc;
import org.joml.Vector3f;
import org.joml.Vector3fc;
import org.joml.Vector4f;
import org.joml.Vector4fc;

/**
 * A mesh at its place in the world.
 *
 * @param world from the mesh's to world space
 * @param photo where the mesh carries a projected photo: the row whose product with a point of the mesh is the point's weight q
 *     in projective texture coordinates, (u q, v q, q)
 * @param photographer where the photo was taken, world space
 * @param bounds around the vertices, world space
 * @param range nearest and farthest distance of a vertex along the scene's depth axis
 */
record PlacedMesh(
        Mesh mesh,
        Material material,
        Matrix4fc world,
        Optional<Vector4fc> photo,
        Vector3fc photographer,
        Bounds bounds,
        PlacedScene.Range range) {
    /** What a relief's layer behind its tears is called. */
    private static final String BEHIND = "background";

    /** {@link #photographer} in view space; w 0 without a photo, 2 for what lies behind the photo's tears, else 1. */
    Vector4f photoEye(Matrix4fc view) {
        float kind = photo.isEmpty() ? 0 : mesh.name().equals(BEHIND) ? 2 : 1;
        return new Vector4f(view.transformPosition(new Vector3f(photographer)), kind);
    }

    /** Another mesh in its place, which lies within it. */
    PlacedMesh of(Mesh other) {
        return new PlacedMesh(other, material, world, photo, photographer, bounds, range);
    }

    /** The weight's row; that of ordinary coordinates, which weigh all points alike, where there is no photo. */
    Vector4fc weight() {
        return photo.orElse(new Vector4f(0, 0, 0, 1));
    }
}
