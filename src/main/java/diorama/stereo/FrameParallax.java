package diorama.stereo;

import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import java.util.Arrays;

/**
 * What of a frame's depth matters to the eyes.
 *
 * @param far inverse depth that 1 % of what people look at lies behind
 * @param near that 1 % lies before
 * @param attended what people look at, on average
 * @param border inverse depth along the left and right border, as {@value #QUANTILES} evenly spaced quantiles
 * @param slope mean change of inverse depth along 1 % of the width
 */
public record FrameParallax(float far, float near, float attended, float[] border, float slope) {
    private static final int QUANTILES = 17;
    private static final int BINS = 1024;

    /** Share of the width at either side that is the border. */
    private static final double STRIP = 0.02;

    private static final double TAIL = 0.01;

    /**
     * Measures a frame. Pixels count by how much they stand out, at least half.
     *
     * @param frame of any size of the map's shape
     */
    public static FrameParallax of(RgbaImage frame, DepthMap depth) {
        float[] weights = AutoConvergence.saliency(frame, depth);
        double[] histogram = new double[BINS + 1];
        double sum = 0;
        double attended = 0;
        double looked = 0;
        for (int y = 0; y < depth.height(); y++) {
            for (int x = 0; x < depth.width(); x++) {
                float d = Math.max(0, Math.min(1, depth.at(x, y)));
                double seen = Math.min(1, weights[AutoConvergence.cell(x, y, depth.size())]);
                double weight = 0.5 + 0.5 * seen;
                histogram[Math.round(d * BINS)] += weight;
                sum += weight;
                double look = seen > 0.5 ? 1 : 1e-9;
                attended += look * d;
                looked += look;
            }
        }
        return new FrameParallax(
                quantile(histogram, TAIL * sum),
                quantile(histogram, (1 - TAIL) * sum),
                (float) (attended / looked),
                border(depth),
                slope(depth));
    }

    private static float quantile(double[] histogram, double until) {
        double sum = 0;
        for (int i = 0; i < histogram.length; i++) {
            sum += histogram[i];
            if (sum >= until) {
                return (float) i / BINS;
            }
        }
        return 1;
    }

    private static float[] border(DepthMap depth) {
        int strip = Math.max(1, (int) (STRIP * depth.width()));
        float[] all = new float[2 * strip * depth.height()];
        int n = 0;
        for (int y = 0; y < depth.height(); y++) {
            for (int x = 0; x < strip; x++) {
                all[n++] = depth.at(Math.min(x, depth.width() - 1), y);
                all[n++] = depth.at(depth.width() - 1 - Math.min(x, depth.width() - 1), y);
            }
        }
        Arrays.sort(all);
        float[] quantiles = new float[QUANTILES];
        for (int i = 0; i < QUANTILES; i++) {
            quantiles[i] = all[(int) ((i + 0.5) * all.length / QUANTILES)];
        }
        return quantiles;
    }

    private static float slope(DepthMap depth) {
        int step = Math.max(1, Math.round(depth.width() / 100f));
        double sum = 0;
        long count = 0;
        for (int y = 0; y < depth.height(); y++) {
            for (int x = step; x < depth.width(); x++) {
                sum += Math.abs(depth.at(x, y) - depth.at(x - step, y));
                count++;
            }
        }
        return count == 0 ? 0 : (float) (sum / count * depth.width() / (100.0 * step));
    }

    /** Share of the border that stands before the inverse depth {@code d}, in [0,1]. */
    public double borderBefore(double d) {
        int count = 0;
        for (float q : border) {
            count += q > d ? 1 : 0;
        }
        return (double) count / border.length;
    }
}
