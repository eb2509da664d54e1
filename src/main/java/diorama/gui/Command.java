package diorama.gui;

import diorama.camera.OrbitControl.Side;
import diorama.render.Look;
import diorama.render.Shading;
import imgui.flag.ImGuiKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be asked of the studio by menu or key. */
enum Command {
    OPEN(Group.FILE, "Open...", Chord.ctrl(ImGuiKey.O)),
    RELOAD(Group.FILE, "Reload", Chord.ctrl(ImGuiKey.R)),
    NEXT_FILE(Group.FILE, "Next opened file", Chord.of(ImGuiKey.PageDown)),
    PREVIOUS_FILE(Group.FILE, "Previous opened file", Chord.of(ImGuiKey.PageUp)),
    CLOSE(Group.FILE, "Close file", Chord.ctrl(ImGuiKey.W)),
    PICTURE(Group.FILE, "Save picture of the view...", Chord.of(ImGuiKey.F12)),
    QUIT(Group.FILE, "Quit", Chord.ctrl(ImGuiKey.Q)),

    UNDO(Group.EDIT, "Undo", Chord.ctrl(ImGuiKey.Z)),
    REDO(Group.EDIT, "Redo", Chord.ctrlShift(ImGuiKey.Z)),

    HOME(Group.VIEW, "Show all", Chord.of(ImGuiKey.Home)),
    PHOTO_CAMERA(Group.VIEW, "Photo camera", Chord.of(ImGuiKey.Keypad0)),
    FRAME(Group.VIEW, "Frame without turning", Chord.of(ImGuiKey.KeypadDecimal)),
    FRONT(Group.VIEW, "Front", Chord.of(ImGuiKey.Keypad1)),
    BACK(Group.VIEW, "Back", Chord.ctrl(ImGuiKey.Keypad1)),
    RIGHT(Group.VIEW, "Right", Chord.of(ImGuiKey.Keypad3)),
    LEFT(Group.VIEW, "Left", Chord.ctrl(ImGuiKey.Keypad3)),
    TOP(Group.VIEW, "Top", Chord.of(ImGuiKey.Keypad7)),
    BOTTOM(Group.VIEW, "Bottom", Chord.ctrl(ImGuiKey.Keypad7)),
    OPPOSITE(Group.VIEW, "Other side", Chord.of(ImGuiKey.Keypad9)),
    PARALLEL(Group.VIEW, "Perspective or parallel", Chord.of(ImGuiKey.Keypad5)),
    ORBIT_LEFT(Group.STEP, "Orbit left", Chord.of(ImGuiKey.Keypad4)),
    ORBIT_RIGHT(Group.STEP, "Orbit right", Chord.of(ImGuiKey.Keypad6)),
    ORBIT_UP(Group.STEP, "Orbit up", Chord.of(ImGuiKey.Keypad8)),
    ORBIT_DOWN(Group.STEP, "Orbit down", Chord.of(ImGuiKey.Keypad2)),
    ZOOM_IN(Group.STEP, "Zoom in", Chord.of(ImGuiKey.KeypadAdd)),
    ZOOM_OUT(Group.STEP, "Zoom out", Chord.of(ImGuiKey.KeypadSubtract)),
    SIDE_PANELS(Group.PANELS, "Side panels", Chord.of(ImGuiKey.N)),

    SHADING_PIE(Group.SHADING, "Shading pie", Chord.of(ImGuiKey.Z)),
    WIRE(Group.SHADING, "Wire on and off", Chord.shift(ImGuiKey.Z)),
    STEREO(Group.STEREO, "Next stereo preview", Chord.of(ImGuiKey.F4)),

    KEYS(Group.HELP, "Keys and mouse", Chord.of(ImGuiKey.F1));

    /** The part of a menu that a command stands in. */
    enum Group {
        FILE,
        EDIT,
        VIEW,
        STEP,
        PANELS,
        SHADING,
        STEREO,
        HELP
    }

    /** A numpad step, as in Blender. */
    private static final float STEP = (float) Math.toRadians(15);

    private static final float ZOOM_STEP = 1.25f;

    private final Group group;
    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // a record of an int and three booleans
    private final Chord chord;

    Command(Group group, String label, Chord chord) {
        this.group = group;
        this.label = label;
        this.chord = chord;
    }

    Group group() {
        return group;
    }

    String label() {
        return label;
    }

    Chord chord() {
        return chord;
    }

    /** What it does to the state; empty for those that act on the window or on files. */
    Optional<Action> action(ViewState state) {
        ViewOptions view = state.settings().view();
        Look look = state.settings().look();
        return Optional.ofNullable(
                switch (this) {
                    case UNDO -> new Action.Undo();
                    case REDO -> new Action.Redo();
                    case HOME ->
                        state.document()
                                .map(d -> d.photoCamera() ? new Action.Home() : new Action.Frame())
                                .orElse(null);
                    case PHOTO_CAMERA -> new Action.Home();
                    case FRAME -> new Action.Frame();
                    case FRONT -> new Action.Look(Side.FRONT);
                    case BACK -> new Action.Look(Side.BACK);
                    case RIGHT -> new Action.Look(Side.RIGHT);
                    case LEFT -> new Action.Look(Side.LEFT);
                    case TOP -> new Action.Look(Side.TOP);
                    case BOTTOM -> new Action.Look(Side.BOTTOM);
                    case OPPOSITE -> new Action.Opposite();
                    case PARALLEL -> new Action.ToggleParallel();
                    case ORBIT_LEFT -> new Action.Orbit(-STEP, 0);
                    case ORBIT_RIGHT -> new Action.Orbit(STEP, 0);
                    case ORBIT_UP -> new Action.Orbit(0, STEP);
                    case ORBIT_DOWN -> new Action.Orbit(0, -STEP);
                    case ZOOM_IN -> new Action.Zoom(1 / ZOOM_STEP, 0, 0, 1);
                    case ZOOM_OUT -> new Action.Zoom(ZOOM_STEP, 0, 0, 1);
                    case WIRE ->
                        new Action.SetOptions(
                                look.with(look.shading() == Shading.WIRE ? Shading.SHADED : Shading.WIRE), 0);
                    case STEREO -> new Action.SetOptions(view.withStereoPreview(next(view.stereoPreview())), 0);
                    case CLOSE -> state.active() < 0 ? null : new Action.Close(state.active());
                    case NEXT_FILE -> turned(state, 1);
                    case PREVIOUS_FILE -> turned(state, -1);
                    case OPEN, RELOAD, PICTURE, QUIT, SIDE_PANELS, SHADING_PIE, KEYS -> null;
                });
    }

    private static StereoPreview next(StereoPreview now) {
        List<StereoPreview> all = List.of(StereoPreview.values());
        return all.get((all.indexOf(now) + 1) % all.size());
    }

    private static @Nullable Action turned(ViewState state, int by) {
        int count = state.documents().size();
        return count < 2 ? null : new Action.Activate(Math.floorMod(state.active() + by, count));
    }
}
