package diorama.depth;

import diorama.options.Knob;
import diorama.options.OptionSchema;

/** How the depth of a film is kept steady from frame to frame. */
public record StabiliseOptions(
        @Knob(
                value = "Share of the former depth range that is kept per frame; 0 follows at once.",
                min = 0,
                max = 0.999)
        float emaDecay,

        @Knob(
                value = "Frames in the window that the range is steadied over; 1 normalises every frame by itself.",
                unit = "frames",
                min = 1,
                max = 300)
        int emaBuffer,

        @Knob(value = "How different two frames must be to count as a cut; 1 finds none.", min = 0.01, max = 1)
        float cutThreshold) {

    public static final StabiliseOptions DEFAULTS = new StabiliseOptions(0.75f, 30, 0.3f);
    public static final OptionSchema<StabiliseOptions> SCHEMA = OptionSchema.of(DEFAULTS);
}
