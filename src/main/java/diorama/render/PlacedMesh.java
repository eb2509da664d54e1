package diorama.render;

import diorama.mesh.Material;
import diorama.mesh.Mesh;
import java.util.Optional;
import org.joml.Matrix4fc;
import org.joml.Vector4f;
import org.joml.Vector4fc;

/**
 * A mesh at its place in the world.
 *
 * @param world from the mesh's to world space
 * @param photo where the mesh carries a projected photo: the row whose product with a point of the mesh is the point's weight q
 *     in projective texture coordinates, (u q, v q, q)
 */
record PlacedMesh(Mesh mesh, Material material, Matrix4fc world, Optional<Vector4fc> photo) {
    /** The weight's row; that of ordinary coordinates, which weigh all points alike, where there is no photo. */
    Vector4fc weight() {
        return photo.orElse(new Vector4f(0, 0, 0, 1));
    }
}
