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

        @Knob("Swap the eyes: right one first.") boolean swapEyes,

        @Knob(
                value = "Shift of the nearest point in each eye while the farthest stays, instead of divergence and"
                        + " convergence: the scripts' PARALLAX_SCALE.",
                unit = "px, 0 for none",
                min = 0,
                max = 1000,
                softMax = 40)
        float parallaxPx) {

    public static final StereoOptions DEFAULTS =
            new StereoOptions(2.0f, 0.5f, SyntheticView.BOTH, StereoLayout.FULL_SBS, false, 0);
    public static final OptionSchema<StereoOptions> SCHEMA = OptionSchema.of(DEFAULTS);

    /** By divergence and convergence. */
    public StereoOptions(
            float divergence, float convergence, SyntheticView syntheticView, StereoLayout layout, boolean swapEyes) {
        this(divergence, convergence, syntheticView, layout, swapEyes, 0);
    }

    /** These options packed otherwise. */
    public StereoOptions with(StereoLayout other, boolean swapped) {
        return new StereoOptions(divergence, convergence, syntheticView, other, swapped, parallaxPx);
    }

    /** These options with another range and screen. */
    public StereoOptions with(float otherDivergence, float otherConvergence) {
        return new StereoOptions(otherDivergence, otherConvergence, syntheticView, layout, swapEyes);
    }

    /** These options with {@link #parallaxPx} in frames of that longer side told as D = 200 P / B, c = 0. */
    public StereoOptions inPercent(int longSide) {
        return parallaxPx == 0 ? this : with(200 * parallaxPx / longSide, 0);
    }
}
