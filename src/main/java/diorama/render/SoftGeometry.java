package diorama.render;

import diorama.base.Parallel;
import diorama.base.Size;
import diorama.camera.Camera;
import java.util.Arrays;
import java.util.List;
import org.joml.Matrix3f;
import org.joml.Matrix4f;
import org.joml.Matrix4fc;
import org.joml.Vector4f;
import org.joml.Vector4fc;

/**
 * A scene's triangles as one camera sees them, cut at the near plane, in samples of the picture. Written once per picture by
 * one thread, then only read.
 */
final class SoftGeometry {
    /** Slots of a vertex: place in samples, NDC depth, 1/w. */
    static final int X = 0;

    static final int Y = 1;
    static final int Z = 2;
    static final int INVERSE_W = 3;
    /** Projective texture coordinates: u = S/Q, v = T/Q. */
    static final int S = 4;

    static final int T = 5;
    static final int Q = 6;
    /** Distance that depth shading shows. */
    static final int DISTANCE = 7;
    /** View space: point and normal, three slots each. */
    static final int POINT = 8;

    static final int NORMAL = 11;
    private static final int CLIP = 14;
    /** Linear light and alpha, four slots; only of meshes with colours of their own. */
    static final int COLOR = 18;

    static final int STRIDE = 22;

    private static final int CHUNK = 4096;

    private final float scaleX;
    private final float scaleY;
    private float[] vertices = new float[0];
    private int vertexCount;
    private int[] corners = new int[0];
    private int[] meshes = new int[0];
    private int[] sources = new int[0];
    private int triangleCount;

    /**
     * @param all what is seen
     * @param depthAxis {@link PlacedScene#depthAxis}
     */
    SoftGeometry(List<PlacedMesh> all, Vector4fc depthAxis, Camera camera, Size size) {
        scaleX = size.width() / 2f;
        scaleY = size.height() / 2f;
        int allVertices = all.stream().mapToInt(m -> m.mesh().vertexCount()).sum();
        int allTriangles = all.stream().mapToInt(m -> m.mesh().triangleCount()).sum();
        vertices = new float[STRIDE * (allVertices + 64)];
        corners = new int[3 * (allTriangles + 64)];
        meshes = new int[allTriangles + 64];
        sources = new int[allTriangles + 64];
        Matrix4f view = camera.view();
        Vector4f axis = depthAxis.get(new Vector4f());
        for (int m = 0; m < all.size(); m++) {
            int start = vertexCount;
            place(all.get(m), view, camera.projection().matrix(), axis);
            assemble(all.get(m).mesh().indices(), start, m);
        }
    }

    float[] vertices() {
        return vertices;
    }

    /** Three offsets into {@link #vertices} per triangle. */
    int[] corners() {
        return corners;
    }

    int triangleCount() {
        return triangleCount;
    }

    /** Index of the placed mesh that triangle {@code t} belongs to. */
    int meshOf(int t) {
        return meshes[t];
    }

    /** Which of that mesh's triangles it is, or is a part of. */
    int sourceOf(int t) {
        return sources[t];
    }

    private void place(PlacedMesh placed, Matrix4fc view, Matrix4fc projection, Vector4f axis) {
        float[] p = placed.mesh().positions();
        float[] normals = placed.mesh().normals();
        float[] uvs = placed.mesh().uvs();
        byte[] colors = placed.mesh().colors();
        int count = placed.mesh().vertexCount();
        int start = vertexCount;
        vertexCount += count;
        // those that cuts through earlier meshes made come besides
        room();
        Matrix4f modelView = view.mul(placed.world(), new Matrix4f());
        Matrix3f normal = modelView.normal(new Matrix3f());
        Vector4f depth = placed.world().transformTranspose(new Vector4f(axis));
        Vector4fc weight = placed.weight();
        Parallel.rows((count + CHUNK - 1) / CHUNK, (from, to) -> {
            float[] v = vertices;
            for (int i = from * CHUNK; i < Math.min(count, to * CHUNK); i++) {
                int o = STRIDE * (start + i);
                float x = p[3 * i];
                float y = p[3 * i + 1];
                float z = p[3 * i + 2];
                transform(modelView, x, y, z, v, o);
                v[o + DISTANCE] = depth.x * x + depth.y * y + depth.z * z + depth.w;
                float q = weight.x() * x + weight.y() * y + weight.z() * z + weight.w();
                v[o + S] = uvs.length == 0 ? 0 : uvs[2 * i] * q;
                v[o + T] = uvs.length == 0 ? 0 : uvs[2 * i + 1] * q;
                v[o + Q] = q;
                if (normals.length > 0) {
                    turn(normal, normals[3 * i], normals[3 * i + 1], normals[3 * i + 2], v, o);
                }
                for (int c = 0; c < 3 && colors.length > 0; c++) {
                    v[o + COLOR + c] = LinearLight.of(colors[4 * i + c] & 0xff);
                }
                v[o + COLOR + 3] = colors.length > 0 ? (colors[4 * i + 3] & 0xff) / 255f : 1;
                project(projection, v, o);
            }
        });
    }

