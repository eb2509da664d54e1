package diorama.pipeline.clip;

import diorama.options.Knob;
import diorama.options.OptionSchema;

/** A camera move through a photo's scene. */
public record ZoomOptions(
        @Knob("How the camera moves.") CameraMove move,

        @Knob(value = "Length of the clip.", unit = "s", min = 0.04, max = 3600)
        float seconds,

        @Knob(value = "Frames a second.", unit = "fps", min = 1, max = 240)
        float fps,

        @Knob(value = "Longer side of the clip; 0 takes the photo's, at most 1920.", unit = "px", min = 0, max = 8192)
        int size,

        @Knob(value = "How far the camera goes: 1 moves near against far by 5 % of the longer side.", min = 0, max = 4)
        float intensity,

        @Knob(value = "Inverse depth of the plane that stands still: 0 far, 1 near.", min = 0, max = 1)
        float focus,

        @Knob("End where the clip began, so that it repeats without a seam.")
        boolean loop,

        @Knob("How moves from one place to another start and end.")
        Easing easing,

        @Knob(value = "How often the move is made in the clip.", min = 1, max = 100)
        int turns,

        @Knob(value = "Where in the move the clip starts: 0.25 is a quarter later.", min = 0, max = 1)
        float phase,

        @Knob(value = "Flatten perspective, from 0, the photo's own, to nearly parallel rays.", min = 0, max = 0.95)
        float isometric,

        @Knob(
                value =
                        "Smooth edges: samples along each side of a pixel; 1 leaves them jagged, OpenGL takes as many as it has.",
                min = 1,
                max = 4)
        int ssaa) {

    public static final ZoomOptions DEFAULTS =
            new ZoomOptions(CameraMove.DOLLY_ZOOM, 4, 30, 0, 1, 0.4f, true, Easing.SMOOTH, 1, 0, 0, 2);
    public static final OptionSchema<ZoomOptions> SCHEMA = OptionSchema.of(DEFAULTS);

    public ZoomOptions with(CameraMove other) {
        return new ZoomOptions(
                other, seconds, fps, size, intensity, focus, loop, easing, turns, phase, isometric, ssaa);
    }

    public ZoomOptions withLoop(boolean other) {
        return new ZoomOptions(
                move, seconds, fps, size, intensity, focus, other, easing, turns, phase, isometric, ssaa);
    }

    /** Length in seconds, frames a second, and longer side in px. */
    public ZoomOptions with(float seconds, float fps, int size) {
        return new ZoomOptions(move, seconds, fps, size, intensity, focus, loop, easing, turns, phase, isometric, ssaa);
    }

    /** Number of frames, at least 1. */
    public int frames() {
        return Math.max(1, Math.round(seconds * fps));
    }
}
