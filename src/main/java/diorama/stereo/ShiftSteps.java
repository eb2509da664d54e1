package diorama.stereo;

/**
 * {@link Disparity} in whole steps of 1/256 px, as the shader has it. Immutable.
 *
 * @param scale steps that d = 1 moves against d = 0
 * @param largest the same, rounded
 * @param screen steps taken off
 */
record ShiftSteps(float scale, int largest, int screen) {
    static ShiftSteps of(Disparity disparity) {
        float scale = (float) (256 * disparity.pixels());
        int screen = (int) Math.floor(256 * disparity.pixels() * disparity.convergence() + 0.5);
        return new ShiftSteps(scale, (int) (scale + 0.5f), screen);
    }

    /** Shift of inverse depth {@code d} in the left eye; depths outside [0,1] are taken as 0 or 1. */
    int of(float d) {
        return Math.max(0, Math.min(largest, (int) (d * scale + 0.5f))) - screen;
    }

    /** The least shift there is. */
    int least() {
        return -screen;
    }

    /** The largest shift there is. */
    int most() {
        return largest - screen;
    }

    /** No shift is farther than this to either side, px. */
    int reachPx() {
        return 1 + Math.max(Math.abs(least()), Math.abs(most())) / 256;
    }
}
