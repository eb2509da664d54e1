package diorama.stereo;

/**
 * Weights that halve a row or column of pixels: R. Keys' cubic (a = -1/2), 1981, stretched to the pixels of the result so that
 * nothing finer than them survives. Weights are in 1/128 and sum to 128; ends are repeated.
 * Confined to one thread.
 */
final class HalfFilter {
    private static final int SUM = 128;
    /** More than any tap lies outside. */
    private static final int PAD = 16;

    private final int count;
    private final int taps;
    /** First source pixel of each result; may lie outside. */
    private final int[] first;

    private final long[] weights;
    /** The row with its ends repeated. */
    private final long[] lanes;

    /** @param source pixels of the row, at least 1; the result has {@code max(1, source / 2)} */
    HalfFilter(int source) {
        count = Math.max(1, source / 2);
        double step = (double) source / count;
        taps = (int) Math.ceil(4 * step);
        first = new int[count];
        weights = new long[count * taps];
        lanes = new long[source + 2 * PAD];
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

    /** Halves a row in place: its first {@link #count} pixels are the result. */
    void halve(int[] row) {
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = Lanes.spread(row[Math.max(0, Math.min(row.length - 1, i - PAD))]);
        }
        if (row.length % 2 == 0) {
            halveEven(row);
            return;
        }
        for (int i = 0; i < count; i++) {
            long sum = Lanes.HALF;
            for (int k = 0; k < taps; k++) {
                sum += lanes[PAD + first[i] + k] * weights[i * taps + k];
            }
            row[i] = Lanes.pixel(sum);
        }
    }

    /** Here all results have the same eight weights, the same to both sides. */
    private void halveEven(int[] row) {
        long far = weights[0];
        long three = weights[1];
        long two = weights[2];
        long one = weights[3];
        int from = PAD + first[0];
        for (int i = 0; i < count; i++) {
            int at = from + 2 * i;
            row[i] = Lanes.pixel(Lanes.HALF
                    + (lanes[at] + lanes[at + 7]) * far
                    + (lanes[at + 1] + lanes[at + 6]) * three
                    + (lanes[at + 2] + lanes[at + 5]) * two
                    + (lanes[at + 3] + lanes[at + 4]) * one);
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
