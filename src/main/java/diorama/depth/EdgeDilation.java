package diorama.depth;

import diorama.base.Size;

/**
 * Widens the foreground of a network's own small map where there are edges; iw3's {@code dilation.py} (nagadomi), for those who
 * have its numbers. Per pass, with r the range of the 3x3 neighbours:
 *
 * <pre>
 * w = clamp((r - mean r) / (std r + 1e-6), -3, 3), scaled to [0,1]
 * g = [21 31 21; 31 48 31; 21 31 21] / 256 around the pixel        v' = v (1 - w) + w max g over the pass's window
 * </pre>
 *
 * The window is 3x3 as often as both counts allow, then 3x1 or 1x3. Borders repeat.
 */
public final class EdgeDilation {
    private final int width;
    private final int height;

    private EdgeDilation(Size size) {
        width = size.width();
        height = size.height();
    }

    /**
     * Of the map's size.
     *
     * @param raw row-major; larger is nearer for {@link DepthKind#INVERSE_RELATIVE}, farther for the others
     * @param x passes along the rows
     * @param y passes along the columns
     */
    public static RawDepth dilate(RawDepth raw, int x, int y) {
        if (x == 0 && y == 0) {
            return raw;
        }
        boolean near = raw.kind() == DepthKind.INVERSE_RELATIVE;
        float[] values = near ? raw.values() : negated(raw.values());
        EdgeDilation dilation = new EdgeDilation(raw.size());
        int both = Math.min(x, y);
        for (int i = 0; i < Math.max(x, y); i++) {
            values = dilation.pass(values, i < both || x > y ? 1 : 0, i < both || y > x ? 1 : 0);
        }
        return new RawDepth(raw.size(), near ? values : negated(values), raw.kind(), raw.fovX());
    }

    private static float[] negated(float[] values) {
        float[] out = new float[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = -values[i];
        }
        return out;
    }

    private float[] pass(float[] v, int rx, int ry) {
        float[] weight = edges(v);
        float[] blurred = blur(v);
        float[] out = new float[v.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float most = Float.NEGATIVE_INFINITY;
                for (int dy = -ry; dy <= ry; dy++) {
                    for (int dx = -rx; dx <= rx; dx++) {
                        most = Math.max(most, at(blurred, x + dx, y + dy));
                    }
                }
                int i = y * width + x;
                out[i] = v[i] * (1 - weight[i]) + most * weight[i];
            }
        }
        return out;
    }

    private float[] edges(float[] v) {
        float[] range = new float[v.length];
        double sum = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float low = Float.POSITIVE_INFINITY;
                float high = Float.NEGATIVE_INFINITY;
                for (int k = 0; k < 9; k++) {
                    float n = at(v, x + k % 3 - 1, y + k / 3 - 1);
                    low = Math.min(low, n);
                    high = Math.max(high, n);
                }
                range[y * width + x] = high - low;
                sum += high - low;
            }
        }
        double mean = sum / range.length;
        double squares = 0;
        for (float r : range) {
            squares += (r - mean) * (r - mean);
        }
        double deviation = Math.sqrt(squares / Math.max(1, range.length - 1)) + 1e-6;
        return scaled(range, mean, deviation);
    }

    private static float[] scaled(float[] range, double mean, double deviation) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < range.length; i++) {
            range[i] = (float) Math.max(-3, Math.min(3, (range[i] - mean) / deviation));
            low = Math.min(low, range[i]);
            high = Math.max(high, range[i]);
        }
        for (int i = 0; i < range.length; i++) {
            range[i] = (range[i] - low) / (high - low + 1e-6f);
        }
        return range;
    }

    private float[] blur(float[] v) {
        float[] out = new float[v.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float corners = at(v, x - 1, y - 1) + at(v, x + 1, y - 1) + at(v, x - 1, y + 1) + at(v, x + 1, y + 1);
                float sides = at(v, x, y - 1) + at(v, x, y + 1) + at(v, x - 1, y) + at(v, x + 1, y);
                out[y * width + x] = (21 * corners + 31 * sides + 48 * v[y * width + x]) / 256;
            }
        }
        return out;
    }

    private float at(float[] v, int x, int y) {
        return v[Math.max(0, Math.min(height - 1, y)) * width + Math.max(0, Math.min(width - 1, x))];
    }
}
