package diorama.gui.look;

import imgui.ImGui;
import imgui.flag.ImGuiCol;
import imgui.flag.ImGuiStyleVar;
import imgui.flag.ImGuiWindowFlags;

/** A small window over the viewport that says something: as large as what it says, with a sign before it. */
public final class NoteWindow {
    private static final int FLAGS = ImGuiWindowFlags.NoDecoration
            | ImGuiWindowFlags.NoMove
            | ImGuiWindowFlags.NoSavedSettings
            | ImGuiWindowFlags.NoDocking
            | ImGuiWindowFlags.NoFocusOnAppearing
            | ImGuiWindowFlags.NoNav
            | ImGuiWindowFlags.AlwaysAutoResize;

    private NoteWindow() {}

    /** Begins it where the next window was said to be; what it says follows on the sign's line. */
    public static void begin(String name, Icon sign, int color) {
        ImGui.setNextWindowBgAlpha(0.94f);
        ImGui.pushStyleColor(ImGuiCol.WindowBg, Theme.color(Theme.Tone.POPUP, 1));
        ImGui.pushStyleVar(ImGuiStyleVar.WindowBorderSize, 1);
        ImGui.begin(name, FLAGS);
        ImGui.alignTextToFramePadding();
        ImGui.pushStyleColor(ImGuiCol.Text, Theme.color(color, 1));
        ImGui.textUnformatted(sign.toString());
        ImGui.popStyleColor();
        ImGui.sameLine();
    }

    public static void end() {
        ImGui.end();
        ImGui.popStyleVar();
        ImGui.popStyleColor();
    }
}
