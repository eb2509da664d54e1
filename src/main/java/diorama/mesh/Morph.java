package diorama.mesh;

/**
 * A shape that a mesh can take (a morph target, in Blender a shape key). Arrays are owned and not written.
 *
 * @param positions how far each vertex goes, x y z
 * @param normals how much each normal changes, x y z; empty where they stay
 * @param weight share of it in the mesh at rest, whose vertices have it already
 */
public record Morph(String name, float[] positions, float[] normals, float weight) {}
