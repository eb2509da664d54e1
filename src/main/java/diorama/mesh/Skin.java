package diorama.mesh;

import java.util.List;

/**
 * How bones carry a mesh's vertices. Arrays are owned and not written.
 *
 * @param bones names of the nodes that are bones
 * @param inverseBind per bone a column-major matrix from the mesh's to the bone's space at rest
 * @param joints four bone numbers per vertex
 * @param weights four shares per vertex; they sum to 1, or are all 0 where no bone carries a vertex
 */
public record Skin(List<String> bones, float[] inverseBind, int[] joints, float[] weights) {
    /** Bones of a vertex. */
    public static final int PER_VERTEX = 4;

    public Skin {
        bones = List.copyOf(bones);
        if (inverseBind.length != 16 * bones.size() || joints.length != weights.length) {
            throw new IllegalArgumentException(
                    "skin of " + bones.size() + " bones: array lengths do not fit each other");
        }
    }
}
