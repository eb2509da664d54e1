package diorama.depth;

/**
 * Finds where the steps between neighbours of a map have a peak. Most pixels have none, so they are sorted out by plain loops
 * over whole rows that the compiler turns into vector instructions; those want neighbours in arrays of their own. Confined to
 * the thread that made it.
 */
final class PeakFinder {
    private final float[] d;
    private final int width;
    private final float least;
    private final float[] one;
    private final float[] two;
    private final float[] before;
    private final float[] step;
    private final float[] after;
    /** Not negative where there may be a peak. */
    private final float[] scores;
    /** @param least a peak's step is larger */
    PeakFinder(float[] d, int width, float least) {
        this.d = d;
        this.width = width;
        this.least = least;
        one = new float[width];
        two = new float[width];
        before = new float[width];
        step = new float[width];
        after = new float[width];
        scores = new float[width];
    }

    /** Looks at the steps to the right of the row that starts at {@code row}; valid for columns 1 to width - 3. */
    void along(int row) {
        System.arraycopy(d, row, one, 0, width);
        System.arraycopy(d, row + 1, two, 0, width - 1);
        steps(one, two, step);
        System.arraycopy(step, 0, before, 1, width - 1);
        System.arraycopy(step, 1, after, 0, width - 1);
        score(before, step, after, least, scores);
    }

    /** Looks at the steps down from the row that starts at {@code row}, which has one row above and two below. */
    void down(int row) {
        down(row - width, before);
        down(row, step);
        down(row + width, after);
        score(before, step, after, least, scores);
    }

    private void down(int row, float[] steps) {
        System.arraycopy(d, row, one, 0, width);
        System.arraycopy(d, row + width, two, 0, width);
        steps(one, two, steps);
    }

    /** The first column from {@code from} on that has a peak, or {@code end}. */
    int next(int from, int end) {
        float[] scores = this.scores;
        for (int x = from; x < end; x++) {
            if (scores[x] >= 0 && step[x] > least && step[x] > after[x]) {
                return x;
            }
        }
        return end;
    }

    private static void steps(float[] from, float[] to, float[] steps) {
        for (int i = 0; i < steps.length; i++) {
            steps[i] = Math.abs(to[i] - from[i]);
        }
    }

    private static void score(float[] before, float[] step, float[] after, float least, float[] scores) {
        for (int i = 0; i < scores.length; i++) {
            float s = step[i];
            scores[i] = Math.min(s - least, Math.min(s - before[i], s - after[i]));
        }
    }
}
