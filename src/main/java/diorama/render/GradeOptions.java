package diorama.render;

import diorama.options.Knob;
import diorama.options.OptionSchema;

/** What is done to a clip's colours; names and ranges as in DepthFlow. */
public record GradeOptions(
        @Knob(value = "Colourfulness; 0 is grey.", unit = "%", min = 0, max = 200)
        float saturation,

        @Knob(value = "Contrast around middle grey.", unit = "%", min = 0, max = 200)
        float contrast,

        @Knob(value = "Brightness.", unit = "%", min = 0, max = 200)
        float brightness,

        @Knob(value = "Brown of old photographs.", unit = "%", min = 0, max = 100)
        float sepia,

        @Knob(value = "Darken towards the corners; 1 leaves a third of the light there.", min = 0, max = 1)
        float vignette,

        @Knob(
                value = "Colour fringes towards the corners, as of a simple lens.",
                unit = "px at 1000 px",
                min = 0,
                max = 20)
        float fringe) {

    public static final GradeOptions DEFAULTS = new GradeOptions(100, 100, 100, 0, 0, 0);
    public static final OptionSchema<GradeOptions> SCHEMA = OptionSchema.of(DEFAULTS);
}
