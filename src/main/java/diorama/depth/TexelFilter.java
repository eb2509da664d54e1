package diorama.depth;

import diorama.base.Size;
import java.util.Arrays;

/**
 * Square windows over small maps, separable, on the caller's thread (to share a millisecond costs more than it saves); what lies
 * beyond the border does not count.
 */
final class TexelFilter {
    private TexelFilter() {}

    static float[] greatest(float[] values, Size size, int reach) {
        return down(across(values, size, reach), size, reach);
    }

    private static float[] across(float[] values, Size size, int reach) {
        int w = size.width();
        float[] out = new float[values.length];
        float[] line = new float[w + 2 * reach];
        float[] most = new float[w];
        for (int row = 0; row < values.length; row += w) {
            extend(values, row, w, reach, line);
            System.arraycopy(line, 0, most, 0, w);
            for (int k = 1; k <= 2 * reach; k++) {
                for (int x = 0; x < w; x++) {
                    most[x] = Math.max(most[x], line[x + k]);
                }
            }
            System.arraycopy(most, 0, out, row, w);
        }
        return out;
    }

    /** A row with its first and last value repeated {@code reach} times beside it. */
    private static void extend(float[] values, int row, int w, int reach, float[] line) {
        Arrays.fill(line, 0, reach, values[row]);
        System.arraycopy(values, row, line, reach, w);
        Arrays.fill(line, reach + w, line.length, values[row + w - 1]);
    }

    private static float[] down(float[] values, Size size, int reach) {
        int w = size.width();
        int h = size.height();
        float[] out = values.clone();
        for (int y = 0; y < h; y++) {
            for (int v = Math.max(0, y - reach); v <= Math.min(h - 1, y + reach); v++) {
                for (int x = 0; x < w; x++) {
                    out[y * w + x] = Math.max(out[y * w + x], values[v * w + x]);
                }
            }
        }
        return out;
    }

    /** Gaussian weights of offsets 0 to {@code reach}. */
    static float[] gaussian(double sigma, int reach) {
        float[] weights = new float[reach + 1];
        for (int k = 0; k <= reach; k++) {
            weights[k] = (float) Math.exp(-k * k / (2 * sigma * sigma));
        }
        return weights;
    }

    /** Gaussian of {@code sigma} texels; the border's texels go on beyond it. */
    static float[] smooth(float[] values, Size size, double sigma) {
        int w = size.width();
        int h = size.height();
        int reach = (int) Math.ceil(3 * sigma);
        float[] weights = gaussian(sigma, reach);
        float sum = weights[0];
        for (int k = 1; k <= reach; k++) {
            sum += 2 * weights[k];
        }
        float scale = 1 / sum;
        float[] out = new float[values.length];
        float[] column = new float[w];
        float[] line = new float[w + 2 * reach];
        for (int y = 0; y < h; y++) {
            Arrays.fill(column, 0);
            for (int k = -reach; k <= reach; k++) {
                int row = Math.max(0, Math.min(h - 1, y + k)) * w;
                add(values, row, weights[Math.abs(k)] * scale, column);
            }
            extend(column, 0, w, reach, line);
            Arrays.fill(column, 0);
            for (int k = -reach; k <= reach; k++) {
                add(line, k + reach, weights[Math.abs(k)] * scale, column);
            }
            System.arraycopy(column, 0, out, y * w, w);
        }
        return out;
    }

    private static void add(float[] values, int at, float weight, float[] sum) {
        for (int x = 0; x < sum.length; x++) {
            sum[x] += weight * values[at + x];
        }
    }
}
