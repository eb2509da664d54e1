package diorama.relief;

import diorama.options.Knob;
import diorama.options.OptionSchema;

/** How a picture becomes a plate to print: a lithophane or a bas-relief, closed on all sides. */
public record SolidOptions(
        @Knob("What to make: a surface in space, or a plate to print whose thickness is the picture's darkness"
                + " (lithophane) or its nearness (relief).")
        Solid solid,

        @Knob(value = "Longer side of the plate, with its border.", unit = "mm", min = 1, max = 2000, softMax = 300)
        float plateWidth,

        @Knob(value = "Least thickness of the plate.", unit = "mm", min = 0.1, max = 50, softMax = 5)
        float minThickness,

        @Knob(value = "Greatest thickness of the plate.", unit = "mm", min = 0.2, max = 200, softMax = 20)
        float maxThickness,

        @Knob(
                value = "Width of the frame around the picture, as thick as the plate's thickest place.",
                unit = "mm",
                min = 0,
                max = 200,
                softMax = 20)
        float border,

        @Knob(value = "Distance of the plate's points.", unit = "mm", min = 0.02, max = 20, softMin = 0.1, softMax = 2)
        float pitch) {

    /** Kinds of plates. */
    public enum Solid {
        NONE,
        LITHOPHANE,
        RELIEF
    }

    public static final SolidOptions DEFAULTS = new SolidOptions(Solid.NONE, 100, 0.8f, 3, 3, 0.25f);
    public static final OptionSchema<SolidOptions> SCHEMA = OptionSchema.of(DEFAULTS);
}
