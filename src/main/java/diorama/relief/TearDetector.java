package diorama.relief;

import diorama.base.Parallel;
import diorama.image.DepthMap;

/**
 * Finds where the surface is torn: between neighbours that differ by more than a threshold in inverse depth and by more than
 * half a pixel in shift. Weaker differences (half of the threshold) are torn where they continue a tear (CORE E.5, step 4).
 * Slopes below stay whole, which is right for floors.
 */
public final class TearDetector {
    /** Least difference of shift in the strongest view that is torn, px. */
    private static final double SHIFT_MIN = 0.5;

    private TearDetector() {}

    /**
     * @param threshold difference of inverse depth, &gt; 0
     * @param shiftPx px that d = 1 moves against d = 0 in the strongest view
     * @param tears of the map's size; receives {@link Layers#TORN_RIGHT} and {@link Layers#TORN_DOWN}
     */
    public static void detect(DepthMap map, double threshold, double shiftPx, byte[] tears) {
        float high = (float) Math.max(threshold, SHIFT_MIN / Math.max(shiftPx, 1e-6));
        int w = map.width();
        int h = map.height();
        float[] d = map.inverseDepth();
        Parallel.rows(h, (from, to) -> {
            for (int y = from; y < to; y++) {
                for (int x = 0; x < w; x++) {
                    int i = y * w + x;
                    int torn = x + 1 < w && Math.abs(d[i + 1] - d[i]) > high ? Layers.TORN_RIGHT : 0;
                    torn |= y + 1 < h && Math.abs(d[i + w] - d[i]) > high ? Layers.TORN_DOWN : 0;
                    tears[i] = (byte) torn;
                }
            }
        });
    }
}
