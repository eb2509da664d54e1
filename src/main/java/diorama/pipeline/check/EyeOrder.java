package diorama.pipeline.check;

import diorama.base.Size;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;

/**
 * Which half of a packed picture is the left eye's. In the left eye near things lie further right than in the right eye (by
 * s(d), rising with inverse depth d): blocks are matched between the halves, and the shifts are compared with depth.
 */
final class EyeOrder {
    private static final int BLOCK = 12;
    private static final int GRID = 24;

    private EyeOrder() {}

    /** Where the two halves lie. */
    record Halves(RgbaImage packed, boolean beside) {
        Size size() {
            return beside
                    ? new Size(Math.max(1, packed.width() / 2), packed.height())
                    : new Size(packed.width(), Math.max(1, packed.height() / 2));
        }

        /** Brightness of half 0 or 1 at (x, y). */
        int level(int half, int x, int y) {
            int argb = packed.argb(x + (beside ? half * size().width() : 0), y + (beside ? 0 : half * size().height()));
            return (argb >> 16 & 255) + 2 * (argb >> 8 & 255) + (argb & 255);
        }
    }

    /**
     * Correlation in [-1,1] between depth and how much further right things lie in the first half: 1 the first half is the left
     * eye's, -1 the right eye's, near 0 it cannot be told.
     */
    static double leftFirst(Halves halves, DepthMap depth) {
        Size size = halves.size();
        int reach = Math.max(2, size.width() / 12);
        double n = 0;
        double sumD = 0;
        double sumS = 0;
        double sumDd = 0;
        double sumSs = 0;
        double sumDs = 0;
        for (int gy = 0; gy < GRID; gy++) {
            for (int gx = 0; gx < GRID; gx++) {
                int x = reach + (int) ((gx + 0.5) * (size.width() - 2.0 * reach - BLOCK) / GRID);
                int y = (int) ((gy + 0.5) * (size.height() - BLOCK) / GRID);
                if (x < reach || y < 0 || x + BLOCK + reach > size.width()) {
                    continue;
                }
                int shift = shift(halves, x, y, reach);
                if (shift == Integer.MIN_VALUE) {
                    continue;
                }
                int dx = (x + BLOCK / 2) * depth.width() / size.width();
                int dy = (y + BLOCK / 2) * depth.height() / size.height();
                double d = depth.inverseDepth()[dy * depth.width() + dx];
                n++;
                sumD += d;
                sumS += shift;
                sumDd += d * d;
                sumSs += (double) shift * shift;
                sumDs += d * shift;
            }
        }
        double varD = n * sumDd - sumD * sumD;
        double varS = n * sumSs - sumS * sumS;
        return varD <= 0 || varS <= 0 ? 0 : (n * sumDs - sumD * sumS) / Math.sqrt(varD * varS);
    }

    /** How many px further right the block at (x, y) of the first half lies than in the second; no value where it is flat. */
    private static int shift(Halves halves, int x, int y, int reach) {
        long best = Long.MAX_VALUE;
        long worst = 0;
        int at = Integer.MIN_VALUE;
        for (int s = -reach; s <= reach; s++) {
            long difference = 0;
            for (int j = 0; j < BLOCK; j += 2) {
                for (int i = 0; i < BLOCK; i++) {
                    difference += Math.abs(halves.level(0, x + i, y + j) - halves.level(1, x + i - s, y + j));
                }
            }
            if (difference < best) {
                best = difference;
                at = s;
            }
            worst = Math.max(worst, difference);
        }
        return worst < 24L * BLOCK * BLOCK / 2 || best * 3 > worst ? Integer.MIN_VALUE : at;
    }
}
