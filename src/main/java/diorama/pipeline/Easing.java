package diorama.pipeline;

import java.util.function.DoubleUnaryOperator;

/** How a way of 0 to 1 is gone in a time of 0 to 1; the ends are reached. */
public enum Easing {
    /** At one speed. */
    LINEAR(t -> t),
    /** Starting and ending gently. */
    SMOOTH(t -> t * t * (3 - 2 * t)),
    /** Starting gently. */
    IN(t -> t * t),
    /** Ending gently. */
    OUT(t -> t * (2 - t)),
    /** Starting and ending very gently. */
    SLOW(t -> t * t * t * (10 + t * (6 * t - 15)));

    private final DoubleUnaryOperator curve;

    Easing(DoubleUnaryOperator curve) {
        this.curve = curve;
    }

    double at(double t) {
        return curve.applyAsDouble(t);
    }
}
