package diorama.depth;

import diorama.options.Knob;
import diorama.options.OptionSchema;
import java.nio.file.Path;
import java.util.Optional;

/** How the depth of a film is kept steady from frame to frame. */
public record StabiliseOptions(
        @Knob("How the depth range is steadied: shot smooths percentiles to both sides within a shot, ema is iw3's, off"
                + " leaves every frame its own.")
        SteadyMode steady,

        @Knob(
                value = "Width of the smoothing of --steady shot; memory bounds it for large frames.",
                unit = "seconds",
                min = 0.04,
                max = 4)
        float steadySeconds,

        @Knob(
                value = "With --steady ema: share of the former depth range that is kept per frame; 0 follows at once.",
                min = 0,
                max = 0.999)
        float emaDecay,

        @Knob(
                value = "With --steady ema: frames in the window that the range is steadied over.",
                unit = "frames",
                min = 1,
                max = 300)
        int emaBuffer,

        @Knob(
                value =
                        "Frames ahead, at least, over which the depth of a network is averaged along the motion, as over those"
                                + " before; memory bounds it for large frames. 0 leaves every frame its own.",
                unit = "frames",
                min = 0,
                max = 12)
        int motionFrames,

        @Knob(value = "How different two frames must be to count as a cut; 1 finds none.", min = 0.01, max = 1)
        float cutThreshold,

        @Knob("What finds cuts: auto takes TransNetV2 where it was pulled, own our look at small frames.")
        CutFinder cutFinder,

        @Knob("Take the cuts from this list of frames; where there is no such file, find them and write it.")
        String cuts) {

    /** No list. */
    public static final String NONE = "none";

    public static final StabiliseOptions DEFAULTS =
            new StabiliseOptions(SteadyMode.EMA, 0.5f, 0.75f, 30, 6, 0.3f, CutFinder.AUTO, NONE);
    public static final OptionSchema<StabiliseOptions> SCHEMA = OptionSchema.of(DEFAULTS);

    /** The list of cuts. */
    public Optional<Path> cutFile() {
        return cuts.equals(NONE) ? Optional.empty() : Optional.of(Path.of(cuts));
    }
}
