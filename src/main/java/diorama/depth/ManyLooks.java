package diorama.depth;

import diorama.image.Resample;
import java.util.List;

/**
 * Depth of a still as the mean of several looks at it. A network that is fed a small picture errs less in the layout, and one that
 * is fed a large picture less at outlines; what a look at one size alone believes is halved.
 *
 * <p>That looks at several sizes know different things is from S. Miangoleh and others, "Boosting monocular depth estimation models
 * to high-resolution via content-adaptive multi-resolution merging", 2021; theirs merges by a network.
 */
public final class ManyLooks {
    private ManyLooks() {}

    /**
     * The mean, of the first look's size: finer maps gain nothing that refining does not bring.
     *
     * @param looks inverse depth of the same picture, each with a scale and shift of its own; those of the first hold, and the
     *     others are brought to them by least squares
     */
    public static RawDepth mean(List<RawDepth> looks) {
        RawDepth first = looks.get(0);
        float[] sum = first.values().clone();
        for (RawDepth look : looks.subList(1, looks.size())) {
            add(Resample.resize(look.values(), look.size(), first.size()), first.values(), sum);
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= looks.size();
        }
        return new RawDepth(first.size(), sum, first.kind(), first.fovX());
    }

    /** Adds {@code values}, brought to the scale and shift of {@code to}, to {@code sum}. */
    private static void add(float[] values, float[] to, float[] sum) {
        double mean = 0;
        double meanTo = 0;
        for (int i = 0; i < values.length; i++) {
            mean += values[i];
            meanTo += to[i];
        }
        mean /= values.length;
        meanTo /= values.length;
        double covariance = 0;
        double variance = 0;
        for (int i = 0; i < values.length; i++) {
            covariance += (values[i] - mean) * (to[i] - meanTo);
            variance += (values[i] - mean) * (values[i] - mean);
        }
        // a look that contradicts the first has nothing to say but the mean
        float scale = (float) (variance > 0 ? Math.max(0, covariance / variance) : 0);
        float shift = (float) (meanTo - scale * mean);
        for (int i = 0; i < values.length; i++) {
            sum[i] += scale * values[i] + shift;
        }
    }
}
