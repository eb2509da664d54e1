package diorama.io.assimp;

import diorama.io.fbx.FbxSkins;
import diorama.io.scene.ArrayFile;
import diorama.io.scene.StrongestBones;
import diorama.mesh.Skin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.joml.Matrix4f;
import org.lwjgl.PointerBuffer;
import org.lwjgl.assimp.AIBone;
import org.lwjgl.assimp.AIMesh;
import org.lwjgl.assimp.AIVertexWeight;

/** The bones of one of Assimp's meshes, with the four strongest of each vertex. Used in the importing process only. */
final class ImportSkin {
    private final List<String> bones = new ArrayList<>();
    private final float[] inverseBind;
    private final Skin skin;

    /** @param bound where an FBX file says that its meshes were bound */
    ImportSkin(AIMesh mesh, FbxSkins bound) {
        PointerBuffer pointers = mesh.mBones();
        int count = pointers == null ? 0 : mesh.mNumBones();
        inverseBind = new float[16 * count];
        StrongestBones strongest = new StrongestBones(count == 0 ? 0 : mesh.mNumVertices());
        for (int b = 0; pointers != null && b < count; b++) {
            bones.add(AIBone.create(pointers.get(b)).mName().dataString());
        }
        Map<String, Matrix4f> binds =
                bones.isEmpty() ? Map.of() : bound.of(mesh.mName().dataString(), Set.copyOf(bones));
        for (int b = 0; pointers != null && b < count; b++) {
            AIBone bone = AIBone.create(pointers.get(b));
            Matrix4f said = binds.get(bones.get(b));
            Matrix4f offset = said == null ? ImportReader.matrix(bone.mOffsetMatrix()) : said;
            offset.get(inverseBind, 16 * b);
            AIVertexWeight.Buffer carried = bone.mWeights();
            for (int w = 0; carried != null && w < carried.remaining(); w++) {
                int vertex = carried.get(w).mVertexId();
                if (Integer.compareUnsigned(vertex, mesh.mNumVertices()) < 0) {
                    strongest.add(vertex, b, carried.get(w).mWeight());
                }
            }
        }
        skin = strongest.skin(bones, inverseBind);
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
        if (!isEmpty() && skin.joints().length != Skin.PER_VERTEX * vertices) {
            throw new IllegalStateException("a skin of another mesh");
        }
        out.put(skin.joints());
        out.put(skin.weights());
    }
}
