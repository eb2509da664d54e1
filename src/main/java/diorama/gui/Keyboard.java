package diorama.gui;

import imgui.ImGui;
import imgui.ImGuiIO;

/** Finds the command of the keys that were pressed. */
final class Keyboard {
    /** Runs the command whose key was pressed since the last frame; none while text is typed or something else has the keys. */
    void read(Desk desk, boolean taken) {
        ImGuiIO io = ImGui.getIO();
        if (io.getWantTextInput() || taken) {
            return;
        }
        boolean digits = desk.state().settings().view().emulateNumpad();
        Keymap keymap = desk.preferences().keymap();
        for (Command command : Command.values()) {
            boolean repeats = command.group() == Command.Group.STEP;
            for (Chord chord : keymap.chords(command)) {
                if (pressed(io, chord, repeats) || (digits && pressed(io, chord.onDigits(), repeats))) {
                    if (CommandActions.possible(command, desk.history())) {
                        desk.run(command);
                    }
                    return;
                }
            }
        }
    }

    private static boolean pressed(ImGuiIO io, Chord chord, boolean repeats) {
        return ImGui.isKeyPressed(chord.key(), repeats)
                && io.getKeyCtrl() == chord.ctrl()
                && io.getKeyShift() == chord.shift()
                && io.getKeyAlt() == chord.alt();
    }
}
