package diorama.pipeline.clip;

/** How a camera comes from one key to the next by other curves than splines: Robert Penner's easing equations, 2001. */
final class KeyEasing {
    /** Ten per cent too far. */
    private static final double OVERSHOOT = 1.70158;

    private KeyEasing() {}

    /** Part of the way, 0 to 1 at the ends, after a part {@code t} of the time. */
    static double at(CameraKey.Ease ease, double t) {
        return switch (ease) {
            case SPLINE, SMOOTH -> Easing.SMOOTH.at(t);
            case LINEAR -> t;
            case IN -> Easing.IN.at(t);
            case OUT -> Easing.OUT.at(t);
            case SLOW -> Easing.SLOW.at(t);
            case SINE -> (1 - Math.cos(Math.PI * t)) / 2;
            case QUADRATIC -> t < 0.5 ? 2 * t * t : 1 - 2 * (1 - t) * (1 - t);
            case CUBIC -> t < 0.5 ? 4 * t * t * t : 1 - 4 * Math.pow(1 - t, 3);
            case EXPONENTIAL -> t < 0.5 ? exponential(2 * t) / 2 : 1 - exponential(2 - 2 * t) / 2;
            case CIRCULAR -> t < 0.5 ? circular(2 * t) / 2 : 1 - circular(2 - 2 * t) / 2;
            case OVERSHOOT -> 1 + (t - 1) * (t - 1) * ((OVERSHOOT + 1) * (t - 1) + OVERSHOOT);
            case BOUNCE -> bounce(t);
            case ELASTIC -> t <= 0 || t >= 1 ? t : 1 + Math.pow(2, -10 * t) * Math.sin((t - 0.075) * 2 * Math.PI / 0.3);
            case HOLD -> t < 1 ? 0 : 1;
        };
    }

    /** Begins gently; 0 to 1 exactly. */
    private static double exponential(double t) {
        return (Math.pow(2, 10 * t) - 1) / 1023;
    }

    private static double circular(double t) {
        return 1 - Math.sqrt(Math.max(0, 1 - t * t));
    }

    /** Falls and comes back three times, ever lower. */
    private static double bounce(double t) {
        double part = 1 / 2.75;
        double steep = 7.5625;
        if (t < part) {
            return steep * t * t;
        }
        double middle = t < 2 * part ? 1.5 : t < 2.5 * part ? 2.25 : 2.625;
        double low = t < 2 * part ? 0.75 : t < 2.5 * part ? 0.9375 : 0.984375;
        double s = t - middle * part;
        return steep * s * s + low;
    }
}
