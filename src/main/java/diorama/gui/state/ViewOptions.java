package diorama.gui.state;

import diorama.options.Knob;
import diorama.options.OptionSchema;

/** How the viewport looks and answers to the hand. */
public record ViewOptions(
        @Knob("Show both eyes in the viewport: for red-cyan glasses, packed, in turn, or one of them.")
        StereoPreview stereoPreview,

        @Knob(value = "Size of the picture while it moves; at rest it is always full.", unit = "%", min = 20, max = 100)
        int movingResolution,

        @Knob("Dim what lies outside the photo's frame when looking through its camera.")
        boolean photoFrame,

        @Knob("Say so when the view goes where the photo knows nothing.")
        boolean limitHint,

        @Knob("Keep the view within what the photo shows.") boolean lockToPhoto,

        @Knob("Show the axes; click one to look along it.") boolean axes,

        @Knob("Show counts of points and triangles.") boolean statistics,

        @Knob(
                value = "Which animation of meshes is seen: 0 all that can play at once, else its number; -1 none.",
                min = -1,
                max = 999)
        int animation,

        @Knob("The left mouse button orbits as the middle one does.")
        boolean leftButtonOrbits,

        @Knob("Two fingers on a trackpad orbit, pan with Shift and zoom with Ctrl; a wheel does the same then.")
        boolean trackpadOrbits,

        @Knob("The digits above the letters act as the numpad.")
        boolean emulateNumpad) {

    public static final ViewOptions DEFAULTS =
            new ViewOptions(StereoPreview.OFF, 50, true, true, false, true, false, 0, true, false, true);
    public static final OptionSchema<ViewOptions> SCHEMA = OptionSchema.of(DEFAULTS);

    public ViewOptions with(String option, Object value) {
        return SCHEMA.with(this, SCHEMA.option(option), value);
    }

    public ViewOptions withStereoPreview(StereoPreview other) {
        return with("stereo-preview", other);
    }
}
