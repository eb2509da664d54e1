package diorama.stereo;

import diorama.options.Knob;
import diorama.options.OptionSchema;

/** Where the screen lies in a scene, and what is done at its borders. */
public record ComfortOptions(
        @Knob("Where the screen is put; other than constant it follows the scene, and --convergence shifts it.")
        ConvergenceMode convergenceMode,

        @Knob(value = "Share of the former place of the screen that is kept per frame.", min = 0, max = 0.999)
        float convergenceDecay,

        @Knob("Black bars at one side of each eye where the border would cut things in front of the screen.")
        boolean floatingWindow) {
    public static final ComfortOptions DEFAULTS = new ComfortOptions(ConvergenceMode.CONSTANT, 0.9f, false);
    public static final OptionSchema<ComfortOptions> SCHEMA = OptionSchema.of(DEFAULTS);
}
