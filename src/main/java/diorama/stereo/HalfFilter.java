package diorama.stereo;

/**
 * Weights that halve a row or column of pixels: R. Keys' cubic (a = -1/2), 1981, stretched to the pixels of the result so that
 * nothing finer than them survives. Weights are in 1/128 and sum to 128; ends are repeated. Immutable.
 */
final class HalfFilter {
    private static final int SUM = 128;

    private final int count;
    private final int taps;
    /** First source pixel of each result; may lie outside. */
    private final int[] first;

    private final long[] weights;

    /** @param source pixels of the row, at least 1; the result has {@code max(1, source / 2)} */
    HalfFilter(int source) {
        count = Math.max(1, source / 2);
        double step = (double) source / count;
        taps = (int) Math.ceil(4 * step);
        first = new int[count];
        weights = new long[count * taps];
        double[] exact = new double[taps];
        for (int i = 0; i < count; i++) {
            double center = (i + 0.5) * step - 0.5;
            first[i] = (int) Math.ceil(center - 2 * step);
            double sum = 0;
            for (int k = 0; k < taps; k++) {
                exact[k] = cubic(Math.abs(first[i] + k - center) / step);
                sum += exact[k];
            }
            quantise(exact, sum, i * taps);
        }
    }

    int count() {
        return count;
    }

    int taps() {
        return taps;
    }

    /** Source pixel of tap {@code k} of result {@code i}; may lie outside. */
    int source(int i, int k) {
        return first[i] + k;
    }

    long weight(int i, int k) {
        return weights[i * taps + k];
    }

    /** Halves a row; {@code lanes} holds the source's pixels as {@link Lanes}. */
    void apply(long[] lanes, int[] out) {
        int last = lanes.length - 1;
        for (int i = 0; i < count; i++) {
            int from = first[i];
            int w = i * taps;
            long sum = Lanes.HALF;
            if (from >= 0 && from + taps <= last) {
                for (int k = 0; k < taps; k++) {
                    sum += lanes[from + k] * weights[w + k];
                }
            } else {
                for (int k = 0; k < taps; k++) {
                    sum += lanes[Math.max(0, Math.min(last, from + k))] * weights[w + k];
                }
            }
            out[i] = Lanes.pixel(sum);
        }
    }

    /** Rounds so that the sum stays exact: what is missing goes to the middle, half to each side. */
    private void quantise(double[] exact, double sum, int at) {
        int left = SUM;
        int heaviest = 0;
        for (int k = 0; k < taps; k++) {
            weights[at + k] = Math.round(SUM * exact[k] / sum);
            left -= (int) weights[at + k];
            if (exact[k] > exact[heaviest] + 1e-9) {
                heaviest = k;
            }
        }
        int twin = heaviest + 1 < taps && Math.abs(exact[heaviest + 1] - exact[heaviest]) < 1e-9 ? 1 : 0;
        int half = twin == 1 ? left / 2 : left;
        weights[at + heaviest] += half;
        weights[at + heaviest + twin] += left - half;
    }

    private static double cubic(double t) {
        if (t < 1) {
            return (1.5 * t - 2.5) * t * t + 1;
        }
        return t < 2 ? ((-0.5 * t + 2.5) * t - 4) * t + 2 : 0;
    }
}
