package diorama.depth;

import diorama.base.Parallel;
import diorama.base.Size;

/** Running maxima along the rows, ends clamped. */
final class RowMaximum {
    private RowMaximum() {}

    static float[] of(float[] values, Size size, int radius) {
        int w = size.width();
        float[] out = new float[values.length];
        Parallel.rows(size.height(), (from, to) -> {
            float[] line = new float[w + 2 * radius];
            for (int y = from; y < to; y++) {
                System.arraycopy(values, y * w, line, radius, w);
                for (int k = 0; k < radius; k++) {
                    line[k] = line[radius];
                    line[w + radius + k] = line[w + radius - 1];
                }
                growWindow(line, 2 * radius + 1);
                System.arraycopy(line, 0, out, y * w, w);
            }
        });
        return out;
    }

    /** Replaces line[x] by the greatest of line[x] to line[x + length - 1], by doubling. */
    private static void growWindow(float[] line, int length) {
        int have = 1;
        while (have < length) {
            int step = Math.min(have, length - have);
            int end = line.length - have - step + 1;
            for (int x = 0; x < end; x++) {
                line[x] = Math.max(line[x], line[x + step]);
            }
            have += step;
        }
    }
}
