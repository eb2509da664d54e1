package diorama.stereo;

/**
 * Four colour channels in one long, 16 bits each, so that one multiplication weighs a whole pixel. Weights are in 1/128 and
 * may be negative; the sum of weights is 128, so a weighted sum lies in [-32768, 65535] in every lane and is clamped at the end.
 */
final class Lanes {
    /** 1/2 in every lane, added before the division by 128. */
    static final long HALF = 0x0040_0040_0040_0040L;

    /** Set in the lowest lane whose sum left [0, 255]: below 0 or from 256 on. */
    private static final long OUTSIDE = 0x8000_8000_8000_8000L;

    private static final long BYTES = 0x00ff_00ff_00ff_00ffL;
    private static final long BIAS = 0x3000_3000_3000_3000L;

    private Lanes() {}

    /** Four bytes of a pixel, each into its lane. */
    static long spread(int pixel) {
        long x = pixel & 0xffff_ffffL;
        x = (x | x << 16) & 0x0000_ffff_0000_ffffL;
        return (x | x << 8) & BYTES;
    }

    /** The pixel of a sum weighted in 1/128 to which {@link #HALF} was added; every channel clamped to [0, 255]. */
    static int pixel(long sum) {
        return (sum & OUTSIDE) == 0 ? pack(sum >>> 7 & BYTES) : clamped(sum);
    }

    private static int clamped(long sum) {
        long biased = sum + BIAS;
        int pixel = 0;
        for (int shift = 0; shift < 64; shift += 16) {
            int value = (((int) (biased >>> shift) & 0xffff) - 0x3000) >> 7;
            pixel |= Math.max(0, Math.min(255, value)) << (shift >> 1);
        }
        return pixel;
    }

    private static int pack(long x) {
        long pairs = (x | x >>> 8) & 0x0000_ffff_0000_ffffL;
        return (int) (pairs | pairs >>> 16);
    }
}