    private static void transform(Matrix4fc m, float x, float y, float z, float[] v, int o) {
        v[o + POINT] = m.m00() * x + m.m10() * y + m.m20() * z + m.m30();
        v[o + POINT + 1] = m.m01() * x + m.m11() * y + m.m21() * z + m.m31();
        v[o + POINT + 2] = m.m02() * x + m.m12() * y + m.m22() * z + m.m32();
    }

    private static void turn(Matrix3f m, float x, float y, float z, float[] v, int o) {
        v[o + NORMAL] = m.m00 * x + m.m10 * y + m.m20 * z;
        v[o + NORMAL + 1] = m.m01 * x + m.m11 * y + m.m21 * z;
        v[o + NORMAL + 2] = m.m02 * x + m.m12 * y + m.m22 * z;
    }

    private void project(Matrix4fc m, float[] v, int o) {
        float x = v[o + POINT];
        float y = v[o + POINT + 1];
        float z = v[o + POINT + 2];
        v[o + CLIP] = m.m00() * x + m.m10() * y + m.m20() * z + m.m30();
        v[o + CLIP + 1] = m.m01() * x + m.m11() * y + m.m21() * z + m.m31();
        v[o + CLIP + 2] = m.m02() * x + m.m12() * y + m.m22() * z + m.m32();
        v[o + CLIP + 3] = m.m03() * x + m.m13() * y + m.m23() * z + m.m33();
        toSamples(v, o);
    }

    /** Row 0 is the top. Meaningless behind the near plane, where no triangle keeps it. */
    private void toSamples(float[] v, int o) {
        float inverse = 1 / v[o + CLIP + 3];
        v[o + INVERSE_W] = inverse;
        v[o + X] = scaleX + scaleX * v[o + CLIP] * inverse;
        v[o + Y] = scaleY - scaleY * v[o + CLIP + 1] * inverse;
        v[o + Z] = v[o + CLIP + 2] * inverse;
    }

    private void assemble(int[] indices, int start, int mesh) {
        for (int i = 0; i < indices.length; i += 3) {
            int a = STRIDE * (start + indices[i]);
            int b = STRIDE * (start + indices[i + 1]);
            int c = STRIDE * (start + indices[i + 2]);
            boolean aIn = inFront(a) > 0;
            boolean bIn = inFront(b) > 0;
            boolean cIn = inFront(c) > 0;
            if (aIn && bIn && cIn) {
                add(a, b, c, mesh, i / 3);
            } else if (aIn || bIn || cIn) {
                cut(new int[] {a, b, c}, mesh, i / 3);
            }
        }
    }

    /** Positive in front of the near plane. */
    private float inFront(int o) {
        return vertices[o + CLIP + 2] + vertices[o + CLIP + 3];
    }

    private void cut(int[] triangle, int mesh, int source) {
        int[] kept = new int[4];
        int n = 0;
        for (int i = 0; i < 3; i++) {
            int a = triangle[i];
            int b = triangle[(i + 1) % 3];
            float da = inFront(a);
            float db = inFront(b);
            if (da > 0) {
                kept[n++] = a;
            }
            if (da > 0 != db > 0) {
                // the same point whichever way the edge is walked
                kept[n++] = da > 0 ? between(a, b, da / (da - db)) : between(b, a, db / (db - da));
            }
        }
        for (int i = 2; i < n; i++) {
            add(kept[0], kept[i - 1], kept[i], mesh, source);
        }
    }

    /** For all vertices that there are. */
    private void room() {
        if (STRIDE * vertexCount > vertices.length) {
            vertices = Arrays.copyOf(vertices, Math.max(STRIDE * vertexCount, vertices.length / 2 * 3));
        }
    }

    private int between(int a, int b, float t) {
        int o = STRIDE * vertexCount++;
        room();
        float[] v = vertices;
        for (int slot = S; slot < STRIDE; slot++) {
            v[o + slot] = v[a + slot] + (v[b + slot] - v[a + slot]) * t;
        }
        toSamples(v, o);
        return o;
    }

    private void add(int a, int b, int c, int mesh, int source) {
        if (triangleCount == meshes.length) {
            meshes = Arrays.copyOf(meshes, meshes.length * 3 / 2);
            sources = Arrays.copyOf(sources, meshes.length);
            corners = Arrays.copyOf(corners, 3 * meshes.length);
        }
        meshes[triangleCount] = mesh;
        sources[triangleCount] = source;
        int i = 3 * triangleCount++;
        corners[i] = a;
        corners[i + 1] = b;
        corners[i + 2] = c;
    }
}
