package diorama.depth;

import diorama.base.Size;
import diorama.image.DepthMap;
import java.util.Arrays;

/**
 * Turns a network's raw output into inverse depth in [0,1], 1 nearest.
 *
 * <pre>
 * INVERSE_RELATIVE   d = (v - low) / (high - low)
 * DISTANCE_RELATIVE  d = (high - v) / (high - low)
 * METRIC_METRES      d = (1/v - 1/far) / (1/near - 1/far)      near = low, far = high
 * </pre>
 *
 * Everything is clamped; what is not a number becomes 0 (far). An output without any range becomes 0.5 everywhere.
 */
public final class DepthNormalizer {
    /** Share of pixels nearer than the near plane and beyond the far plane of a metric scene (CORE E.1). */
    private static final double METRIC_NEAR = 0.01;

    private static final double METRIC_FAR = 0.995;

    /** Far over near below which a metric scene is taken for flat. */
    private static final double FLAT = 1.011;

    private DepthNormalizer() {}

    /** Least and greatest finite value; 0 to 0 when there is none. */
    public static DepthRange extremes(float[] raw) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float v : raw) {
            if (Float.isFinite(v)) {
                low = Math.min(low, v);
                high = Math.max(high, v);
            }
        }
        return low <= high ? new DepthRange(low, high) : new DepthRange(0, 0);
    }

    /** The values below which the shares {@code low} and {@code high}, both in [0,1], of the finite values lie. */
    public static DepthRange percentiles(float[] raw, double low, double high) {
        float[] sorted = new float[raw.length];
        int count = 0;
        for (float v : raw) {
            if (Float.isFinite(v)) {
                sorted[count++] = v;
            }
        }
        if (count == 0) {
            return new DepthRange(0, 0);
        }
        Arrays.sort(sorted, 0, count);
        return new DepthRange(
                sorted[(int) Math.round(low * (count - 1))], sorted[(int) Math.round(high * (count - 1))]);
    }

    /** The range a single picture of that kind is normalised by: extremes, or for metres the scene's percentiles. */
    public static DepthRange rangeOf(float[] raw, DepthKind kind) {
        return kind == DepthKind.METRIC_METRES ? wide(percentiles(raw, METRIC_NEAR, METRIC_FAR)) : extremes(raw);
    }

    /**
     * {@code metres} where they are apart; else a hundredth of inverse distance about them, so that what is flat has a range in
     * which it lies exactly, in the middle.
     */
    public static DepthRange wide(DepthRange metres) {
        if (!(metres.low() > 0) || metres.high() > FLAT * metres.low()) {
            return metres;
        }
        double middle = (1.0 / metres.low() + 1.0 / metres.high()) / 2;
        double half = (FLAT - 1) / (FLAT + 1);
        return new DepthRange((float) (1 / (middle * (1 + half))), (float) (1 / (middle * (1 - half))));
    }

    /** Inverse depth of {@code raw} (row-major, row 0 top), normalised by {@code range}. */
    public static DepthMap normalize(Size size, float[] raw, DepthKind kind, DepthRange range) {
        DepthMap map = DepthMap.allocate(size);
        float[] d = map.inverseDepth();
        float zero = kind == DepthKind.INVERSE_RELATIVE ? range.low() : range.high();
        float one = kind == DepthKind.INVERSE_RELATIVE ? range.high() : range.low();
        boolean metric = kind == DepthKind.METRIC_METRES;
        if (metric) {
            zero = 1 / Math.max(zero, Float.MIN_NORMAL);
            one = 1 / Math.max(one, Float.MIN_NORMAL);
        }
        if (zero == one) {
            Arrays.fill(d, 0.5f);
            return map;
        }
        float gain = 1 / (one - zero);
        for (int i = 0; i < d.length; i++) {
            float v = metric ? 1 / Math.max(raw[i], Float.MIN_NORMAL) : raw[i];
            float t = (v - zero) * gain;
            d[i] = t >= 0 ? Math.min(t, 1) : 0;
        }
        return map;
    }

    /** Inverse depth of one picture's output, normalised by its own range. */
    public static DepthMap normalize(Size size, float[] raw, DepthKind kind) {
        return normalize(size, raw, kind, rangeOf(raw, kind));
    }
}
