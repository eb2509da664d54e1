package diorama.gui;

import imgui.ImGui;
import imgui.ImGuiIO;

/** Finds the command of the keys that were pressed. */
final class Keyboard {
    /** Runs the commands whose keys were pressed since the last frame; none while text is typed or a dialog is open. */
    void read(Desk desk, boolean dialogOpen) {
        ImGuiIO io = ImGui.getIO();
        if (io.getWantTextInput() || dialogOpen) {
            return;
        }
        boolean digits = desk.state().settings().view().emulateNumpad();
        for (Command command : Command.values()) {
            boolean repeats = command.group() == Command.Group.STEP;
            Chord chord = command.chord();
            if (pressed(io, chord, repeats) || (digits && pressed(io, chord.onDigits(), repeats))) {
                desk.run(command);
                return;
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
