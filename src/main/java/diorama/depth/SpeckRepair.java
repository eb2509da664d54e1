package diorama.depth;

import diorama.image.FloatMap;
import java.util.Arrays;

/**
 * Fills small unknown spots of stereo cameras' maps, which hold 0 there: from the same row, evenly where both sides are one
 * surface, as the farther side where they are not, since what only one camera saw lies behind.
 *
 * <p>A 0 may as well be a sky seen through leaves. It is taken for unknown only where few pixels are 0 and no other comes near
 * it; large areas stay far away.
 */
final class SpeckRepair {
    /** Most pixels in a spot, connected by sides. */
    private static final int MOST = 64;

    /** Most of the map that may be 0 if that means unknown. */
    private static final double SHARE = 0.1;

    /** Least value of a known pixel if 0 means unknown, of the largest. */
    private static final float GAP = 0.04f;

    /** Largest difference within one surface, of the largest value. */
    private static final float SAME_SURFACE = 0.05f;

    private static final byte SPOT = 1;
    private static final byte AREA = 2;

    private final FloatMap map;
    private final float[] values;
    private final int width;
    /** By pixel, 0 where it is known or was not looked at. */
    private final byte[] kinds;
    /** Pixels of the area being looked at. */
    private int[] found = new int[MOST];

    private SpeckRepair(FloatMap map) {
        this.map = map;
        values = map.values();
        width = map.size().width();
        kinds = new byte[values.length];
    }

    /** Fills the spots of {@code map} in place; values from 0, near = large. */
    static void fill(FloatMap map) {
        float least = Float.MAX_VALUE;
        float most = 0;
        int unknown = 0;
        for (float v : map.values()) {
            if (v == 0) {
                unknown++;
            } else {
                least = Math.min(least, v);
                most = Math.max(most, v);
            }
        }
        if (unknown > 0 && unknown <= SHARE * map.values().length && least >= GAP * most) {
            new SpeckRepair(map).fill(SAME_SURFACE * most);
        }
    }

    private void fill(float margin) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == 0 && kinds[i] == 0) {
                mark(i);
            }
        }
        for (int y = 0; y < map.size().height(); y++) {
            for (int x = 0; x < width; x++) {
                if (kinds[y * width + x] == SPOT) {
                    x = fillRun(y * width, x, margin);
                }
            }
        }
    }

    /** Finds the area of pixel {@code i} and says what kind it is. */
    private void mark(int i) {
        int count = 0;
        found[count++] = i;
        kinds[i] = AREA;
        for (int k = 0; k < count; k++) {
            int at = found[k];
            int x = at % width;
            count = x > 0 ? visit(at - 1, count) : count;
            count = x + 1 < width ? visit(at + 1, count) : count;
            count = visit(at - width, count);
            count = visit(at + width, count);
        }
        for (int k = 0; count <= MOST && k < count; k++) {
            kinds[found[k]] = SPOT;
        }
    }

    private int visit(int i, int count) {
        if (i < 0 || i >= values.length || values[i] != 0 || kinds[i] != 0) {
            return count;
        }
        kinds[i] = AREA;
        if (count == found.length) {
            found = Arrays.copyOf(found, 2 * count);
        }
        found[count] = i;
        return count + 1;
    }

    /** Fills the spot's pixels from (x, row) on; returns the last of them. */
    private int fillRun(int row, int x, float margin) {
        int end = x;
        while (end < width && kinds[row + end] == SPOT) {
            end++;
        }
        float before = x > 0 ? values[row + x - 1] : 0;
        float after = end < width ? values[row + end] : 0;
        boolean even = before > 0 && after > 0 && Math.abs(after - before) <= margin;
        float farther = before == 0 ? after : after == 0 ? before : Math.min(before, after);
        for (int k = x; k < end; k++) {
            float t = (float) (k - x + 1) / (end - x + 1);
            values[row + k] = even ? before + t * (after - before) : farther;
        }
        return end - 1;
    }
}
