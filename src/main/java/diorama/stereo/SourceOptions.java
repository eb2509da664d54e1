package diorama.stereo;

import diorama.image.BarDetector;
import diorama.image.Turn;
import diorama.options.Knob;
import diorama.options.OptionSchema;

/** What is done to a picture or frame before anything else. */
public record SourceOptions(
        @Knob("Turn the source by a quarter.") Turn rotate,

        @Knob("Cut off bars: black or of any flat colour, at all sides or only top and bottom or left and right.")
        BarDetector.Mode autocrop) {

    public static final SourceOptions DEFAULTS = new SourceOptions(Turn.NONE, BarDetector.Mode.OFF);
    public static final OptionSchema<SourceOptions> SCHEMA = OptionSchema.of(DEFAULTS);
}
