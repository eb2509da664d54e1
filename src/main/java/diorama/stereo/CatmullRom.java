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
    private CatmullRom() {}

    /** Weight {@code k} of phase p is at 4 p + k; p from 0 to 63. */
    static long[] weights() {
        long[] weights = new long[4 * 64];
        for (int p = 0; p < 64; p++) {
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
