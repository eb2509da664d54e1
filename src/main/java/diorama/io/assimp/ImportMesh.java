package diorama.io.assimp;

import diorama.io.scene.AlikeVertices;
import diorama.io.scene.ArrayFile;
import diorama.io.scene.AssimpFaces;
import diorama.io.scene.ImportTable;
import diorama.io.scene.VertexColors;
import diorama.mesh.Bounds;
import org.joml.Matrix4f;
import org.joml.Vector3f;
import org.lwjgl.assimp.AIColor4D;
import org.lwjgl.assimp.AIMesh;
import org.lwjgl.assimp.AIVector3D;
import org.lwjgl.system.MemoryUtil;

/**
 * One of Assimp's meshes as plain arrays. Assimp gives many formats (Wavefront, stereolithography) a vertex per corner; those
 * that are the same in all respects become one here, as its own step for that takes ten times as long.
 */
final class ImportMesh {
    /** What a file's colours mean, and whether it shares vertices. */
    enum Source {
        /** Corners that share a vertex do so. */
        SHARED,
        /** A vertex per corner. */
        CORNERS
    }

    private final AIMesh mesh;
    private final ImportSkin skin;
    private final ImportMorphs morphs;
    private final float[] positions;
    private final float[] normals;
    private final float[] uvs;
    private final float[] uvs2;
    private final byte[] colors;
    private final int[] indices;

    /**
     * @param sets which of its texture coordinates its pictures lie on
     * @param linear whether colours of vertices are linear light
     * @param skin its bones
     * @param morphs its shapes
     */
    ImportMesh(AIMesh mesh, Source source, ImportUvs sets, boolean linear, ImportSkin skin, ImportMorphs morphs) {
        this.mesh = mesh;
        int count = mesh.mNumVertices();
        this.skin = skin;
        this.morphs = morphs;
        int[] read = AssimpFaces.of(mesh);
        float[] p = triples(mesh.mVertices());
        float[] n = mesh.mNormals() == null ? new float[0] : triples(mesh.mNormals());
        float[] t = sets.first(mesh);
        float[] t2 = sets.second(mesh);
        byte[] c = mesh.mColors(0) == null ? new byte[0] : colors(mesh.mColors(0), linear);
        if (source == Source.CORNERS && skin.isEmpty() && morphs.isEmpty()) {
            int[] first = new AlikeVertices(p, n, t, t2, c).first();
            int[] place = new int[count];
            int kept = 0;
            for (int v = 0; v < count; v++) {
                place[v] = first[v] == v ? kept++ : place[first[v]];
            }
            if (kept < count) {
                p = kept(p, first, kept, 3);
                n = n.length == 0 ? n : kept(n, first, kept, 3);
                t = t.length == 0 ? t : kept(t, first, kept, 2);
                t2 = t2.length == 0 ? t2 : kept(t2, first, kept, 2);
                c = c.length == 0 ? c : kept(c, first, kept);
                for (int i = 0; i < read.length; i++) {
                    read[i] = place[read[i]];
                }
            }
        }
        morphs.rest(p, n);
        positions = p;
        normals = n;
        uvs = t;
        uvs2 = t2;
        colors = c;
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

    /** Its shapes with what brings them. */
    ImportMorphs morphs() {
        return morphs;
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
                mesh.mName().dataString(),
                material(),
                vertices(),
                triangles(),
                normals.length > 0,
                uvs.length > 0,
                uvs2.length > 0,
                colors.length > 0,
                skin.bones(),
                skin.inverseBind(),
                morphs.rows());
    }

    /** In the order of {@link ImportTable}. */
    void write(ArrayFile out) throws java.io.IOException {
        out.put(positions);
        out.put(normals);
        out.put(uvs);
        out.put(uvs2);
        out.put(colors);
        out.put(indices);
        skin.write(out, vertices());
        morphs.write(out);
    }

    private static float[] triples(AIVector3D.Buffer vectors) {
        float[] out = new float[Math.multiplyExact(3, vectors.remaining())];
        MemoryUtil.memFloatBuffer(vectors.address(), out.length).get(out);
        return out;
    }

    private static byte[] colors(AIColor4D.Buffer colors, boolean linear) {
        byte[] out = new byte[4 * colors.remaining()];
        long at = colors.address();
        for (int i = 0; i < out.length; i++, at += Float.BYTES) {
            float value = Math.min(1, Math.max(0, MemoryUtil.memGetFloat(at)));
            out[i] = (byte) Math.round(255 * (linear && (i & 3) != 3 ? VertexColors.encoded(value) : value));
        }
        return out;
    }

    private static float[] kept(float[] values, int[] first, int kept, int width) {
        float[] out = new float[width * kept];
        int at = 0;
        for (int v = 0; v < first.length; v++) {
            if (first[v] == v) {
                for (int k = 0; k < width; k++) {
                    out[at++] = values[width * v + k];
                }
            }
        }
        return out;
    }

    private static byte[] kept(byte[] values, int[] first, int kept) {
        byte[] out = new byte[4 * kept];
        int at = 0;
        for (int v = 0; v < first.length; v++) {
            if (first[v] == v) {
                System.arraycopy(values, 4 * v, out, at, 4);
                at += 4;
            }
        }
        return out;
    }
}
