package diorama.io.scene;

import java.util.Arrays;
import org.lwjgl.assimp.AIFace;
import org.lwjgl.assimp.AIMesh;
import org.lwjgl.system.MemoryUtil;

/** The triangles of one of Assimp's meshes. */
public final class AssimpFaces {
    private AssimpFaces() {}

    /** Points and lines are left out, and triangles of vertices that do not exist. */
    public static int[] of(AIMesh mesh) {
        AIFace.Buffer faces = mesh.mFaces();
        int[] out = new int[Math.multiplyExact(3, mesh.mNumFaces())];
        int vertices = mesh.mNumVertices();
        int n = 0;
        for (long at = faces.address(), end = at + (long) mesh.mNumFaces() * AIFace.SIZEOF;
                at < end;
                at += AIFace.SIZEOF) {
            if (MemoryUtil.memGetInt(at + AIFace.MNUMINDICES) == 3) {
                long corners = MemoryUtil.memGetAddress(at + AIFace.MINDICES);
                int a = MemoryUtil.memGetInt(corners);
                int b = MemoryUtil.memGetInt(corners + 4);
                int c = MemoryUtil.memGetInt(corners + 8);
                if (Integer.compareUnsigned(a, vertices) < 0
                        && Integer.compareUnsigned(b, vertices) < 0
                        && Integer.compareUnsigned(c, vertices) < 0) {
                    out[n] = a;
                    out[n + 1] = b;
                    out[n + 2] = c;
                    n += 3;
                }
            }
        }
        return n == out.length ? out : Arrays.copyOf(out, n);
    }
}
