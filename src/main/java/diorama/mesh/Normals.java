package diorama.mesh;

import diorama.base.Parallel;
import java.util.List;

/** Smooth normals: at each vertex the mean of its triangles' normals, weighted by area. */
public final class Normals {
    /** Corners from which on two threads are sooner done. */
    private static final int MANY = 1 << 18;

    private Normals() {}

    /** The scene with normals on every mesh that had none. */
    public static Scene added(Scene scene) {
        List<Mesh> meshes = scene.meshes().stream()
                .map(m -> m.normals().length > 0 ? m : m.withNormals(smooth(m.positions(), m.indices())))
                .toList();
        return new Scene(scene.roots(), meshes, scene.materials(), scene.animations());
    }

    /** @return unit normals, x y z per vertex; +Y where a vertex has no triangle with an area */
    public static float[] smooth(float[] positions, int[] indices) {
        float[] sums = indices.length < MANY ? sums(positions, indices, 0, indices.length) : halves(positions, indices);
        unit(sums);
        return sums;
    }

    /** The sums of both halves of the triangles, made side by side. */
    private static float[] halves(float[] positions, int[] indices) {
        int middle = indices.length / 6 * 3;
        List<float[]> halves = Parallel.both(
                () -> sums(positions, indices, 0, middle), () -> sums(positions, indices, middle, indices.length));
        float[] sums = halves.get(0);
        float[] more = halves.get(1);
        for (int i = 0; i < sums.length; i++) {
            sums[i] += more[i];
        }
        return sums;
    }

    private static float[] sums(float[] positions, int[] indices, int from, int to) {
        float[] sums = new float[positions.length];
        for (int t = from; t < to; t += 3) {
            int a = 3 * indices[t];
            int b = 3 * indices[t + 1];
            int c = 3 * indices[t + 2];
            float ux = positions[b] - positions[a];
            float uy = positions[b + 1] - positions[a + 1];
            float uz = positions[b + 2] - positions[a + 2];
            float vx = positions[c] - positions[a];
            float vy = positions[c + 1] - positions[a + 1];
            float vz = positions[c + 2] - positions[a + 2];
            add(sums, a, b, c, uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx);
        }
        return sums;
    }

    private static void add(float[] sums, int a, int b, int c, float x, float y, float z) {
        if (!Float.isFinite(x + y + z)) {
            return;
        }
        sums[a] += x;
        sums[a + 1] += y;
        sums[a + 2] += z;
        sums[b] += x;
        sums[b + 1] += y;
        sums[b + 2] += z;
        sums[c] += x;
        sums[c + 1] += y;
        sums[c + 2] += z;
    }

    /** Gives them the length 1. */
    static void unit(float[] normals) {
        for (int v = 0; v < normals.length; v += 3) {
            unit(normals, v);
        }
    }

    private static void unit(float[] sums, int v) {
        double x = sums[v];
        double y = sums[v + 1];
        double z = sums[v + 2];
        double length = Math.sqrt(x * x + y * y + z * z);
        boolean none = !(length > 0);
        sums[v] = none ? 0 : (float) (x / length);
        sums[v + 1] = none ? 1 : (float) (y / length);
        sums[v + 2] = none ? 0 : (float) (z / length);
    }
}
