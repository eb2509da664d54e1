package diorama.stereo;

/**
 * Four colour channels in one long, 16 bits each, so that one multiplication weighs a whole pixel. Weights are in 1/128 and
 * may be negative; the sum of weights is 128, so a weighted sum lies in [-32768, 65535] in every lane and is clamped at the end.
 */
final class Lanes {
    /** 1/2 in every lane, added before the division by 128. */
    static final long HALF = 0x0040_0040_0040_0040L;

    private static final long BYTES = 0x00ff_00ff_00ff_00ffL;
    private static final long ONES = 0x0001_0001_0001_0001L;
    /** Set in the lowest lane whose sum left [0, 255]: below 0 or from 256 on. */
    private static final long TOP = 0x8000_8000_8000_8000L;
    /** 96 * 128 in every lane: no sum is lower. */
    private static final long BIAS = 0x3000_3000_3000_3000L;

    private Lanes() {}

    /** Bytes 0 2 1 3 of a pixel, each into its lane from the lowest on: in this order going back is cheapest. */
    static long spread(int pixel) {
        return (pixel & 0x00ff_00ffL) | ((pixel >>> 8) & 0x00ff_00ffL) << 32;
    }

    /** The pixel of a sum weighted in 1/128 to which {@link #HALF} was added; every channel clamped to [0, 255]. */
    static int pixel(long sum) {
        long lanes = (sum & TOP) == 0 ? (sum >>> 7) & BYTES : clamped(sum);
        return (int) (lanes | lanes >>> 24);
    }

    /** {@code weight}/256 of the one pixel and the rest of the other. */
    static int mix(int one, int other, int weight) {
        long sum = spread(one) * weight + spread(other) * (256 - weight) + 0x0080_0080_0080_0080L;
        long lanes = (sum >>> 8) & BYTES;
        return (int) (lanes | lanes >>> 24);
    }

    /** All lanes at once: a lane's top bit says whether it is inside, a mask is made of it. */
    private static long clamped(long sum) {
        long notNegative = (((sum + BIAS) >>> 7) & 0x01ff_01ff_01ff_01ffL) + 0x7fa0_7fa0_7fa0_7fa0L;
        long inside = (notNegative >>> 15) & ONES;
        long atLeastZero = notNegative & ((inside << 15) - inside);
        long above = ((atLeastZero + 0x7f00_7f00_7f00_7f00L) >>> 15) & ONES;
        return (atLeastZero | ((above << 8) - above)) & BYTES;
    }
}
