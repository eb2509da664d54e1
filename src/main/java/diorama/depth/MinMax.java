package diorama.depth;

import diorama.base.Parallel;
import diorama.base.Size;

/** Running minima and maxima over a square window, separable, edges clamped. */
final class MinMax {
    private MinMax() {}

    static float[] minimum(float[] values, Size size, int radius) {
        return filter(values, size, radius, 1);
    }

    static float[] maximum(float[] values, Size size, int radius) {
        return filter(values, size, radius, -1);
    }

    /** The minimum of {@code sign} times the values, times {@code sign}. */
    private static float[] filter(float[] values, Size size, int radius, int sign) {
        int w = size.width();
        int h = size.height();
        float[] rows = new float[values.length];
        Parallel.rows(h, (from, to) -> {
            float[] line = new float[w + 2 * radius];
            for (int y = from; y < to; y++) {
                for (int x = 0; x < line.length; x++) {
                    line[x] = sign * values[y * w + Math.max(0, Math.min(w - 1, x - radius))];
                }
                shrinkWindow(line, 2 * radius + 1);
                System.arraycopy(line, 0, rows, y * w, w);
            }
        });
        float[] out = new float[values.length];
        Parallel.rows(h, (from, to) -> {
            for (int y = from; y < to; y++) {
                int first = Math.max(0, y - radius) * w;
                System.arraycopy(rows, first, out, y * w, w);
                for (int j = Math.max(0, y - radius) + 1; j <= Math.min(h - 1, y + radius); j++) {
                    for (int x = 0; x < w; x++) {
                        out[y * w + x] = Math.min(out[y * w + x], rows[j * w + x]);
                    }
                }
                for (int x = 0; x < w; x++) {
                    out[y * w + x] *= sign;
                }
            }
        });
        return out;
    }

    /** Replaces line[x] by the least of line[x] to line[x + length - 1], by doubling. */
    private static void shrinkWindow(float[] line, int length) {
        int have = 1;
        while (have < length) {
            int step = Math.min(have, length - have);
            for (int x = 0; x < line.length - have - step + 1; x++) {
                line[x] = Math.min(line[x], line[x + step]);
            }
            have += step;
        }
    }
}
