package diorama.gui.state;

import diorama.gui.look.Texts;
import imgui.flag.ImGuiKey;
import java.util.List;

/**
 * What can be asked of the studio by menu, key or search: the one table of names and keys. What a command does to the state is
 * told by {@link CommandActions}, what it does to the window by the window itself.
 */
public enum Command {
    NEW(Group.FILE, "New scene", Chord.ctrl(ImGuiKey.N)),
    OPEN(Group.FILE, "Open...", Chord.ctrl(ImGuiKey.O)),
    SAVE(Group.FILE, "Save project", Chord.ctrl(ImGuiKey.S)),
    SAVE_AS(Group.FILE, "Save project as...", Chord.ctrlShift(ImGuiKey.S)),
    RELOAD(Group.FILE, "Reload", Chord.ctrl(ImGuiKey.R)),
    WATCH(Group.FILE, "Reload when files change", Chord.ctrlShift(ImGuiKey.R)),
    NEXT_PICTURE(Group.FILE, "Next picture in the folder", Chord.of(ImGuiKey.RightArrow)),
    PREVIOUS_PICTURE(Group.FILE, "Previous picture in the folder", Chord.of(ImGuiKey.LeftArrow)),
    PICTURE(Group.PICTURES, "Save picture of the view...", Chord.of(ImGuiKey.F12)),
    TRANSPARENT_PICTURE(Group.PICTURES, "Save picture without backdrop...", Chord.shift(ImGuiKey.F12)),
    COPY_COMMAND(Group.PICTURES, "Copy as command line", Chord.ctrlShift(ImGuiKey.C)),
    QUIT(Group.QUIT, "Quit", Chord.ctrl(ImGuiKey.Q)),

    UNDO(Group.HISTORY, "Undo", Chord.ctrl(ImGuiKey.Z)),
    REDO(Group.HISTORY, "Redo", Chord.ctrlShift(ImGuiKey.Z), Chord.ctrl(ImGuiKey.Y)),
    ADJUST(Group.HISTORY, "Adjust last operation", Chord.of(ImGuiKey.F9)),
    SEARCH(Group.HISTORY, "Search commands...", Chord.of(ImGuiKey.F3)),
    PRESETS(Group.HISTORY, "Presets...", Chord.ctrl(ImGuiKey.P)),
    PREFERENCES(Group.HISTORY, "Preferences", Chord.ctrl(ImGuiKey.Comma)),

    SELECT_ALL(Group.SELECT, "Select all", Chord.of(ImGuiKey.A)),
    SELECT_NONE(Group.SELECT, "Select none", Chord.alt(ImGuiKey.A)),
    INVERT(Group.SELECT, "Invert selection", Chord.ctrl(ImGuiKey.I)),
    BOX_SELECT(Group.SELECT, "Box select", Chord.of(ImGuiKey.B)),
    NEXT_OBJECT(Group.SELECT, "Next object", Chord.of(ImGuiKey.PageDown)),
    PREVIOUS_OBJECT(Group.SELECT, "Previous object", Chord.of(ImGuiKey.PageUp)),

    MOVE(Group.OBJECT, "Move", Chord.of(ImGuiKey.G)),
    ROTATE(Group.OBJECT, "Rotate", Chord.of(ImGuiKey.R)),
    GROW(Group.OBJECT, "Scale", Chord.of(ImGuiKey.S)),
    CLEAR_LOCATION(Group.OBJECT, "Clear location", Chord.alt(ImGuiKey.G)),
    CLEAR_ROTATION(Group.OBJECT, "Clear rotation", Chord.alt(ImGuiKey.R)),
    CLEAR_SIZE(Group.OBJECT, "Clear scale", Chord.alt(ImGuiKey.S)),
    DUPLICATE(Group.OBJECT, "Duplicate", Chord.shift(ImGuiKey.D)),
    RENAME(Group.OBJECT, "Rename", Chord.of(ImGuiKey.F2)),
    HIDE(Group.OBJECT, "Hide", Chord.of(ImGuiKey.H)),
    HIDE_OTHERS(Group.OBJECT, "Hide others", Chord.shift(ImGuiKey.H)),
    SHOW_HIDDEN(Group.OBJECT, "Show hidden", Chord.alt(ImGuiKey.H)),
    FIND_DEPTH(Group.OBJECT, "Find depth", Chord.alt(ImGuiKey.E)),
    DELETE(Group.OBJECT, "Delete", Chord.of(ImGuiKey.X), Chord.of(ImGuiKey.Delete)),

