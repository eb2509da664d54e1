package diorama.io.scene;

import diorama.mesh.Skin;
import java.util.List;

/** The four strongest of the bones that carry each vertex. Confined to one thread. */
public final class StrongestBones {
    private final int[] joints;
    private final float[] weights;

    public StrongestBones(int vertices) {
        joints = new int[Math.multiplyExact(Skin.PER_VERTEX, vertices)];
        weights = new float[joints.length];
    }

    /** Takes the weakest one's place. */
    public void add(int vertex, int bone, float weight) {
        int from = Skin.PER_VERTEX * vertex;
        int weakest = from;
        for (int i = from + 1; i < from + Skin.PER_VERTEX; i++) {
            if (weights[i] < weights[weakest]) {
                weakest = i;
            }
        }
        if (weight > weights[weakest]) {
            weights[weakest] = weight;
            joints[weakest] = bone;
        }
    }

    /** With weights that sum to 1; nothing is to be added after that. */
    public Skin skin(List<String> bones, float[] inverseBind) {
        for (int from = 0; from < weights.length; from += Skin.PER_VERTEX) {
            float sum = weights[from] + weights[from + 1] + weights[from + 2] + weights[from + 3];
            for (int i = from; sum > 0 && i < from + Skin.PER_VERTEX; i++) {
                weights[i] /= sum;
            }
        }
        return new Skin(bones, inverseBind, joints, weights);
    }
}
