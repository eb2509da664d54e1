package diorama.io;

import diorama.mesh.Bounds;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.joml.Matrix4f;
import org.joml.Vector3f;
import org.lwjgl.assimp.AIFace;
import org.lwjgl.assimp.AIMesh;
import org.lwjgl.assimp.AIVector3D;
import org.lwjgl.system.MemoryUtil;

/**
 * One of Assimp's meshes as plain arrays. Assimp gives many formats (Wavefront, stereolithography) a vertex per corner; those
 * that are the same in all respects become one here, as its own step for that takes ten times as long.
 */
final class ImportMesh {
    private final AIMesh mesh;
    private final float[] positions;
    private final float[] normals;
    private final float[] uvs;
    private final int[] indices;

    /** @param join make vertices one that are the same in all respects */
    ImportMesh(AIMesh mesh, boolean join) {
        this.mesh = mesh;
        int count = mesh.mNumVertices();
        int[] read = faces(mesh);
        float[] p = triples(mesh.mVertices());
        float[] n = mesh.mNormals() == null ? new float[0] : triples(mesh.mNormals());
        float[] t = mesh.mTextureCoords(0) == null ? new float[0] : pairs(mesh.mTextureCoords(0));
        if (join) {
            int[] first = firstAlike(p, n, t);
            int[] place = new int[count];
            int kept = 0;
            for (int v = 0; v < count; v++) {
                place[v] = first[v] == v ? kept++ : place[first[v]];
            }
            p = kept(p, first, kept, 3);
            n = n.length == 0 ? n : kept(n, first, kept, 3);
            t = t.length == 0 ? t : kept(t, first, kept, 2);
            for (int i = 0; i < read.length; i++) {
                read[i] = place[read[i]];
            }
        }
        positions = p;
        normals = n;
        uvs = t;
        indices = read;
    }

    int triangles() {
        return indices.length / 3;
    }

    int vertices() {
        return positions.length / 3;
    }

    int material() {
        return mesh.mMaterialIndex();
    }

    boolean hasUvs() {
        return uvs.length > 0;
    }

    /** Coordinates that are infinite or not a number. */
    long nonfinite() {
        long count = 0;
        for (float value : positions) {
            if (!Float.isFinite(value)) {
                count++;
            }
        }
        return count;
    }

    Bounds bounds(Matrix4f world) {
        if (world.equals(new Matrix4f(), 0)) {
            return Bounds.of(positions);
        }
        float[] moved = new float[positions.length];
        Vector3f v = new Vector3f();
        for (int i = 0; i < moved.length; i += 3) {
            world.transformPosition(v.set(positions[i], positions[i + 1], positions[i + 2]));
            moved[i] = v.x;
            moved[i + 1] = v.y;
            moved[i + 2] = v.z;
        }
        return Bounds.of(moved);
    }

    ImportTable.MeshRow row() {
        return new ImportTable.MeshRow(
                mesh.mName().dataString(), material(), vertices(), triangles(), normals.length > 0, uvs.length > 0);
    }

    /** In the order of {@link ImportTable}. */
    List<ByteBuffer> arrays() {
        return List.of(bytes(positions), bytes(normals), bytes(uvs), bytes(indices));
    }

    private static ByteBuffer bytes(float[] values) {
        ByteBuffer out = ByteBuffer.allocateDirect(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        out.asFloatBuffer().put(values);
        return out;
    }

    private static ByteBuffer bytes(int[] values) {
        ByteBuffer out =
                ByteBuffer.allocateDirect(Integer.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        out.asIntBuffer().put(values);
        return out;
    }

    /** Points and lines are left out. */
    private static int[] faces(AIMesh mesh) {
        AIFace.Buffer faces = mesh.mFaces();
        int[] out = new int[Math.multiplyExact(3, mesh.mNumFaces())];
        int n = 0;
        for (long at = faces.address(), end = at + (long) mesh.mNumFaces() * AIFace.SIZEOF;
                at < end;
                at += AIFace.SIZEOF) {
            if (MemoryUtil.memGetInt(at + AIFace.MNUMINDICES) == 3) {
                long corners = MemoryUtil.memGetAddress(at + AIFace.MINDICES);
                out[n++] = MemoryUtil.memGetInt(corners);
                out[n++] = MemoryUtil.memGetInt(corners + 4);
                out[n++] = MemoryUtil.memGetInt(corners + 8);
            }
        }
        return Arrays.copyOf(out, n);
    }

    private static float[] triples(AIVector3D.Buffer vectors) {
        float[] out = new float[Math.multiplyExact(3, vectors.remaining())];
        MemoryUtil.memFloatBuffer(vectors.address(), out.length).get(out);
        return out;
    }

    /** Texture coordinates with the origin moved from the bottom to the top. */
    private static float[] pairs(AIVector3D.Buffer vectors) {
        float[] out = new float[2 * vectors.remaining()];
        long at = vectors.address();
        for (int i = 0; i < out.length; i += 2, at += AIVector3D.SIZEOF) {
            out[i] = MemoryUtil.memGetFloat(at);
            out[i + 1] = 1 - MemoryUtil.memGetFloat(at + 4);
        }
        return out;
    }

    /** Of each vertex the first one with the same position, normal and texture coordinates. */
    private static int[] firstAlike(float[] p, float[] n, float[] t) {
        int count = p.length / 3;
        int capacity = Integer.highestOneBit(Math.max(count, 4)) << 2;
        int[] table = new int[capacity];
        Arrays.fill(table, -1);
        int[] first = new int[count];
        for (int v = 0; v < count; v++) {
            int hash = 1;
            for (int k = 0; k < 3; k++) {
                hash = 31 * hash + Float.floatToRawIntBits(p[3 * v + k]);
            }
            if (t.length > 0) {
                hash = 31 * hash + Float.floatToRawIntBits(t[2 * v]);
                hash = 31 * hash + Float.floatToRawIntBits(t[2 * v + 1]);
            }
            int slot = ((hash * 0x9E3779B9) >>> 7) & (capacity - 1);
            while (table[slot] >= 0 && !alike(p, n, t, table[slot], v)) {
                slot = (slot + 1) & (capacity - 1);
            }
            if (table[slot] < 0) {
                table[slot] = v;
            }
            first[v] = table[slot];
        }
        return first;
    }

    private static boolean alike(float[] p, float[] n, float[] t, int a, int b) {
        return Arrays.equals(p, 3 * a, 3 * a + 3, p, 3 * b, 3 * b + 3)
                && (n.length == 0 || Arrays.equals(n, 3 * a, 3 * a + 3, n, 3 * b, 3 * b + 3))
                && (t.length == 0 || Arrays.equals(t, 2 * a, 2 * a + 2, t, 2 * b, 2 * b + 2));
    }

    private static float[] kept(float[] values, int[] first, int kept, int width) {
        float[] out = new float[width * kept];
        int at = 0;
        for (int v = 0; v < first.length; v++) {
            if (first[v] == v) {
                System.arraycopy(values, width * v, out, at, width);
                at += width;
            }
        }
        return out;
    }
}
