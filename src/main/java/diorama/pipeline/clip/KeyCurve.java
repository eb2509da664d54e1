package diorama.pipeline.clip;

/**
 * A curve between two keys with handles, as Blender's: a cubic of time and value, whose handles are shortened where they would turn
 * the curve back in time.
 */
final class KeyCurve {
    /** Halvings of time until its error is below what a float tells. */
    private static final int STEPS = 30;

    private KeyCurve() {}

    /**
     * The value over the first key's.
     *
     * @param span time between the keys, s
     * @param rise value of the second key over the first one's
     * @param right end of the first key's handle, against it
     * @param left end of the second key's handle, against it
     * @param t part of the time, in [0,1]
     */
    static double at(double span, double rise, KeyHandles.End right, KeyHandles.End left, double t) {
        double reach = Math.max(0, right.time()) + Math.max(0, -left.time());
        double part = reach > span ? span / reach : 1;
        double x1 = part * Math.max(0, right.time());
        double x2 = span - part * Math.max(0, -left.time());
        double y1 = part * right.value();
        double y2 = rise + part * left.value();
        double low = 0;
        double high = 1;
        for (int i = 0; i < STEPS; i++) {
            double s = (low + high) / 2;
            if (cubic(x1, x2, span, s) < t * span) {
                low = s;
            } else {
                high = s;
            }
        }
        return cubic(y1, y2, rise, (low + high) / 2);
    }

    /** Of Bezier, from 0 by b and c to d. */
    private static double cubic(double b, double c, double d, double s) {
        double u = 1 - s;
        return 3 * u * u * s * b + 3 * u * s * s * c + s * s * s * d;
    }
}
