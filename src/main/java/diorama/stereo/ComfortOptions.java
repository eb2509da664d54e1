package diorama.stereo;

import diorama.options.Knob;
import diorama.options.OptionSchema;
import java.util.Optional;

/** Where the screen lies in a scene, what is done at its borders, and how much parallax eyes are given. */
public record ComfortOptions(
        @Knob("Where the screen is put; other than constant it follows the scene, and --convergence shifts it.")
        ConvergenceMode convergenceMode,

        @Knob(value = "Share of the former place of the screen that is kept per frame.", min = 0, max = 0.999)
        float convergenceDecay,

        @Knob("Black bars at one side of each eye where the border would cut things in front of the screen.")
        boolean floatingWindow,

        @Knob("Lessen divergence and move the screen for each shot so that both keep to the budgets below.")
        boolean autoLimit,

        @Knob(
                value = "Budget of parallax from the farthest to the nearest point.",
                unit = "% of the width",
                min = 0.1,
                max = 20,
                softMax = 6)
        float rangeBudget,

        @Knob(
                value = "Budget of parallax in front of the screen; for moments it may be 2.5 times as much.",
                unit = "% of the width",
                min = 0,
                max = 20,
                softMax = 4)
        float frontBudget,

        @Knob(
                value = "Budget of parallax behind the screen; for moments it may be twice as much.",
                unit = "% of the width",
                min = 0,
                max = 20,
                softMax = 4)
        float behindBudget,

        @Knob(
                value =
                        "Width of the screen that the result is watched on: budgets then keep to 1 degree and to eyes that"
                                + " never turn outwards.",
                unit = "m, 0 for unknown",
                min = 0,
                max = 100,
                softMax = 20)
        float screenWidth,

        @Knob(
                value = "Distance of the viewer from that screen; 0 takes twice its width.",
                unit = "m",
                min = 0,
                max = 200,
                softMax = 40)
        float viewingDistance) {
    public static final ComfortOptions DEFAULTS =
            new ComfortOptions(ConvergenceMode.CONSTANT, 0.9f, false, false, 3, 1, 2, 0, 0);
    public static final OptionSchema<ComfortOptions> SCHEMA = OptionSchema.of(DEFAULTS);

    /** With the usual budgets. */
    public ComfortOptions(ConvergenceMode convergenceMode, float convergenceDecay, boolean floatingWindow) {
        this(convergenceMode, convergenceDecay, floatingWindow, false, 3, 1, 2, 0, 0);
    }

    /** Where the viewer sits; empty while nobody knows the screen. */
    public Optional<Seat> seat() {
        return screenWidth == 0
                ? Optional.empty()
                : Optional.of(new Seat(screenWidth, viewingDistance == 0 ? 2 * screenWidth : viewingDistance));
    }
}