    RETOUCH(Group.RETOUCH, "Retouch depth", Chord.of(ImGuiKey.Tab)),
    BRUSH_RADIUS(Group.RETOUCH, "Brush radius", Chord.of(ImGuiKey.F)),
    BRUSH_STRENGTH(Group.RETOUCH, "Brush strength", Chord.shift(ImGuiKey.F)),
    LASSO(Group.RETOUCH, "Lasso", Chord.of(ImGuiKey.L)),
    KEEP_TO_OBJECT(Group.RETOUCH, "Keep to the object", Chord.of(ImGuiKey.K)),
    CLEAR_RETOUCH(Group.RETOUCH, "Remove all strokes", Chord.ctrlShift(ImGuiKey.X)),

    HOME(Group.VIEW, "Frame all", Chord.of(ImGuiKey.Home)),
    FIRST_VIEW(Group.VIEW, "First view", Chord.shift(ImGuiKey.Home)),
    PHOTO_CAMERA(Group.VIEW, "Photo camera", Chord.of(ImGuiKey.Keypad0)),
    FRAME(Group.VIEW, "Frame selected", Chord.of(ImGuiKey.KeypadDecimal)),
    FRONT(Group.VIEW, "Front", Chord.of(ImGuiKey.Keypad1)),
    BACK(Group.VIEW, "Back", Chord.ctrl(ImGuiKey.Keypad1)),
    RIGHT(Group.VIEW, "Right", Chord.of(ImGuiKey.Keypad3)),
    LEFT(Group.VIEW, "Left", Chord.ctrl(ImGuiKey.Keypad3)),
    TOP(Group.VIEW, "Top", Chord.of(ImGuiKey.Keypad7)),
    BOTTOM(Group.VIEW, "Bottom", Chord.ctrl(ImGuiKey.Keypad7)),
    OPPOSITE(Group.VIEW, "Other side", Chord.of(ImGuiKey.Keypad9)),
    PARALLEL(Group.VIEW, "Perspective or orthographic", Chord.of(ImGuiKey.Keypad5)),
    VIEW_PIE(Group.VIEW, "View pie", Chord.of(ImGuiKey.GraveAccent)),
    WALK(Group.VIEW, "Walk", Chord.shift(ImGuiKey.GraveAccent)),
    FLY(Group.VIEW, "Fly", Chord.alt(ImGuiKey.GraveAccent)),
    THREE_QUARTERS(Group.VIEW, "Three-quarter view", Chord.shift(ImGuiKey.Keypad9)),
    MEASURE(Group.VIEW, "Measure", Chord.shift(ImGuiKey.Space), Chord.shift(ImGuiKey.M)),
    CROP(Group.VIEW, "Crop", Chord.of(ImGuiKey.C)),
    CLEAR_MEASURES(Group.VIEW, "Remove all measures", Chord.ctrlShift(ImGuiKey.M)),
    ORBIT_LEFT(Group.STEP, "Orbit left", Chord.of(ImGuiKey.Keypad4)),
    ORBIT_RIGHT(Group.STEP, "Orbit right", Chord.of(ImGuiKey.Keypad6)),
    ORBIT_UP(Group.STEP, "Orbit up", Chord.of(ImGuiKey.Keypad8)),
    ORBIT_DOWN(Group.STEP, "Orbit down", Chord.of(ImGuiKey.Keypad2)),
    ROLL_LEFT(Group.STEP, "Roll left", Chord.shift(ImGuiKey.Keypad4)),
    ROLL_RIGHT(Group.STEP, "Roll right", Chord.shift(ImGuiKey.Keypad6)),
    ROLL_QUARTER_LEFT(Group.STEP, "Roll a quarter left", Chord.ctrlShift(ImGuiKey.Keypad4)),
    ROLL_QUARTER_RIGHT(Group.STEP, "Roll a quarter right", Chord.ctrlShift(ImGuiKey.Keypad6)),
    ORBIT_QUARTER_UP(Group.STEP, "Orbit a quarter up", Chord.ctrlShift(ImGuiKey.Keypad8)),
    ORBIT_QUARTER_DOWN(Group.STEP, "Orbit a quarter down", Chord.ctrlShift(ImGuiKey.Keypad2)),
    PAN_LEFT(Group.STEP, "Pan left", Chord.ctrl(ImGuiKey.Keypad4)),
    PAN_RIGHT(Group.STEP, "Pan right", Chord.ctrl(ImGuiKey.Keypad6)),
    PAN_UP(Group.STEP, "Pan up", Chord.ctrl(ImGuiKey.Keypad8)),
    PAN_DOWN(Group.STEP, "Pan down", Chord.ctrl(ImGuiKey.Keypad2)),
    ZOOM_IN(Group.STEP, "Zoom in", Chord.of(ImGuiKey.KeypadAdd)),
    ZOOM_OUT(Group.STEP, "Zoom out", Chord.of(ImGuiKey.KeypadSubtract)),
    SIDE_PANELS(Group.PANELS, "Side panels", Chord.of(ImGuiKey.N)),
    ONLY_VIEWPORT(Group.PANELS, "Only the viewport", Chord.ctrl(ImGuiKey.Space)),
    RESET_LAYOUT(Group.PANELS, "Reset layout", Chord.ctrlShift(ImGuiKey.Space)),
    RECENT_FILES(Group.PANELS, "Recent files", Chord.shift(ImGuiKey.F1)),
    LOG(Group.PANELS, "Log", Chord.of(ImGuiKey.F10)),
    FULL_SCREEN(Group.PANELS, "Full screen", Chord.of(ImGuiKey.F11)),

