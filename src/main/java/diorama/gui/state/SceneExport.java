package diorama.gui.state;

import diorama.options.Knob;
import diorama.options.OptionSchema;

/** What of the scene is exported, and as what its photos are. */
public record SceneExport(
        @Knob("Only what is selected in the window.") boolean selectedOnly,

        @Knob("Photos as the window shows them, meshed anew for this file, as coloured points, or the active photo as a"
                + " closed plate to print whose thickness is its darkness (lithophane) or its nearness (relief).")
        Photos photos,

        @Knob(value = "Pixels of a photo from point to point.", unit = "px", min = 1, max = 64, softMax = 16)
        int pointStep) {

    /** What photos become. */
    public enum Photos {
        AS_SHOWN,
        MESHED_ANEW,
        POINTS,
        LITHOPHANE,
        RELIEF;

        /** Whether the active photo alone becomes a plate. */
        public boolean plate() {
            return this == LITHOPHANE || this == RELIEF;
        }
    }

    static final SceneExport DEFAULTS = new SceneExport(false, Photos.AS_SHOWN, 2);
    public static final OptionSchema<SceneExport> SCHEMA = OptionSchema.of(DEFAULTS);
}
