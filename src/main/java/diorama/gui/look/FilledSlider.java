package diorama.gui.look;

import imgui.ImGui;
import imgui.flag.ImGuiCol;

/** The looks of sliders: a bar that is filled up to the value, over which no knob hides its digits. Confined to the main thread. */
public final class FilledSlider {
    private static final int COLORS = 5;

    /** What is taken for 0 where steps are ratios. */
    private static final double FLOOR = 1e-3;

    private FilledSlider() {}

    /**
     * How far along it a value is, 0 to 1.
     *
     * @param ratios whether equal steps are equal ratios
     */
    public static float part(float value, float min, float max, boolean ratios) {
        float part = (value - min) / (max - min);
        if (ratios) {
            double floor = Math.max(min, FLOOR);
            part = (float) (Math.log(Math.max(value, floor) / floor) / Math.log(max / floor));
        }
        return Math.max(0, Math.min(1, part));
    }

    /**
     * Before the slider.
     *
     * @param part that is filled, 0 to 1
     * @param width of the slider, px
     */
    public static void begin(float part, float width) {
        float x = ImGui.getCursorScreenPosX();
        float y = ImGui.getCursorScreenPosY();
        float bottom = y + ImGui.getFrameHeight();
        float round = ImGui.getStyle().getFrameRounding();
        ImGui.getWindowDrawList().addRectFilled(x, y, x + width, bottom, Theme.color(Theme.Tone.BUTTON, 1), round);
        if (part > 0) {
            ImGui.pushClipRect(x, y, x + Math.max(2, width * part), bottom, true);
            ImGui.getWindowDrawList().addRectFilled(x, y, x + width, bottom, Theme.color(Theme.Tone.ACCENT, 1), round);
            ImGui.popClipRect();
        }
        ImGui.pushStyleColor(ImGuiCol.FrameBg, 0);
        ImGui.pushStyleColor(ImGuiCol.FrameBgHovered, 0x14ffffff);
        ImGui.pushStyleColor(ImGuiCol.FrameBgActive, 0x14ffffff);
        ImGui.pushStyleColor(ImGuiCol.SliderGrab, 0);
        ImGui.pushStyleColor(ImGuiCol.SliderGrabActive, 0);
        ImGui.setNextItemWidth(width);
    }

    /** After it. */
    public static void end() {
        ImGui.popStyleColor(COLORS);
    }
}
