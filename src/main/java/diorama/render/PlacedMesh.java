package diorama.render;

import diorama.mesh.Material;
import diorama.mesh.Mesh;
import java.util.Optional;
import org.joml.Matrix4fc;

/**
 * A mesh at its place in the world.
 *
 * @param world from the mesh's to world space
 * @param photo from the mesh's space to projective texture coordinates (x/w, y/w) where the mesh carries a projected photo
 */
record PlacedMesh(Mesh mesh, Material material, Matrix4fc world, Optional<Matrix4fc> photo) {}
