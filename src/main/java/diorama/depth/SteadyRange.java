package diorama.depth;

import diorama.base.Size;

/**
 * A range that specks do not move: percentiles 0.5 and 99.5 after what is near and small was eroded by 3x3 pixels (CORE E.6).
 * Snow, sparks and single wrong pixels do not make the whole picture breathe.
 */
final class SteadyRange {
    private static final double LOW = 0.005;
    private static final double HIGH = 0.995;

    private SteadyRange() {}

    /** For metres the percentiles of a single picture: there the scene's own planes are meant. */
    static DepthRange of(RawDepth depth) {
        if (depth.kind() == DepthKind.METRIC_METRES) {
            return DepthNormalizer.rangeOf(depth.values(), depth.kind());
        }
        boolean nearIsHigh = depth.kind() == DepthKind.INVERSE_RELATIVE;
        DepthRange range = DepthNormalizer.percentiles(eroded(depth.values(), depth.size(), nearIsHigh), LOW, HIGH);
        // a map of few levels can have both percentiles on one
        return range.low() < range.high() ? range : DepthNormalizer.extremes(depth.values());
    }

    /** Least of 3x3, or greatest where near is low; separable. */
    private static float[] eroded(float[] v, Size size, boolean least) {
        int w = size.width();
        int h = size.height();
        float[] rows = new float[v.length];
        float[] out = new float[v.length];
        for (int i = 0; i < v.length; i++) {
            int x = i % w;
            rows[i] = extreme(v[x > 0 ? i - 1 : i], v[i], v[x < w - 1 ? i + 1 : i], least);
        }
        for (int i = 0; i < v.length; i++) {
            int y = i / w;
            out[i] = extreme(rows[y > 0 ? i - w : i], rows[i], rows[y < h - 1 ? i + w : i], least);
        }
        return out;
    }

    private static float extreme(float a, float b, float c, boolean least) {
        return least ? Math.min(a, Math.min(b, c)) : Math.max(a, Math.max(b, c));
    }
}
