package diorama.depth;

import diorama.options.Knob;
import diorama.options.OptionSchema;

/** How finished depth is bent for stereo; as iw3 has it. */
public record ShapeOptions(
        @Knob(
                value = "Give the foreground more depth and the background less; below 0 the other way round.",
                min = -3,
                max = 3)
        float foregroundScale,

        @Knob(
                "Curve that bends depth, instead of --foreground-scale: none, pow2, mul_1..3, inv_mul_1..3, shift_045..30,"
                        + " div_25..1, a:b for both in turn, a+b=0.5 for a blend.")
        String mapper,

        @Knob("Family of curves that --foreground-scale picks from.")
        MapperType mapperType,

        @Knob(
                value =
                        "Widen the foreground along the rows of the network's own map as iw3 does, instead of by the edges"
                                + " of the picture; -1 for ours.",
                min = -1,
                max = 20)
        int edgeDilationX,

        @Knob(value = "The same along the columns.", min = -1, max = 20)
        int edgeDilationY) {

    /** By the foreground's scale. */
    public static final String AUTO = "auto";

    public static final ShapeOptions DEFAULTS = new ShapeOptions(0, AUTO, MapperType.AUTO, -1, -1);
    public static final OptionSchema<ShapeOptions> SCHEMA = OptionSchema.of(DEFAULTS);

    public ShapeOptions {
        if (!mapper.equals(AUTO)) {
            DepthMapper.of(mapper);
        }
    }

    /** The same with another scale of the foreground, by which curves are then picked. */
    public ShapeOptions withForegroundScale(float scale) {
        return new ShapeOptions(scale, AUTO, mapperType, edgeDilationX, edgeDilationY);
    }

    /** Whether edges are widened as iw3 does, and not by {@link DepthOptions}. */
    public boolean dilates() {
        return edgeDilationX >= 0 || edgeDilationY >= 0;
    }

    /** A network's map with its edges widened as these options say. */
    public RawDepth dilated(RawDepth raw) {
        return dilates() ? EdgeDilation.dilate(raw, Math.max(0, edgeDilationX), Math.max(0, edgeDilationY)) : raw;
    }

    /** {@code options} without a widening of their own where these have theirs. */
    public DepthOptions before(DepthOptions options) {
        return dilates() ? DepthOptions.SCHEMA.with(options, DepthOptions.SCHEMA.option("edge-dilation"), 0) : options;
    }
}
