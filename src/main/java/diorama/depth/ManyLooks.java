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
            float[] values = Resample.resize(look.values(), look.size(), first.size());
            ScaleShift fit = ScaleShift.fit(values, first.values());
            for (int i = 0; i < sum.length; i++) {
                sum[i] += fit.of(values[i]);
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= looks.size();
        }
        return new RawDepth(first.size(), sum, first.kind(), first.fovX());
    }
}
