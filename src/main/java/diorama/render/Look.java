package diorama.render;

import diorama.image.ColorRamp;
import diorama.options.Knob;
import diorama.options.OptionSchema;

/** How a scene is shown. */
public record Look(
        @Knob("What surfaces show: triangles, form, studio light on clay, the picture, light and shade, physically"
                + " based light with shadows, inverse depth, directions, texture coordinates, or where reliefs tear.")
        Shading shading,

        @Knob("Colours of inverse depth.") ColorRamp ramp,
        @Knob("What lies behind the scene.") Backdrop backdrop,
        @Knob("Draw a grid on the floor.") boolean grid,

        @Knob(value = "Samples per pixel along edges: 1 is fast, 4 is smooth.", min = 1, max = 16)
        int samples,

        @Knob("See through surfaces.") boolean xray,

        @Knob(
                "Show vertices as points: those of meshes without faces, all as balls or discs instead of faces, or none.")
        PointSprites points,

        @Knob(
                value = "Diameter of points; a thousandth is one of the scene's diagonal.",
                unit = "thousandths",
                min = 0.01,
                max = 1000,
                softMin = 0.5,
                softMax = 50)
        float pointSize) {

    public static final Look DEFAULTS =
            new Look(Shading.SHADED, ColorRamp.TURBO, Backdrop.STUDIO, false, 4, false, PointSprites.CLOUDS, 10);
    public static final OptionSchema<Look> SCHEMA = OptionSchema.of(DEFAULTS);

    public Look with(Shading other) {
        return new Look(other, ramp, backdrop, grid, samples, xray, points, pointSize);
    }

    public Look with(Backdrop other) {
        return new Look(shading, ramp, other, grid, samples, xray, points, pointSize);
    }

    public Look withSamples(int other) {
        return new Look(shading, ramp, backdrop, grid, other, xray, points, pointSize);
    }

    public Look with(ColorRamp other) {
        return new Look(shading, other, backdrop, grid, samples, xray, points, pointSize);
    }

    public Look withGrid(boolean on) {
        return new Look(shading, ramp, backdrop, on, samples, xray, points, pointSize);
    }

    public Look withXray(boolean on) {
        return new Look(shading, ramp, backdrop, grid, samples, on, points, pointSize);
    }

    public Look with(PointSprites other) {
        return new Look(shading, ramp, backdrop, grid, samples, xray, other, pointSize);
    }

    /** Whether photos are shown as they are. */
    public boolean showsPhoto() {
        return points.faces() && (shading == Shading.SHADED || shading == Shading.RENDERED) && !xray && !grid;
    }
}
