package diorama.gui.look;

import imgui.ImGui;

/** Whether the mouse was over something in the frame that is drawn or the one before. Confined to the main thread. */
public final class Hovering {
    private int frame = Integer.MIN_VALUE;

    public void note(boolean hovered) {
        frame = hovered ? ImGui.getFrameCount() : Integer.MIN_VALUE;
    }

    public boolean now() {
        return frame >= ImGui.getFrameCount() - 1;
    }
}
