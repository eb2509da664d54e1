package diorama.depth;

import diorama.base.Size;
import java.util.Arrays;

/**
 * Filters of small maps of one size, separable and on one thread (a map is a few dozen thousand texels; starting others costs more
 * than it saves). They run along a map with a margin as along one long line, so that no loop is short. What lies beyond the border
 * goes on as its outermost texel. Holds what it needs in between: confined to one thread at a time.
 */
final class TexelFilter {
    /** How far a filter may reach, texels. */
    static final int MOST = 5;

    private static final int GAUSSIAN_REACH = 3;

    private final Size size;
    private final int stride;
    private float[] values;
    private float[] next;
    /** Of greatest and least: floats from 0 on compare as their bits do, and whole numbers compare eight at a time. */
    private int[] bits;

    private int[] nextBits;

    TexelFilter(Size size) {
        this.size = size;
        stride = size.width() + 2 * MOST;
        values = new float[stride * (size.height() + 2 * MOST)];
        next = new float[values.length];
        bits = new int[values.length];
        nextBits = new int[values.length];
    }

    /** Gaussian weights of offsets 0 to {@code reach}. */
    static float[] gaussian(double sigma, int reach) {
        float[] weights = new float[reach + 1];
        for (int k = 0; k <= reach; k++) {
            weights[k] = (float) Math.exp(-k * k / (2 * sigma * sigma));
        }
        return weights;
    }

    /** The greatest of the texels at most {@code reach} away along both axes; values from 0 on, reach up to {@link #MOST}. */
    float[] greatest(float[] map, int reach) {
        return extreme(map, reach, TexelFilter::greaterOf);
    }

    /** The least of them. */
    float[] least(float[] map, int reach) {
        return extreme(map, reach, TexelFilter::lesserOf);
    }

    /** Gaussian of {@code sigma} texels, up to 1, cut off at three. */
    float[] smooth(float[] map, double sigma) {
        float[] weights = gaussian(sigma, GAUSSIAN_REACH);
        float sum = -weights[0];
        for (float w : weights) {
            sum += 2 * w;
        }
        for (int k = 0; k < weights.length; k++) {
            weights[k] /= sum;
        }
        spread(map);
        weigh(weights, 1);
        weigh(weights, stride);
        float[] out = new float[size.pixels()];
        for (int y = 0; y < size.height(); y++) {
            System.arraycopy(values, (y + MOST) * stride + MOST, out, y * size.width(), size.width());
        }
        return out;
    }

    /** Lays a map out with its margin. */
    private void spread(float[] map) {
        int w = size.width();
        for (int y = -MOST; y < size.height() + MOST; y++) {
            int row = Math.max(0, Math.min(size.height() - 1, y)) * w;
            int to = (y + MOST) * stride;
            Arrays.fill(values, to, to + MOST, map[row]);
            System.arraycopy(map, row, values, to + MOST, w);
            Arrays.fill(values, to + MOST + w, to + stride, map[row + w - 1]);
        }
    }

    /** Compares each value with that {@code shift} after it. */
    @FunctionalInterface
    private interface Comparison {
        void on(int[] from, int shift, int[] to);
    }

    private float[] extreme(float[] map, int reach, Comparison comparison) {
        spread(map);
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToRawIntBits(values[i]);
        }
        extremeOf(2 * reach + 1, 1, comparison);
        extremeOf(2 * reach + 1, stride, comparison);
        float[] out = new float[size.pixels()];
        for (int y = 0; y < size.height(); y++) {
            int from = (y + MOST - reach) * stride + MOST - reach;
            for (int x = 0; x < size.width(); x++) {
                out[y * size.width() + x] = Float.intBitsToFloat(bits[from + x]);
            }
        }
        return out;
    }

    /** Of each value and the next {@code count - 1} at intervals of {@code step}, by doubling: of 2, of 4, ... of two runs that overlap. */
    private void extremeOf(int count, int step, Comparison comparison) {
        int run = 1;
        while (run < count) {
            int shift = Math.min(run, count - run);
            comparison.on(bits, shift * step, nextBits);
            int[] compared = nextBits;
            nextBits = bits;
            bits = compared;
            run += shift;
        }
    }

    private static void greaterOf(int[] from, int shift, int[] to) {
        int length = from.length - shift;
        for (int i = 0; i < length; i++) {
            to[i] = Math.max(from[i], from[i + shift]);
        }
        System.arraycopy(from, length, to, length, shift);
    }

    private static void lesserOf(int[] from, int shift, int[] to) {
        int length = from.length - shift;
        for (int i = 0; i < length; i++) {
            to[i] = Math.min(from[i], from[i + shift]);
        }
        System.arraycopy(from, length, to, length, shift);
    }

    /** @param weights of offsets 0 to {@link #GAUSSIAN_REACH} */
    private void weigh(float[] weights, int step) {
        float w0 = weights[0];
        float w1 = weights[1];
        float w2 = weights[2];
        float w3 = weights[3];
        float[] v = values;
        float[] out = next;
        int last = v.length - 3 * step;
        for (int i = 3 * step; i < last; i++) {
            out[i] = w0 * v[i]
                    + w1 * (v[i - step] + v[i + step])
                    + w2 * (v[i - 2 * step] + v[i + 2 * step])
                    + w3 * (v[i - 3 * step] + v[i + 3 * step]);
        }
        next = v;
        values = out;
    }
}
