package diorama.pipeline.clip;

/** How a way of 0 to 1 is gone in a time of 0 to 1; the ends are reached. */
public enum Easing {
    /** At one speed. */
    LINEAR,
    /** Starting and ending gently. */
    SMOOTH,
    /** Starting gently. */
    IN,
    /** Ending gently. */
    OUT,
    /** Starting and ending very gently. */
    SLOW;

    double at(double t) {
        return switch (this) {
            case LINEAR -> t;
            case SMOOTH -> t * t * (3 - 2 * t);
            case IN -> t * t;
            case OUT -> t * (2 - t);
            case SLOW -> t * t * t * (10 + t * (6 * t - 15));
        };
    }
}
