package diorama.gui.state;

import imgui.flag.ImGuiKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whose keys rule. */
public enum Keymap {
    BLENDER(Map.of()),
    /** F3D's keys and mouse for looking; the other keys stay, or give way to a Ctrl beside them. */
    F3D(Map.ofEntries(
            keys(Command.SMOOTHER, Chord.of(ImGuiKey.A)),
            keys(Command.SELECT_ALL, Chord.ctrl(ImGuiKey.A)),
            keys(Command.NEXT_SHADING, Chord.of(ImGuiKey.S)),
            keys(Command.GROW, Chord.ctrl(ImGuiKey.E)),
            keys(Command.NEXT_ANIMATION, Chord.of(ImGuiKey.W)),
            keys(Command.XRAY, Chord.of(ImGuiKey.P)),
            keys(Command.OCCLUSION, Chord.of(ImGuiKey.Q)),
            keys(Command.TONE_MAP, Chord.of(ImGuiKey.T)),
            keys(Command.TIMELINE, Chord.ctrl(ImGuiKey.T)),
            keys(Command.WIRE, Chord.of(ImGuiKey.E)),
            keys(Command.AXES, Chord.of(ImGuiKey.X)),
            keys(Command.DELETE, Chord.of(ImGuiKey.Delete)),
            keys(Command.GRID, Chord.of(ImGuiKey.G)),
            keys(Command.MOVE, Chord.ctrl(ImGuiKey.G)),
            keys(Command.STATISTICS, Chord.of(ImGuiKey.M), Chord.of(ImGuiKey.Z)),
            keys(Command.TOGGLE_CUT, Chord.alt(ImGuiKey.M)),
            keys(Command.SHADING_PIE, Chord.of(ImGuiKey.V)),
            keys(Command.HANDLES, Chord.ctrl(ImGuiKey.V)),
            keys(Command.RENDERED, Chord.of(ImGuiKey.R)),
            keys(Command.ROTATE, Chord.ctrl(ImGuiKey.R)),
            keys(Command.BACKDROP, Chord.shift(ImGuiKey.U)),
            keys(Command.BLUR_BACKDROP, Chord.of(ImGuiKey.U)),
            keys(Command.SKYBOX, Chord.of(ImGuiKey.J)),
            keys(Command.NEXT_POINTS, Chord.of(ImGuiKey.O)),
            keys(Command.SURROUNDINGS, Chord.of(ImGuiKey.F)),
            keys(Command.BRUSH_RADIUS, Chord.ctrl(ImGuiKey.F)),
            keys(Command.BRIGHTER, Chord.of(ImGuiKey.L)),
            keys(Command.DARKER, Chord.shift(ImGuiKey.L)),
            keys(Command.LASSO, Chord.ctrl(ImGuiKey.L)),
            keys(Command.THREE_QUARTERS, Chord.of(ImGuiKey.Keypad9)),
            keys(Command.OPPOSITE, Chord.ctrl(ImGuiKey.Keypad9)),
            keys(Command.ROLL_QUARTER_LEFT, Chord.of(ImGuiKey.Keypad4)),
            keys(Command.ROLL_QUARTER_RIGHT, Chord.of(ImGuiKey.Keypad6)),
            keys(Command.ORBIT_LEFT, Chord.ctrlShift(ImGuiKey.Keypad4)),
            keys(Command.ORBIT_RIGHT, Chord.ctrlShift(ImGuiKey.Keypad6)),
            keys(Command.ORBIT_QUARTER_UP, Chord.of(ImGuiKey.Keypad8)),
            keys(Command.ORBIT_QUARTER_DOWN, Chord.of(ImGuiKey.Keypad2)),
            keys(Command.ORBIT_UP, Chord.ctrlShift(ImGuiKey.Keypad8)),
            keys(Command.ORBIT_DOWN, Chord.ctrlShift(ImGuiKey.Keypad2)),
            keys(Command.FIRST_VIEW, Chord.of(ImGuiKey.Enter), Chord.shift(ImGuiKey.Home)),
            keys(Command.KEYS, Chord.of(ImGuiKey.H), Chord.of(ImGuiKey.F1)),
            keys(Command.HIDE, Chord.ctrl(ImGuiKey.H)),
            keys(Command.RELOAD, Chord.of(ImGuiKey.UpArrow)),
            keys(Command.NEXT_CUT, Chord.alt(ImGuiKey.UpArrow)),
            keys(Command.PREVIOUS_CUT, Chord.alt(ImGuiKey.DownArrow)),
            keys(Command.TRANSPARENT_PICTURE, Chord.ctrl(ImGuiKey.F12)),
            keys(Command.RENDER_CLIP, Chord.shift(ImGuiKey.F12))));

    @SuppressWarnings("ImmutableEnumChecker") // immutable records in an immutable map
    private final Map<Command, List<Chord>> others;

    Keymap(Map<Command, List<Chord>> others) {
        this.others = others;
    }

    private static Map.Entry<Command, List<Chord>> keys(Command command, Chord... chords) {
        return Map.entry(command, List.of(chords));
    }

    /** The key that menus show. */
    public Chord chord(Command command) {
        return chords(command).get(0);
    }

    /** All keys of a command. */
    public List<Chord> chords(Command command) {
        return others.getOrDefault(command, command.chords());
    }

    /**
     * The command of a key.
     *
     * @param digits whether the digits above the letters act as the numpad
     */
    public Optional<Command> command(Chord pressed, boolean digits) {
        for (Command command : Command.values()) {
            for (Chord chord : chords(command)) {
                if (pressed.equals(chord) || (digits && pressed.equals(chord.onDigits()))) {
                    return Optional.of(command);
                }
            }
        }
        return Optional.empty();
    }
}
