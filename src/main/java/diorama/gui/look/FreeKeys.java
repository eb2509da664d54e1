package diorama.gui.look;

import imgui.ImGui;
import imgui.flag.ImGuiPopupFlags;

/**
 * Keys as boxes and tools hear them that close at one: not those that end what is typed, or close a menu or the file dialog. Each
 * listener has its own and asks it once a frame. Confined to the main thread.
 */
public final class FreeKeys {
    /** Whether a menu was open in the frame before: Dear ImGui closes it before anybody else hears of the key. */
    private boolean menus;

    /** Whether one of these was pressed, {@code ImGuiKey}. */
    public boolean pressed(int... keys) {
        boolean open = ImGui.isPopupOpen("", ImGuiPopupFlags.AnyPopup);
        boolean taken = menus || open || ImGui.getIO().getWantTextInput();
        menus = open;
        boolean any = false;
        for (int key : keys) {
            any |= ImGui.isKeyPressed(key, false);
        }
        return any && !taken;
    }
}
