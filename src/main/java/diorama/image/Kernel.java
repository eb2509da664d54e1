package diorama.image;

/**
 * Weights of a one-dimensional resampling, per output sample: {@code taps} neighbours from {@code start[i]} on.
 *
 * <p>Every row of weights adds up to 1. Samples stand at pixel centres; beyond the border the outermost one is repeated.
 */
record Kernel(int taps, int[] start, float[] weight) {
    /**
     * Exact coverage when shrinking (OpenCV's INTER_AREA), linear when enlarging: never leaves the range of its input.
     */
    static Kernel area(int from, int to) {
        if (to >= from) {
            return build(from, to, 1, x -> Math.max(0, 1 - Math.abs(x)));
        }
        double scale = (double) from / to;
        int taps = (int) Math.ceil(scale) + 1;
        int[] start = new int[to];
        float[] weight = new float[to * taps];
        for (int i = 0; i < to; i++) {
            double a = i * scale;
            double b = a + scale;
            int first = Math.max(0, Math.min((int) a, from - taps));
            start[i] = first;
            for (int k = 0; k < taps && first + k < from; k++) {
                double covered = Math.min(b, first + k + 1) - Math.max(a, first + k);
                weight[i * taps + k] = (float) Math.max(0, covered / scale);
            }
        }
        return new Kernel(taps, start, weight);
    }

    /** Cubic of R. Keys (1981), a = -1/2; widened when shrinking, so that nothing aliases (as Pillow's BICUBIC). */
    static Kernel cubic(int from, int to) {
        return build(from, to, 2, Kernel::keys);
    }

    /** The same of the part of the input that begins at {@code start} and is {@code length} long, in px. */
    static Kernel cubic(int from, int to, double start, double length) {
        return build(from, to, start, length / to, 2, Kernel::keys);
    }

    private static double keys(double x) {
        double t = Math.abs(x);
        if (t < 1) {
            return (1.5 * t - 2.5) * t * t + 1;
        }
        return t < 2 ? ((-0.5 * t + 2.5) * t - 4) * t + 2 : 0;
    }

    /** A function of the distance in source pixels. */
    @FunctionalInterface
    private interface Shape {
        double at(double x);
    }

    private static Kernel build(int from, int to, double radius, Shape shape) {
        return build(from, to, 0, (double) from / to, radius, shape);
    }

    /** @param scale input samples for each output sample */
    private static Kernel build(int from, int to, double begin, double scale, double radius, Shape shape) {
        boolean same = begin == 0 && scale == 1;
        double stretch = Math.max(1, scale);
        int taps = same ? 1 : Math.min(from, (int) Math.ceil(2 * radius * stretch) + 1);
        int[] start = new int[to];
        float[] weight = new float[to * taps];
        double[] row = new double[taps];
        for (int i = 0; i < to; i++) {
            double center = begin + (i + 0.5) * scale - 0.5;
            int ideal = same ? i : (int) Math.ceil(center - radius * stretch);
            int last = same ? i : (int) Math.floor(center + radius * stretch);
            start[i] = Math.max(0, Math.min(ideal, from - taps));
            java.util.Arrays.fill(row, 0);
            double sum = 0;
            for (int k = ideal; k <= last; k++) {
                double w = shape.at((k - center) / stretch);
                row[Math.max(0, Math.min(k, from - 1)) - start[i]] += w;
                sum += w;
            }
            for (int k = 0; k < taps; k++) {
                weight[i * taps + k] = (float) (row[k] / sum);
            }
        }
        return new Kernel(taps, start, weight);
    }
}
