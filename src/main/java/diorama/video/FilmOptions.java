package diorama.video;

import diorama.options.Knob;
import diorama.options.OptionSchema;

/** What is taken of a film and how its making is secured. */
public record FilmOptions(
        @Knob(
                value = "Frames that are made and kept at a time: what an interruption can cost at most.",
                unit = "frames",
                min = 2,
                max = 100000,
                softMax = 3000)
        int segmentFrames) {

    public static final FilmOptions DEFAULTS = new FilmOptions(300);
    public static final OptionSchema<FilmOptions> SCHEMA = OptionSchema.of(DEFAULTS);
}
