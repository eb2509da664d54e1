package diorama.gui.state;

import diorama.camera.OrbitControl;
import diorama.options.Knob;
import diorama.options.OptionSchema;
import org.joml.Vector3f;

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

        @Knob(
                value = "Distance of the first view: 1 the photo camera's, below nearer.",
                min = 0.0001,
                max = 10000,
                softMin = 0.02,
                softMax = 50)
        float distance,

        @Knob(
                value = "Move what the view turns about to the right; 1 the photo camera's distance from it.",
                min = -10000,
                max = 10000,
                softMin = -2,
                softMax = 2)
        float panRight,

        @Knob(value = "Upwards, as pan-right.", min = -10000, max = 10000, softMin = -2, softMax = 2)
        float panUp,

        @Knob(value = "Ahead, as pan-right.", min = -10000, max = 10000, softMin = -2, softMax = 2)
        float panAhead,

        @Knob(
                value = "Roll the camera of the first view anticlockwise: the picture turns clockwise.",
                unit = "degrees",
                min = -180,
                max = 180)
        float rolled,

        @Knob("Parallel rays instead of perspective.") boolean parallel,

        @Knob(value = "Moment of meshes' animations that is drawn.", unit = "s", min = 0, max = 86400)
        float animationTime) {

    public static final Standpoint DEFAULTS = new Standpoint(0, 0, 1, 0, 0, 0, 0, false, 0);
    public static final OptionSchema<Standpoint> SCHEMA = OptionSchema.of(DEFAULTS);

    /** Where {@code view} is, seen from {@code home}; the lens is home's. */
    public static Standpoint of(OrbitControl home, OrbitControl view, float animationTime) {
        Vector3f moved = new Vector3f(view.pivot()).sub(home.pivot()).div(home.distance());
        return new Standpoint(
                degrees(Math.IEEEremainder(view.yaw() - home.yaw(), 2 * Math.PI)),
                written(Math.toDegrees(view.pitch() - home.pitch())),
                written(view.distance() / home.distance()),
                written(moved.dot(home.right())),
                written(moved.dot(home.up())),
                written(-moved.dot(home.back())),
                degrees(view.roll() - home.roll()),
                view.parallel(),
                animationTime);
    }

    /** With as many digits as can be seen: a hundred-thousandth is less than a tenth of a pixel. */
    private static float written(double value) {
        return (float) (Math.rint(value * 1e5) / 1e5);
    }

    /** Half a turn is 180 degrees, though the nearest angle to it is a little more. */
    private static float degrees(double angle) {
        return written(Math.max(-180, Math.min(180, Math.toDegrees(angle))));
    }

    /** {@code home} seen from here. */
    public OrbitControl of(OrbitControl home) {
        if (equals(DEFAULTS)) {
            return home;
        }
        Vector3f pivot = home.right()
                .mul(panRight)
                .add(home.up().mul(panUp))
                .sub(home.back().mul(panAhead))
                .mul(home.distance())
                .add(home.pivot());
        return new OrbitControl(
                pivot,
                home.yaw() + (float) Math.toRadians(azimuth),
                home.pitch() + (float) Math.toRadians(elevation),
                home.roll() + (float) Math.toRadians(rolled),
                home.distance() * distance,
                home.tanX(),
                home.tanY(),
                parallel);
    }
}
