package diorama.gui.look;

import imgui.ImDrawList;
import imgui.ImGui;

/** How far something is, with words over it. */
public final class ProgressBar {
    private ProgressBar() {}

    /** @param fraction [0,1] */
    public static void draw(float fraction, float width, String text) {
        float x = ImGui.getCursorScreenPosX();
        float y = ImGui.getCursorScreenPosY();
        float height = ImGui.getFrameHeight();
        float round = ImGui.getStyle().getFrameRounding();
        ImDrawList list = ImGui.getWindowDrawList();
        list.addRectFilled(x, y, x + width, y + height, Theme.color(Theme.Tone.FIELD, 1), round);
        if (fraction > 0) {
            list.addRectFilled(
                    x,
                    y,
                    x + Math.max(2 * round, width * fraction),
                    y + height,
                    Theme.color(Theme.Tone.ACCENT, 1),
                    round);
        }
        float textX = x + (width - ImGui.calcTextSize(text).x) / 2;
        list.addText(textX, y + ImGui.getStyle().getFramePaddingY(), Theme.color(Theme.Tone.TEXT, 1), text);
        ImGui.dummy(width, height);
    }
}