    SHADING_PIE(Group.SHADING, "Shading pie", Chord.of(ImGuiKey.Z)),
    WIRE(Group.SHADING, "Wireframe on and off", Chord.shift(ImGuiKey.Z)),
    XRAY(Group.SHADING, "X-ray", Chord.alt(ImGuiKey.Z)),
    STATISTICS(Group.SHADING, "Statistics", Chord.of(ImGuiKey.F6)),
    GRID(Group.SHADING, "Floor grid", Chord.of(ImGuiKey.F7)),
    AXES(Group.SHADING, "Axes", Chord.ctrl(ImGuiKey.F7)),
    NEXT_SHADING(Group.SHADING, "Next shading", Chord.shift(ImGuiKey.F6)),
    SMOOTHER(Group.SHADING, "Next antialiasing", Chord.shift(ImGuiKey.F7)),
    BACKDROP(Group.SHADING, "Next backdrop", Chord.ctrl(ImGuiKey.F6)),
    NEXT_POINTS(Group.SHADING, "Next kind of points", Chord.alt(ImGuiKey.F7)),
    SKYBOX(Group.SHADING, "Surroundings as backdrop", Chord.ctrlShift(ImGuiKey.F7)),
    BLUR_BACKDROP(Group.SHADING, "Blurred surroundings", Chord.ctrlShift(ImGuiKey.F4)),
    COMPARE(Group.SHADING, "Compare with A", Chord.shift(ImGuiKey.B)),
    KEEP_A(Group.SHADING, "Keep as A", Chord.ctrl(ImGuiKey.B)),
    RENDERED(Group.LIGHT, "Rendered on and off", Chord.shift(ImGuiKey.R)),
    SURROUNDINGS(Group.LIGHT, "Next surroundings", Chord.ctrlShift(ImGuiKey.F6)),
    OCCLUSION(Group.LIGHT, "Ambient occlusion", Chord.of(ImGuiKey.Q)),
    TONE_MAP(Group.LIGHT, "Next tones", Chord.shift(ImGuiKey.Q)),
    BRIGHTER(Group.LIGHT, "Brighter", Chord.ctrl(ImGuiKey.UpArrow)),
    DARKER(Group.LIGHT, "Darker", Chord.ctrl(ImGuiKey.DownArrow)),
    STEREO(Group.STEREO, "Next stereo view", Chord.of(ImGuiKey.F4)),
    SWAP_EYES(Group.STEREO, "Swap the eyes", Chord.shift(ImGuiKey.F4)),

