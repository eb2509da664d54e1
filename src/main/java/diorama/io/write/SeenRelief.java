package diorama.io.write;

import diorama.mesh.Mesh;
import java.util.Optional;

/**
 * Meshes that show a photo as its camera saw it: a camera at the origin that looks along -Z sees every vertex where its texture
 * coordinates are. What such a mesh loses is measured in the picture and in parallax, where near and far count alike; planes
 * stay planes there.
 */
final class SeenRelief {
    /** Of the picture's width or height, that a vertex may lie off. */
    private static final double NEAR_ENOUGH = 1e-3;
    /** How much parallax counts against the picture's height: as much as orbiting a photo shows of it. */
    private static final float PARALLAX = 0.5f;

    private SeenRelief() {}

    /** A straight line from a coordinate in the picture plane to a texture coordinate. */
    private record Line(double factor, double offset) {
        double at(double t) {
            return factor * t + offset;
        }
    }

    /** Place in the picture, heights, and parallax for each vertex; empty for other meshes. */
    static Optional<float[]> flattened(Mesh mesh) {
        float[] p = mesh.positions();
        float[] uvs = mesh.uvs();
        float near = Float.POSITIVE_INFINITY;
        for (int i = 2; i < p.length; i += 3) {
            if (!(p[i] < 0) || !Float.isFinite(p[i])) {
                return Optional.empty();
            }
            near = Math.min(near, -p[i]);
        }
        if (uvs.length == 0 || mesh.triangleCount() == 0 || mesh.skin().isPresent()) {
            return Optional.empty();
        }
        Optional<Line> across = line(p, uvs, 0);
        Optional<Line> down = line(p, uvs, 1);
        if (across.isEmpty() || down.isEmpty()) {
            return Optional.empty();
        }
        float aspect = (float) Math.abs(down.get().factor / across.get().factor);
        float[] out = new float[p.length];
        for (int v = 0; v < uvs.length / 2; v++) {
            out[3 * v] = aspect * uvs[2 * v];
            out[3 * v + 1] = uvs[2 * v + 1];
            out[3 * v + 2] = PARALLAX * near / -p[3 * v + 2];
        }
        return Optional.of(out);
    }

    /** From the picture plane to texture coordinates along an axis, when it is the same one for all vertices. */
    private static Optional<Line> line(float[] p, float[] uvs, int axis) {
        int low = 0;
        int high = 0;
        for (int v = 1; v < uvs.length / 2; v++) {
            low = uvs[2 * v + axis] < uvs[2 * low + axis] ? v : low;
            high = uvs[2 * v + axis] > uvs[2 * high + axis] ? v : high;
        }
        double from = seen(p, low, axis);
        double to = seen(p, high, axis);
        double factor = (uvs[2 * high + axis] - uvs[2 * low + axis]) / (to - from);
        Line line = new Line(factor, uvs[2 * low + axis] - factor * from);
        for (int v = 0; v < uvs.length / 2; v++) {
            if (!(Math.abs(line.at(seen(p, v, axis)) - uvs[2 * v + axis]) < NEAR_ENOUGH)) {
                return Optional.empty();
            }
        }
        return factor == 0 ? Optional.empty() : Optional.of(line);
    }

    private static double seen(float[] p, int vertex, int axis) {
        return (double) p[3 * vertex + axis] / p[3 * vertex + 2];
    }
}
