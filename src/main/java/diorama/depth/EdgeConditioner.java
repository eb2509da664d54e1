package diorama.depth;

import diorama.base.Parallel;
import diorama.image.DepthMap;

/**
 * Makes the edges of a full-size map of inverse depth fit for tearing: soft ones become steps, and the foreground is widened
 * so that mixed edge pixels belong to it.
 *
 * <p>Rank-contrast snap: in a window the pixel takes the window's least or greatest value, whichever half it lies in, to the
 * degree that the window's contrast is that of an edge. Windows whose contrast lies in a single step are left alone.
 */
public final class EdgeConditioner {
    /** Contrast at which snapping begins and is complete (CORE E.5). */
    private static final float CONTRAST_LOW = 0.03f;

    private static final float CONTRAST_HIGH = 0.08f;

    private EdgeConditioner() {}

    /** The map with its edges conditioned as {@code options} say; of the same size, in [0,1]. */
    public static DepthMap condition(DepthMap map, DepthOptions options) {
        return condition(map, options, 3);
    }

    /** @param radius half of the widest edge that is snapped, px */
    static DepthMap condition(DepthMap map, DepthOptions options, int radius) {
        DepthMap out = options.edgeSnap() ? snap(map, radius) : map;
        return options.edgeDilation() > 0
                ? new DepthMap(out.size(), MinMax.maximum(out.inverseDepth(), out.size(), options.edgeDilation()))
                : out;
    }

    private static DepthMap snap(DepthMap map, int radius) {
        float[] d = map.inverseDepth();
        float[] low = MinMax.minimum(d, map.size(), radius);
        float[] high = MinMax.maximum(d, map.size(), radius);
        DepthMap out = DepthMap.allocate(map.size());
        float[] snapped = out.inverseDepth();
        int w = map.width();
        Parallel.rows(map.height(), (from, to) -> {
            for (int i = from * w; i < to * w; i++) {
                float contrast = high[i] - low[i];
                float t = Math.max(0, Math.min(1, (contrast - CONTRAST_LOW) / (CONTRAST_HIGH - CONTRAST_LOW)));
                t = t * t * (3 - 2 * t);
                float target = d[i] - low[i] > contrast / 2 ? high[i] : low[i];
                snapped[i] = d[i] + t * (target - d[i]);
            }
        });
        return out;
    }
}