    TIMELINE(Group.CLIP, "Timeline", Chord.of(ImGuiKey.T)),
    GRAPH(Group.CLIP, "Graph editor", Chord.shift(ImGuiKey.T)),
    NEXT_ANIMATION(Group.CLIP, "Next animation of meshes", Chord.ctrl(ImGuiKey.T)),
    PLAY(Group.CLIP, "Play camera move", Chord.of(ImGuiKey.Space)),
    CLIP_CAMERA(Group.CLIP, "Look through the moving camera", Chord.ctrl(ImGuiKey.Keypad0)),
    FIRST_FRAME(Group.CLIP, "First frame", Chord.shift(ImGuiKey.LeftArrow)),
    LAST_FRAME(Group.CLIP, "Last frame", Chord.shift(ImGuiKey.RightArrow)),
    HANDLES(Group.CLIP, "Handle type", Chord.of(ImGuiKey.V)),
    INSERT_KEY(Group.CLIP, "Insert keyframe from the view", Chord.of(ImGuiKey.I)),
    REMOVE_KEY(Group.CLIP, "Delete keyframe", Chord.alt(ImGuiKey.I)),
    CLEAR_KEYS(Group.CLIP, "Delete all keyframes", Chord.ctrlShift(ImGuiKey.I)),
    FOCUS(Group.CLIP, "Pick the focus", Chord.ctrlShift(ImGuiKey.F)),
    RENDER_CLIP(Group.CLIP, "Render camera move...", Chord.ctrl(ImGuiKey.F12)),

    NEXT_FRAME(Group.FILM, "Next frame", Chord.alt(ImGuiKey.RightArrow)),
    PREVIOUS_FRAME(Group.FILM, "Previous frame", Chord.alt(ImGuiKey.LeftArrow)),
    NEXT_CUT(Group.FILM, "Next cut", Chord.of(ImGuiKey.UpArrow)),
    PREVIOUS_CUT(Group.FILM, "Previous cut", Chord.of(ImGuiKey.DownArrow)),
    TOGGLE_CUT(Group.FILM, "Set or remove cut", Chord.of(ImGuiKey.M)),
    FIND_CUTS(Group.FILM, "Find cuts", Chord.ctrl(ImGuiKey.M)),
    ANALYSE(Group.FILM, "Analyse comfort", Chord.ctrlShift(ImGuiKey.A)),
    LIMIT_SHOTS(Group.FILM, "Keep shots to the budget", Chord.ctrlShift(ImGuiKey.L)),
    MAKE_FILM(Group.FILM, "Make film...", Chord.ctrlShift(ImGuiKey.F12)),
    FILM_JOBS(Group.FILM, "Films in the making", Chord.shift(ImGuiKey.F10)),
    IMPORT_TIMELINE(Group.FILM, "Import timeline...", Chord.ctrlShift(ImGuiKey.O)),
    EXPORT_TIMELINE(Group.FILM, "Export timeline...", Chord.ctrlShift(ImGuiKey.E)),

    KEYS(Group.HELP, "Keys and mouse", Chord.of(ImGuiKey.F1)),
    THEME(Group.HELP, "Dark or light", Chord.of(ImGuiKey.F8)),
    LANGUAGE(Group.HELP, "Next language", Chord.shift(ImGuiKey.F8));

    /** The part of a menu that a command stands in. */
    public enum Group {
        FILE,
        PICTURES,
        QUIT,
        HISTORY,
        SELECT,
        OBJECT,
        RETOUCH,
        VIEW,
        STEP,
        PANELS,
        SHADING,
        LIGHT,
        STEREO,
        CLIP,
        FILM,
        HELP
    }

    private final Group group;
    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // immutable records in an immutable list
    private final List<Chord> chords;

    Command(Group group, String label, Chord... chords) {
        this.group = group;
        this.label = label;
        this.chords = List.of(chords);
    }

    public Group group() {
        return group;
    }

    /** In English; {@link Texts} has it in other languages. */
    public String label() {
        return label;
    }

    /** The key that menus show. */
    Chord chord() {
        return chords.get(0);
    }

    /** All keys. */
    List<Chord> chords() {
        return chords;
    }
}
