package diorama.stereo;

import diorama.options.Knob;
import diorama.options.OptionSchema;

/** Where the screen lies in a scene and how much depth eyes are given. */
public record ComfortOptions(
        @Knob("Where the screen is put; other than constant it follows the scene, and --convergence shifts it.")
        ConvergenceMode convergenceMode,

        @Knob(value = "Share of the former place of the screen that is kept per frame.", min = 0, max = 0.999)
        float convergenceDecay,

        @Knob("Black bars at one side of each eye where the border would cut things in front of the screen.")
        boolean floatingWindow,

        @Knob(value = "Most parallax in front of the screen.", unit = "% of width", min = 0.1, max = 20)
        float frontLimit,

        @Knob(value = "Most parallax behind the screen.", unit = "% of width", min = 0.1, max = 20)
        float behindLimit,

        @Knob(value = "Most parallax from the farthest to the nearest.", unit = "% of width", min = 0.1, max = 20)
        float rangeLimit,

        @Knob("Lower the divergence of each shot, and move its screen, to stay within these limits.")
        boolean autoLimit,

        @Knob(
                value =
                        "Width of the screen that it is watched on; bounds what is behind it to the distance of the eyes.",
                unit = "m, 0 for any",
                min = 0,
                max = 100)
        float screenWidth,

        @Knob(value = "Distance that it is watched from.", unit = "m, 0 for any", min = 0, max = 200)
        float viewingDistance) {

    /** Budget of broadcasters (BSkyB): 1 % in front, 2 % behind, 3 % in all. */
    public static final ComfortOptions DEFAULTS =
            new ComfortOptions(ConvergenceMode.CONSTANT, 0.9f, false, 1, 2, 3, false, 0, 0);

    public static final OptionSchema<ComfortOptions> SCHEMA = OptionSchema.of(DEFAULTS);

    /** Distance of two eyes, m. */
    private static final double EYES_METRES = 0.065;

    /** Largest angle of parallax that eyes bear, degrees. */
    private static final double ANGLE_DEGREES = 1;

    /** Most parallax behind the screen that eyes need not diverge for and that the limits allow, % of width. */
    public double behindMost() {
        double most = screenWidth > 0 ? Math.min(behindLimit, 100 * EYES_METRES / screenWidth) : behindLimit;
        return Math.min(most, angleMost());
    }

    /** Most parallax in front of the screen, % of width. */
    public double frontMost() {
        return Math.min(frontLimit, angleMost());
    }

    /** theta = 2 atan(P w / 200 v) */
    private double angleMost() {
        return screenWidth > 0 && viewingDistance > 0
                ? 200 * viewingDistance / screenWidth * Math.tan(Math.toRadians(ANGLE_DEGREES) / 2)
                : Double.POSITIVE_INFINITY;
    }
}
