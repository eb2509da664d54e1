package diorama.render;

import diorama.options.Knob;
import diorama.options.OptionSchema;

/** How scenes are lit in {@link Shading#RENDERED}. */
public record Lighting(
        @Knob("What lights the scene: a room with soft boxes, open air with the sun, or plain white.")
        Surroundings surroundings,

        @Knob("Surroundings of your own: an HDR or EXR picture all round, twice as wide as high.")
        String surroundingsFile,

        @Knob(
                value = "Turn the light about the scene.",
                unit = "degrees",
                min = -360,
                max = 360,
                softMin = -180,
                softMax = 180)
        float lightTurn,

        @Knob(
                value = "Brightness: one more is twice the light.",
                unit = "stops",
                min = -20,
                max = 20,
                softMin = -4,
                softMax = 4)
        float exposure,

        @Knob(
                "Light meshes with the lamps of their files, as bright as Blender has them; what would be black or white is"
                        + " exposed anew. The lamp of the surroundings goes out.")
        boolean lamps,

        @Knob(value = "What the surroundings give beside the lamps of files.", unit = "%", min = 0, max = 100)
        float fillLight,

        @Knob("Throw shadows.") boolean shadows,

        @Knob(
                value = "How large the lamp looks from the scene: larger is softer.",
                unit = "degrees",
                min = 0,
                max = 45,
                softMax = 20)
        float lampSize,

        @Knob(
                value = "How far corners and folds keep light from each other; 0 is off.",
                unit = "% of the scene",
                min = 0,
                max = 50,
                softMax = 20)
        float occlusion,

        @Knob("Let photos and the floor catch the shadows of meshes.")
        boolean catchShadows,

        @Knob("How light becomes colours: true, as film does, or as it is.")
        ToneMap toneMap,

        @Knob(value = "Blur the surroundings where they are the backdrop.", unit = "%", min = 0, max = 100)
        float backdropBlur) {

    public static final Lighting DEFAULTS =
            new Lighting(Surroundings.STUDIO, "", 0, 0, true, 15, true, 5, 6, false, ToneMap.NEUTRAL, 0);
    public static final OptionSchema<Lighting> SCHEMA = OptionSchema.of(DEFAULTS);

    /** With one option, by its name, replaced. */
    public Lighting with(String option, Object value) {
        return SCHEMA.with(this, SCHEMA.option(option), value);
    }
}
