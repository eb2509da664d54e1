package diorama.gui;

import diorama.camera.OrbitControl;
import diorama.options.Knob;
import diorama.options.OptionSchema;
import java.util.List;

/** Where a scene is first seen from, against its photo's camera or the framed mesh. */
public record Standpoint(
        @Knob(
                value = "Turn the first view to the right of the photo's camera.",
                unit = "degrees",
                min = -180,
                max = 180)
        float azimuth,

        @Knob(value = "Raise the first view over the photo's camera.", unit = "degrees", min = -90, max = 90)
        float elevation,

        @Knob(value = "Distance of the first view: 1 the photo camera's, below nearer.", min = 0.02, max = 50)
        float distance,

        @Knob(value = "Moment of meshes' animations that is drawn.", unit = "s", min = 0, max = 86400)
        float animationTime) {

    public static final Standpoint DEFAULTS = new Standpoint(0, 0, 1, 0);
    public static final OptionSchema<Standpoint> SCHEMA = OptionSchema.of(DEFAULTS);

    /** The way here from the first view. */
    List<Action> actions() {
        return List.of(
                new Action.Orbit((float) Math.toRadians(azimuth), (float) Math.toRadians(elevation)),
                new Action.Zoom(distance, 0, 0, 1));
    }

    /** {@code home} seen from here. */
    OrbitControl of(OrbitControl home) {
        return equals(DEFAULTS)
                ? home
                : home.orbited((float) Math.toRadians(azimuth), (float) Math.toRadians(elevation))
                        .withDistance(home.distance() * distance);
    }
}
