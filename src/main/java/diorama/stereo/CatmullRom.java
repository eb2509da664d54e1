package diorama.stereo;

/**
 * Weights of the pixels i-1, i, i+1, i+2 for a point p/64 px right of pixel i, in 1/128, by whole numbers only, so that a
 * shader has the same. E. Catmull, R. Rom, A class of local interpolating splines, 1974. ({@code >>} rounds down.)
 *
 * <pre>
 * outer(p) = (-p^3 + 128 p^2 - 4096 p + 2048) &gt;&gt; 12
 * inner(p) = (3 p^3 - 320 p^2 + 524288 + 2048) &gt;&gt; 12
 * w0 = outer(p)      w3 = outer(64 - p)      the farther of w1, w2 = inner(max(p, 64 - p))      the nearer = 128 - the others
 * </pre>
 */
final class CatmullRom {
    /** Weight {@code k} of phase p is at 4 p + k; p from 0 to 64. */
    private static final long[] WEIGHTS = weights();

    /** ceil(2^30 / 2w) at w: {@code (n * it) >> 30} is n / 2w for all n < 2^18. */
    private static final int[] INVERSE = inverses();

    private CatmullRom() {}

    /**
     * Phase p of a point {@code r} steps from one end of a cell of {@code wide} steps: floor(64 r / wide + 1/2), r from 0 to
     * wide - 1.
     */
    static int phase(int r, int wide) {
        if (wide < INVERSE.length) {
            return (int) (((long) (128 * r + wide) * INVERSE[wide]) >> 30);
        }
        return (int) ((128L * r + wide) / (2L * wide));
    }

    /**
     * The pixel at phase {@code p} between two pixels, {@link Lanes} all: from {@code near}, at p = 0, to {@code far}, at p =
     * 64, with their outer neighbours.
     */
    static int mix(int p, long beforeNear, long near, long far, long afterFar) {
        int k = p << 2;
        // the weights sum to 128
        return Lanes.pixel((near << 7)
                + Lanes.HALF
                + (beforeNear - near) * WEIGHTS[k]
                + (far - near) * WEIGHTS[k + 2]
                + (afterFar - near) * WEIGHTS[k + 3]);
    }

    private static int[] inverses() {
        int[] inverses = new int[1024];
        for (int w = 1; w < inverses.length; w++) {
            inverses[w] = (1 << 30) / (2 * w) + 1;
        }
        return inverses;
    }

    static long[] weights() {
        long[] weights = new long[4 * 65];
        for (int p = 0; p <= 64; p++) {
            int outerLeft = outer(p);
            int outerRight = outer(64 - p);
            int inner = inner(Math.max(p, 64 - p));
            int other = 128 - outerLeft - outerRight - inner;
            weights[4 * p] = outerLeft;
            weights[4 * p + 1] = p <= 32 ? other : inner;
            weights[4 * p + 2] = p <= 32 ? inner : other;
            weights[4 * p + 3] = outerRight;
        }
        return weights;
    }

    /** 128 (-t^3 + 2 t^2 - t) / 2 at t = p / 64, rounded. */
    private static int outer(int p) {
        return (-p * p * p + 128 * p * p - 4096 * p + 2048) >> 12;
    }

    /** 128 (3 t^3 - 5 t^2 + 2) / 2 at t = p / 64, rounded. */
    private static int inner(int p) {
        return (3 * p * p * p - 320 * p * p + 524288 + 2048) >> 12;
    }
}
