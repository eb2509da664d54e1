package diorama.stereo;

import diorama.options.Knob;
import diorama.options.OptionSchema;

/** How the two eyes differ. */
public record StereoOptions(
        @Knob(
                value = "Disparity between the nearest and the farthest point, both eyes together.",
                unit = "% of the longer side",
                min = 0,
                max = 20,
                softMax = 10,
                flag = 'd')
        float divergence,

        @Knob(
                value = "Inverse depth that lies on the screen: 0 puts everything in front of it, 1 everything behind.",
                min = -2,
                max = 3,
                flag = 'c')
        float convergence,

        @Knob("Which eyes are made; a sole one takes the whole divergence, the other is the source.")
        SyntheticView syntheticView,

        @Knob("How the two eyes are packed into one picture.")
        StereoLayout layout,

        @Knob("Swap the eyes: right one first.") boolean swapEyes) {

    public static final StereoOptions DEFAULTS =
            new StereoOptions(2.0f, 0.5f, SyntheticView.BOTH, StereoLayout.FULL_SBS, false);
    public static final OptionSchema<StereoOptions> SCHEMA = OptionSchema.of(DEFAULTS);
}
