package diorama.pipeline.clip;

import diorama.options.Knob;
import diorama.options.OptionSchema;

/** A place of the camera at a time of a clip. */
public record CameraKey(
        @Knob(value = "When the camera is here.", unit = "s", min = 0, max = 3600)
        float time,

        @Knob(
                value = "To the right; 1 moves near against far by 5 % of the longer side.",
                min = -1000,
                max = 1000,
                softMin = -10,
                softMax = 10)
        float x,

        @Knob(value = "Up, as x.", min = -1000, max = 1000, softMin = -10, softMax = 10)
        float y,

        @Knob(
                value = "Towards the scene; 1 is a quarter of the way to the nearest point.",
                min = -1000,
                max = 1000,
                softMin = -10,
                softMax = 2)
        float forward,

        @Knob(
                value = "Round the focused point to the right; 1 moves about as much as x does.",
                min = -1000,
                max = 1000,
                softMin = -10,
                softMax = 10)
        float turn,

        @Knob(value = "Round the focused point upwards, as turn.", min = -1000, max = 1000, softMin = -10, softMax = 10)
        float lift,

        @Knob(value = "Anticlockwise round the line of sight.", unit = "degrees", min = -180, max = 180)
        float roll,

        @Knob(value = "Magnification; 2 shows half of the width.", min = 0.001, max = 1000, softMin = 0.1, softMax = 20)
        float zoom,

        @Knob(
                "How the camera comes here from the key before: spline goes through all keys in one curve, with handles; in and"
                        + " out begin or end gently, smooth, sine to circular both, ever more;"
                        + " overshoot, bounce and elastic swing at the end.")
        Ease ease,

        @Knob(
                "Handles of the spline, such as 'x aligned -0.5 0.2 0.5 -0.2; zoom vector': left and right end by seconds and"
                        + " value; free, aligned or vector, others are found by themselves.")
        String handles) {

    public CameraKey {
        KeyHandles.of(handles);
    }

    /** With handles that are found by themselves. */
    public CameraKey(
            float time, float x, float y, float forward, float turn, float lift, float roll, float zoom, Ease ease) {
        this(time, x, y, forward, turn, lift, roll, zoom, ease, "");
    }

    /** How the camera comes from one key to the next. */
    public enum Ease {
        SPLINE,
        LINEAR,
        SMOOTH,
        IN,
        OUT,
        SLOW,
        SINE,
        QUADRATIC,
        CUBIC,
        EXPONENTIAL,
        CIRCULAR,
        /** A little too far and back. */
        OVERSHOOT,
        BOUNCE,
        ELASTIC,
        /** Stays, then is there at once. */
        HOLD
    }

    public static final CameraKey DEFAULTS = new CameraKey(0, 0, 0, 0, 0, 0, 0, 1, Ease.SPLINE);
    public static final OptionSchema<CameraKey> SCHEMA = OptionSchema.of(DEFAULTS);

    CameraKey at(float other) {
        return new CameraKey(other, x, y, forward, turn, lift, roll, zoom, ease, handles);
    }

    /** What changes in time; the zoom as its logarithm, so that its steps look even. */
    double[] values() {
        return new double[] {x, y, forward, turn, lift, roll, Math.log(zoom)};
    }
}
