package diorama.gui;

import imgui.ImGui;

/** Whether the mouse was over something in the frame that is drawn or the one before. Confined to the main thread. */
final class Hovering {
    private int frame = Integer.MIN_VALUE;

    void note(boolean hovered) {
        frame = hovered ? ImGui.getFrameCount() : Integer.MIN_VALUE;
    }

    boolean now() {
        return frame >= ImGui.getFrameCount() - 1;
    }
}
