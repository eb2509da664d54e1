package diorama.relief;

import diorama.options.Knob;
import diorama.options.OptionSchema;

/** How inverse depth becomes a surface. */
public record ReliefOptions(
        @Knob(
                value = "Horizontal field of view assumed for the photo; 0 takes it from the photo or its longer side.",
                unit = "degrees",
                min = 0,
                max = 170)
        float fov,

        @Knob(
                value = "Distance of the nearest point; of depth in metres what is nearer is taken to it.",
                unit = "metres",
                min = 0.001,
                max = 100000,
                softMin = 0.1,
                softMax = 50)
        float nearMetres,

        @Knob(
                value = "Distance of the farthest point; of depth in metres what is farther is taken to it.",
                unit = "metres",
                min = 0.002,
                max = 1000000,
                softMin = 1,
                softMax = 1000)
        float farMetres,

        @Knob(
                value = "Largest error of the mesh against the full grid, as parallax.",
                unit = "px",
                min = 0.02,
                max = 10)
        float maxError,

        @Knob(value = "Cells along the longer side of a uniform plane; 0 subdivides by error.", min = 0, max = 4096)
        int subdivisions,

        @Knob(
                value = "Difference of inverse depth between neighbours that tears the surface.",
                min = 0.001,
                max = 1,
                softMax = 0.2)
        float tear,

        @Knob("Put a background layer behind the tears.") boolean background,

        @Knob(
                "What paints the background layer of photos: own, or a network that fills holes, lama or mi-gan where it was"
                        + " pulled, or the ONNX file of one.")
        String fill,

        @Knob(
                value = "How far walls go back from the surface's rims, outer ones and at tears, as inverse depth;"
                        + " 0 for none.",
                min = 0,
                max = 1)
        float skirt,

        @Knob(
                value =
                        "Longer side of the grid that the surface of a larger photo is worked out on, all of whose pixels stay in"
                                + " its texture; 0 works out every pixel.",
                unit = "px",
                min = 0,
                max = 65536,
                softMax = 8192)
        int surfaceSize) {

    /** No network. */
    public static final String OWN = "own";

    public static final ReliefOptions DEFAULTS = new ReliefOptions(0, 1, 10, 0.25f, 0, 0.02f, true, OWN, 0, 2560);
    public static final OptionSchema<ReliefOptions> SCHEMA = OptionSchema.of(DEFAULTS);
}
