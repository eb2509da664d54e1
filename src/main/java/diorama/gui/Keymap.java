package diorama.gui;

import imgui.flag.ImGuiKey;
import java.util.List;
import java.util.Map;

/** Whose keys rule. */
public enum Keymap {
    BLENDER(Map.of()),
    /** F3D's keys for looking; the other keys stay. */
    F3D(Map.ofEntries(
            Map.entry(Command.WIRE, Chord.of(ImGuiKey.E)),
            Map.entry(Command.GRID, Chord.of(ImGuiKey.G)),
            Map.entry(Command.MOVE, Chord.ctrl(ImGuiKey.G)),
            Map.entry(Command.PARALLEL, Chord.of(ImGuiKey._5)),
            Map.entry(Command.STATISTICS, Chord.of(ImGuiKey.M)),
            Map.entry(Command.SHADING_PIE, Chord.of(ImGuiKey.V)),
            Map.entry(Command.KEYS, Chord.of(ImGuiKey.H)),
            Map.entry(Command.HIDE, Chord.ctrl(ImGuiKey.H)),
            Map.entry(Command.HOME, Chord.of(ImGuiKey.Enter)),
            Map.entry(Command.RELOAD, Chord.of(ImGuiKey.UpArrow)),
            Map.entry(Command.NEXT_CUT, Chord.alt(ImGuiKey.UpArrow)),
            Map.entry(Command.PREVIOUS_CUT, Chord.alt(ImGuiKey.DownArrow)),
            Map.entry(Command.TOGGLE_CUT, Chord.alt(ImGuiKey.M)),
            Map.entry(Command.XRAY, Chord.of(ImGuiKey.T)),
            Map.entry(Command.TIMELINE, Chord.ctrl(ImGuiKey.T)),
            Map.entry(Command.COMPARE, Chord.shift(ImGuiKey.B)),
            Map.entry(Command.THEME, Chord.of(ImGuiKey.B))));

    @SuppressWarnings("ImmutableEnumChecker") // immutable records in an immutable map
    private final Map<Command, Chord> others;

    Keymap(Map<Command, Chord> others) {
        this.others = others;
    }

    /** The key that menus show. */
    Chord chord(Command command) {
        return others.getOrDefault(command, command.chord());
    }

    /** All keys of a command. */
    List<Chord> chords(Command command) {
        Chord other = others.get(command);
        return other == null ? command.chords() : List.of(other);
    }
}
