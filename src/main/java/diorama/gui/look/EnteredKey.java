package diorama.gui.look;

import imgui.ImGui;
import imgui.flag.ImGuiFocusedFlags;
import imgui.flag.ImGuiKey;

/**
 * The Enter key as a box hears it that does at it what its first button does. Each box has its own and asks it once a frame while
 * its window is being drawn. Confined to the main thread.
 */
public final class EnteredKey {
    /** Whether something in the box had the keys in the frame before. */
    private boolean typing;

    /** Whether Enter was pressed for the whole box: in a field it ends what is typed, on a button it presses that. */
    public boolean pressed() {
        // the Enter that opened the box is none of its own
        boolean free = !typing && !ImGui.getIO().getNavVisible() && !ImGui.isWindowAppearing();
        typing = ImGui.isAnyItemActive();
        return free
                && ImGui.isWindowFocused(ImGuiFocusedFlags.RootAndChildWindows)
                && (ImGui.isKeyPressed(ImGuiKey.Enter, false) || ImGui.isKeyPressed(ImGuiKey.KeypadEnter, false));
    }
}
