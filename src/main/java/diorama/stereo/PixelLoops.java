package diorama.stereo;

/**
 * Weighted sums of rows of pixels by plain loops that the compiler turns into vector instructions (it does so with few arrays
 * a loop, one place in each, and where no two sides of a sum look alike). {@link Lanes} in ints: two channels at a time, from
 * bit 0 and 16 on, those from bit 8 and 24 on by a {@code shift} of 8. Weights are in 1/128 and sum to 128.
 */
final class PixelLoops {
    /** Where sums begin: 1/2, and 96 so that none is negative. */
    static final int BIAS = 0x3040_3040;

    private static final int TWO = 0x00ff_00ff;
    private static final int ONES = 0x0001_0001;

    private PixelLoops() {}

    /** Adds {@code weight} of the pixels. */
    static void add(int[] pixels, int shift, int weight, int[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += ((pixels[i] >>> shift) & TWO) * weight;
        }
    }

    /** Sums of pixels and {@code weights} of others instead of them. */
    static void begin(int[] pixels, int[] others, int[] weights, int[] sums, int shift) {
        for (int i = 0; i < sums.length; i++) {
            int c = (pixels[i] >>> shift) & TWO;
            sums[i] = (c << 7) + BIAS + (((others[i] >>> shift) & TWO) - c) * weights[i];
        }
    }

    /** Adds {@code weights} of others instead of the pixels. */
    static void add(int[] pixels, int[] others, int[] weights, int[] sums, int shift) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += (((others[i] >>> shift) & TWO) - ((pixels[i] >>> shift) & TWO)) * weights[i];
        }
    }

    /** Rounds and clamps the sums of red and blue; the other channels become 0. */
    static void finish(int[] sums, int[] colors) {
        for (int i = 0; i < colors.length; i++) {
            int notNegative = ((sums[i] >>> 7) & 0x01ff_01ff) + 0x7fa0_7fa0;
            int positive = (notNegative >>> 15) & ONES;
            int atLeastZero = notNegative & ((positive << 15) - positive);
            int above = ((atLeastZero + 0x7f00_7f00) >>> 15) & ONES;
            colors[i] = (atLeastZero | ((above << 8) - above)) & TWO;
        }
    }

    /** Adds green and alpha. */
    static void finishUpper(int[] sums, int[] colors) {
        for (int i = 0; i < colors.length; i++) {
            int notNegative = ((sums[i] >>> 7) & 0x01ff_01ff) + 0x7fa0_7fa0;
            int positive = (notNegative >>> 15) & ONES;
            int atLeastZero = notNegative & ((positive << 15) - positive);
            int above = ((atLeastZero + 0x7f00_7f00) >>> 15) & ONES;
            colors[i] |= ((atLeastZero | ((above << 8) - above)) & TWO) << 8;
        }
    }
}
