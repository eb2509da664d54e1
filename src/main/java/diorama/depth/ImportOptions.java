package diorama.depth;

import diorama.options.Knob;
import diorama.options.OptionSchema;

/** How the numbers of a given depth map are read. */
public record ImportOptions(
        @Knob("What the numbers of a given depth map mean; auto believes EXR files, else takes inverse depth.")
        MapKind depthKind,

        @Knob("The given depth map is the other way round: small is near.")
        boolean depthInvert,

        @Knob(
                value = "Number of the given map that is nearest, what is nearer is clipped; 0 takes the map's own.",
                min = 0)
        float depthNear,

        @Knob(
                value = "Number of the given map that is farthest, what is beyond is clipped; 0 takes the map's own.",
                min = 0)
        float depthFar,

        @Knob(
                value = "Metres that 1 stands for in a given map of metres; 0 takes 0.001 for whole numbers"
                        + " (millimetres) and 1 for floating point.",
                unit = "metres",
                min = 0)
        float depthScale,

        @Knob("Channel of an EXR depth map; auto takes the one that is called depth or Z.")
        String depthChannel) {

    public static final ImportOptions DEFAULTS = new ImportOptions(MapKind.AUTO, false, 0, 0, 0, "auto");
    public static final OptionSchema<ImportOptions> SCHEMA = OptionSchema.of(DEFAULTS);
}
