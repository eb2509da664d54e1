package diorama.gui.panel;

import diorama.gui.desk.Desk;
import diorama.gui.look.BoxFrame;
import diorama.gui.look.FreeKeys;
import diorama.gui.look.Theme;
import diorama.gui.state.Command;
import imgui.ImGui;
import imgui.flag.ImGuiCol;
import imgui.flag.ImGuiKey;
import java.util.function.BooleanSupplier;
import org.lwjgl.glfw.GLFW;

/** Asks before the window closes over handwork that is not saved. Confined to the main thread. */
final class QuitBox {
    private final long window;
    private final FreeKeys free = new FreeKeys();
    private final FreeKeys entered = new FreeKeys();
    private boolean asking;
    private boolean commanded;

    QuitBox(long window) {
        this.window = window;
    }

    /** Asks for the window's end by a command. */
    void command() {
        commanded = true;
        GLFW.glfwSetWindowShouldClose(window, true);
    }

    /** What closed it. */
    String how() {
        return commanded ? "quit by its menu, key or search" : "its frame was closed";
    }

    /** Whether its question stands in the window. */
    boolean asks() {
        return asking;
    }

    /** Whether the window may go now that its closing is asked for; else the question stands in the window from now on. */
    boolean closes(boolean unsaved) {
        if (!GLFW.glfwWindowShouldClose(window)) {
            return false;
        }
        if (!unsaved || asking) {
            // asked twice is meant
            return true;
        }
        asking = true;
        commanded = false;
        GLFW.glfwSetWindowShouldClose(window, false);
        return false;
    }

    void draw(Desk desk, BooleanSupplier unsaved) {
        if (!asking) {
            return;
        }
        float scale = desk.scale();
        if (BoxFrame.begin(desk.say("Unsaved work") + "###quit", 430 * scale, 0)) {
            ImGui.pushTextWrapPos(0);
            ImGui.textUnformatted(desk.say("Save the project before closing? What is not saved is lost."));
            ImGui.popTextWrapPos();
            ImGui.dummy(0, 2 * scale);
            ImGui.pushStyleColor(ImGuiCol.Button, Theme.color(Theme.Tone.ACCENT, 1));
            // Enter is for a marked button where there is one
            boolean enter = entered.pressed(ImGuiKey.Enter, ImGuiKey.KeypadEnter)
                    && !ImGui.getIO().getNavVisible();
            if (ImGui.button(desk.say("Save") + "###save", 125 * scale, 0) || enter) {
                asking = false;
                desk.run(Command.SAVE);
                // where a name is asked for the window stays: closing it again is then meant
                if (!unsaved.getAsBoolean()) {
                    command();
                }
            }
            ImGui.popStyleColor();
            ImGui.sameLine();
            if (ImGui.button(desk.say("Discard") + "###discard", 125 * scale, 0)) {
                command();
            }
            ImGui.sameLine();
            if (ImGui.button(desk.say("Cancel") + "###cancel", 125 * scale, 0)) {
                asking = false;
            }
        }
        ImGui.end();
        asking &= !free.pressed(ImGuiKey.Escape);
    }
}
