package diorama.render;

import diorama.options.Knob;
import diorama.options.OptionSchema;

/** What a real camera does to a clip: depth of field and motion blur. */
public record LensOptions(
        @Knob(
                value =
                        "Depth of field: how wide a point is blurred at the far end of depth when the near end is sharp.",
                unit = "% of the longer side",
                min = 0,
                max = 20)
        float blur,

        @Knob(
                value = "Inverse depth that is sharp: 0 far, 1 near; -1 takes the plane that stands still.",
                min = -1,
                softMin = 0,
                max = 1)
        float sharp,

        @Knob(value = "Motion blur: how long the shutter is open.", unit = "of a frame", min = 0, max = 1)
        float shutter,

        @Knob(value = "Pictures drawn for each frame that is blurred.", min = 2, max = 1024)
        int blurSamples) {

    public static final LensOptions DEFAULTS = new LensOptions(0, -1, 0, 48);
    public static final OptionSchema<LensOptions> SCHEMA = OptionSchema.of(DEFAULTS);

    /** How many pictures make a frame. */
    public int samples() {
        return blur > 0 || shutter > 0 ? blurSamples : 1;
    }
}
