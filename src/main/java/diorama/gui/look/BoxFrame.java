package diorama.gui.look;

import imgui.ImGui;
import imgui.ImGuiViewport;
import imgui.flag.ImGuiCond;
import imgui.flag.ImGuiKey;
import imgui.flag.ImGuiStyleVar;
import imgui.flag.ImGuiWindowFlags;
import imgui.type.ImBoolean;

/** The frame of boxes in the middle of the window: they keep their size, are docked nowhere, and are not remembered. */
public final class BoxFrame {
    private static final int FLAGS = ImGuiWindowFlags.NoDocking
            | ImGuiWindowFlags.NoResize
            | ImGuiWindowFlags.NoCollapse
            | ImGuiWindowFlags.NoSavedSettings;

    private BoxFrame() {}

    /**
     * Begins a box that only its buttons close; {@link ImGui#end} ends it.
     *
     * @param width px, where the window is as wide
     * @param height px, where the window is as high; 0 for what the box holds
     * @return whether anything of it is to be seen
     */
    public static boolean begin(String title, float width, float height) {
        return begin(title, width, height, true);
    }

    /**
     * The same.
     *
     * @param first whether it comes before the others, and takes the keys, when it appears
     */
    public static boolean begin(String title, float width, float height, boolean first) {
        place(width, height);
        ImGui.pushStyleVar(ImGuiStyleVar.WindowBorderSize, 1);
        boolean seen = ImGui.begin(title, first ? FLAGS : FLAGS | ImGuiWindowFlags.NoFocusOnAppearing);
        ImGui.popStyleVar();
        return seen;
    }

    /** As {@link #begin(String, float, float)}, with a cross that closes the box: {@link #stays} tells. */
    public static boolean begin(String title, ImBoolean open, float width, float height) {
        place(width, height);
        ImGui.pushStyleVar(ImGuiStyleVar.WindowBorderSize, 1);
        boolean seen = ImGui.begin(title, open, FLAGS);
        ImGui.popStyleVar();
        return seen;
    }

    private static void place(float width, float height) {
        ImGuiViewport window = ImGui.getMainViewport();
        middle(ImGuiCond.None, 0.5f, 0.5f);
        ImGui.setNextWindowSize(
                Math.min(width, 0.96f * window.getSizeX()), Math.min(height, 0.92f * window.getSizeY()));
    }

    /**
     * Lays a point of the next box on the middle of the window.
     *
     * @param condition one of {@link ImGuiCond}
     * @param x 0 at the box's left, 1 at its right
     * @param y 0 at its top, 1 at its bottom
     */
    public static void middle(int condition, float x, float y) {
        ImGuiViewport window = ImGui.getMainViewport();
        ImGui.setNextWindowPos(window.getCenterX(), window.getCenterY(), condition, x, y);
    }

    /** Whether neither its cross nor the Escape key closes a box. */
    public static boolean stays(ImBoolean open, FreeKeys keys) {
        boolean escaped = keys.pressed(ImGuiKey.Escape);
        return open.get() && !escaped;
    }
}
