package diorama.stereo;

import diorama.base.Size;
import diorama.image.DeepImage;
import diorama.image.RgbaImage;

/**
 * What goes on beyond the left and right end of a picture: its outermost column, the smoother along the column the farther
 * away, so that no streaks are seen. Triangle weights by twice summed columns, so the cost does not grow with the distance; whole
 * numbers that may wrap around, which their differences do not mind. Immutable.
 */
final class FrameEnds {
    private static final int REACH_MAX = 255;
    private static final int PAD = REACH_MAX + 2;

    /** Channel by channel, left column then right one: sums of sums from above the picture. */
    private final int[][] sums = new int[8][];

    FrameEnds(RgbaImage image) {
        this(image.size(), image::channel);
    }

    FrameEnds(DeepImage image) {
        this(image.size(), image::channel);
    }

    /** A channel of a pixel. */
    @FunctionalInterface
    private interface Channel {
        int at(int x, int y, int channel);
    }

    private FrameEnds(Size size, Channel image) {
        int rows = size.height();
        for (int side = 0; side < 2; side++) {
            int x = side * (size.width() - 1);
            for (int c = 0; c < 4; c++) {
                int[] twice = new int[rows + 2 * PAD + 1];
                int once = 0;
                for (int k = 0; k + 1 < twice.length; k++) {
                    twice[k + 1] = twice[k] + once;
                    once += image.at(x, Math.max(0, Math.min(rows - 1, k - PAD)), c);
                }
                sums[4 * side + c] = twice;
            }
        }
    }

    /**
     * The pixel at row {@code y}, {@code distance} 1/64 px beyond the centre of the left or right end: with h = min(255, distance
     * >> 7) the mean of rows y-h to y+h of the column, rows beyond the picture repeated, weighted h + 1 - |k|, rounded.
     */
    int pixel(boolean right, int y, int distance) {
        int pixel = 0;
        for (int c = 0; c < 4; c++) {
            pixel |= channel(right, y, distance, c) << (8 * c);
        }
        return pixel;
    }

    /** One channel of it. */
    int channel(boolean right, int y, int distance, int c) {
        int n = Math.min(REACH_MAX, distance >> 7) + 1;
        int weights = n * n;
        int at = y + PAD + 1;
        int[] twice = sums[(right ? 4 : 0) + c];
        int sum = twice[at + n] - 2 * twice[at] + twice[at - n];
        // of 16 bits it fills all 32, but no more
        return Integer.divideUnsigned(sum + weights / 2, weights);
    }
}
