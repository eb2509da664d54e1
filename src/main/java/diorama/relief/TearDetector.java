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

    /** Two bits above those of {@link Layers}: perhaps torn. */
    private static final int WEAK = 4;

    /** Pixels of a row that are passed over together where nothing is weak. */
    private static final int BLOCK = 64;

    private TearDetector() {}

    /**
     * @param threshold difference of inverse depth, &gt; 0
     * @param shiftPx px that d = 1 moves against d = 0 in the strongest view
     * @param tears of the map's size; receives {@link Layers#TORN_RIGHT} and {@link Layers#TORN_DOWN}
     */
    public static void detect(DepthMap map, double threshold, double shiftPx, byte[] tears) {
        float high = (float) Math.max(threshold, SHIFT_MIN / Math.max(shiftPx, 1e-6));
        float low = high / 2;
        int w = map.width();
        int h = map.height();
        float[] d = map.inverseDepth();
        boolean[][] weak = new boolean[h][(w + BLOCK - 1) / BLOCK];
        Parallel.rows(h, (from, to) -> {
            for (int y = from; y < to; y++) {
                for (int x = 0; x < w; x++) {
                    int i = y * w + x;
                    float right = x + 1 < w ? Math.abs(d[i + 1] - d[i]) : 0;
                    float down = y + 1 < h ? Math.abs(d[i + w] - d[i]) : 0;
                    int found =
                            right <= low && down <= low ? 0 : grade(right, low, high) | (grade(down, low, high) << 1);
                    tears[i] = (byte) found;
                    if (found >= WEAK) {
                        weak[y][x / BLOCK] = true;
                    }
                }
            }
        });
        for (int y = 1; y < h; y++) {
            followRow(tears, y * w, w, -w, weak[y]);
        }
        for (int y = h - 2; y >= 0; y--) {
            followRow(tears, y * w, w, w, weak[y]);
        }
        Parallel.rows(h, (from, to) -> {
            for (int i = from * w; i < to * w; i++) {
                tears[i] &= Layers.TORN_RIGHT | Layers.TORN_DOWN;
            }
        });
    }

    /** Torn is {@link Layers#TORN_RIGHT}, perhaps torn is {@link #WEAK}. */
    private static int grade(float difference, float low, float high) {
        return difference > high ? Layers.TORN_RIGHT : difference > low ? WEAK : 0;
    }

    /** {@link #follow} in the blocks of a row that hold something weak. */
    private static void followRow(byte[] tears, int row, int w, int other, boolean[] weak) {
        for (int block = 0; block < weak.length; block++) {
            if (weak[block]) {
                follow(tears, row, w, other, block * BLOCK);
            }
        }
    }

    /** Tears what is weak in a block where a tear of the row {@code other} away, or of the same row, leads to it. */
    private static void follow(byte[] tears, int row, int w, int other, int from) {
        for (int x = from; x < Math.min(w, from + BLOCK); x++) {
            int i = row + x;
            int weak = (tears[i] >> 2) & ~tears[i] & 3;
            if (weak != 0) {
                int near = tears[i + other]
                        | (x > 0 ? tears[i + other - 1] | tears[i - 1] : 0)
                        | (x + 1 < w ? tears[i + other + 1] | tears[i + 1] : 0);
                tears[i] |= (byte) (weak & near);
            }
        }
    }
}
