package diorama.io;

import diorama.mesh.Skin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.joml.Matrix4f;
import org.lwjgl.PointerBuffer;
import org.lwjgl.assimp.AIBone;
import org.lwjgl.assimp.AIMesh;
import org.lwjgl.assimp.AIVertexWeight;

/** The bones of one of Assimp's meshes, with the four strongest of each vertex. Used in the importing process only. */
final class ImportSkin {
    private final List<String> bones = new ArrayList<>();
    private final float[] inverseBind;
    private final int[] joints;
    private final float[] weights;

    ImportSkin(AIMesh mesh) {
        PointerBuffer pointers = mesh.mBones();
        int count = pointers == null ? 0 : mesh.mNumBones();
        inverseBind = new float[16 * count];
        int slots = count == 0 ? 0 : Math.multiplyExact(Skin.PER_VERTEX, mesh.mNumVertices());
        joints = new int[slots];
        weights = new float[slots];
        for (int b = 0; pointers != null && b < count; b++) {
            AIBone bone = AIBone.create(pointers.get(b));
            bones.add(bone.mName().dataString());
            Matrix4f offset = ImportReader.matrix(bone.mOffsetMatrix());
            offset.get(inverseBind, 16 * b);
            AIVertexWeight.Buffer carried = bone.mWeights();
            for (int w = 0; carried != null && w < carried.remaining(); w++) {
                int vertex = carried.get(w).mVertexId();
                if (Integer.compareUnsigned(vertex, mesh.mNumVertices()) < 0) {
                    add(vertex, b, carried.get(w).mWeight());
                }
            }
        }
        normalize();
    }

    boolean isEmpty() {
        return bones.isEmpty();
    }

    List<String> bones() {
        return bones;
    }

    float[] inverseBind() {
        return inverseBind;
    }

    void write(ArrayFile out, int vertices) throws IOException {
        if (!isEmpty() && joints.length != Skin.PER_VERTEX * vertices) {
            throw new IllegalStateException("a skin of another mesh");
        }
        out.put(joints);
        out.put(weights);
    }

    /** Takes the weakest one's place. */
    private void add(int vertex, int bone, float weight) {
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

    private void normalize() {
        for (int from = 0; from < weights.length; from += Skin.PER_VERTEX) {
            float sum = weights[from] + weights[from + 1] + weights[from + 2] + weights[from + 3];
            for (int i = from; sum > 0 && i < from + Skin.PER_VERTEX; i++) {
                weights[i] /= sum;
            }
        }
    }
}
