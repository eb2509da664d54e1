package diorama.depth;

import diorama.base.Parallel;
import diorama.base.Size;
import java.util.Arrays;

/** Square windows over small maps, separable; what lies beyond the border does not count. */
final class TexelFilter {
    private TexelFilter() {}

    static float[] greatest(float[] values, Size size, int reach) {
        return down(across(values, size, reach), size, reach);
    }

    static float[] least(float[] values, Size size, int reach) {
        return negated(greatest(negated(values), size, reach));
    }

    private static float[] negated(float[] values) {
        float[] out = new float[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = -values[i];
        }
        return out;
    }

    private static float[] across(float[] values, Size size, int reach) {
        int w = size.width();
        float[] out = values.clone();
        Parallel.rows(size.height(), (from, to) -> {
            for (int row = from * w; row < to * w; row += w) {
                for (int k = 1; k <= Math.min(reach, w - 1); k++) {
                    for (int x = 0; x < w - k; x++) {
                        out[row + x] = Math.max(out[row + x], values[row + x + k]);
                        out[row + x + k] = Math.max(out[row + x + k], values[row + x]);
                    }
                }
            }
        });
        return out;
    }

    private static float[] down(float[] values, Size size, int reach) {
        int w = size.width();
        int h = size.height();
        float[] out = values.clone();
        Parallel.rows(h, (from, to) -> {
            for (int y = from; y < to; y++) {
                for (int v = Math.max(0, y - reach); v <= Math.min(h - 1, y + reach); v++) {
                    for (int x = 0; x < w; x++) {
                        out[y * w + x] = Math.max(out[y * w + x], values[v * w + x]);
                    }
                }
            }
        });
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
        Parallel.rows(h, (from, to) -> {
            float[] column = new float[w];
            for (int y = from; y < to; y++) {
                Arrays.fill(column, 0);
                for (int k = -reach; k <= reach; k++) {
                    int row = Math.max(0, Math.min(h - 1, y + k)) * w;
                    float weight = weights[Math.abs(k)] * scale;
                    for (int x = 0; x < w; x++) {
                        column[x] += weight * values[row + x];
                    }
                }
                for (int x = 0; x < w; x++) {
                    float v = 0;
                    for (int k = -reach; k <= reach; k++) {
                        v += weights[Math.abs(k)] * scale * column[Math.max(0, Math.min(w - 1, x + k))];
                    }
                    out[y * w + x] = v;
                }
            }
        });
        return out;
    }
}
