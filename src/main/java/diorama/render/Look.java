package diorama.render;

import diorama.image.ColorRamp;
import diorama.options.Knob;
import diorama.options.OptionSchema;

/** How a scene is shown. */
public record Look(
        @Knob("What surfaces show: the picture, inverse depth, or their triangles.")
        Shading shading,

        @Knob("Colours of inverse depth.") ColorRamp ramp,
        @Knob("What lies behind the scene.") Backdrop backdrop,
        @Knob("Draw a grid on the floor.") boolean grid,

        @Knob(value = "Samples per pixel along edges: 1 is fast, 4 is smooth.", min = 1, max = 16)
        int samples) {

    public static final Look DEFAULTS = new Look(Shading.SHADED, ColorRamp.TURBO, Backdrop.STUDIO, false, 4);
    public static final OptionSchema<Look> SCHEMA = OptionSchema.of(DEFAULTS);

    public Look with(Shading other) {
        return new Look(other, ramp, backdrop, grid, samples);
    }

    public Look with(Backdrop other) {
        return new Look(shading, ramp, other, grid, samples);
    }

    public Look withSamples(int other) {
        return new Look(shading, ramp, backdrop, grid, other);
    }
}
