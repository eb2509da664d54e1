package diorama.depth;

import java.util.Arrays;

/**
 * Least value, greatest value and greatest step on the eight rays from every pixel of a stretch of a row. All pixels of the
 * stretch go along a ray together, copied so that all arrays have one index: loops that the compiler makes vector code of.
 * Confined to the thread that made it.
 */
final class RayRange {
    /** Longest stretch, px. */
    static final int LENGTH = 128;

    final float[] low = new float[LENGTH];
    final float[] high = new float[LENGTH];
    final float[] step = new float[LENGTH];
    private final float[] center = new float[LENGTH];
    private float[] before = new float[LENGTH];
    private float[] value = new float[LENGTH];

    /**
     * Of the {@code count} pixels from index {@code at} on, whose rays all stay in the map.
     *
     * @param width of the map, px
     * @param reach of the rays, px
     */
    void measure(float[] d, int at, int count, int width, int reach) {
        System.arraycopy(d, at, center, 0, count);
        System.arraycopy(center, 0, low, 0, count);
        System.arraycopy(center, 0, high, 0, count);
        Arrays.fill(step, 0, count, 0);
        ray(d, at, count, 1, reach);
        ray(d, at, count, -1, reach);
        for (int dx = -1; dx <= 1; dx++) {
            ray(d, at, count, width + dx, reach);
            ray(d, at, count, -width + dx, reach);
        }
    }

    private void ray(float[] d, int at, int count, int stride, int reach) {
        System.arraycopy(center, 0, before, 0, count);
        for (int k = 1; k <= reach; k++) {
            System.arraycopy(d, at + k * stride, value, 0, count);
            widen(before, value, count);
            float[] swapped = before;
            before = value;
            value = swapped;
        }
    }

    private void widen(float[] from, float[] to, int count) {
        float[] least = low;
        float[] most = high;
        float[] steepest = step;
        for (int x = 0; x < count; x++) {
            least[x] = Math.min(least[x], to[x]);
            most[x] = Math.max(most[x], to[x]);
            steepest[x] = Math.max(steepest[x], Math.abs(to[x] - from[x]));
        }
    }
}
