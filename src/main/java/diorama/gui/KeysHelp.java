package diorama.gui;

import imgui.ImGui;
import imgui.flag.ImGuiKey;
import imgui.flag.ImGuiTableColumnFlags;
import imgui.flag.ImGuiWindowFlags;
import imgui.type.ImBoolean;
import java.util.List;

/** The sheet of all keys and mouse moves. Confined to the main thread. */
final class KeysHelp {
    private static final List<String[]> MOUSE = List.of(
            new String[] {"Orbit", "Middle, left or Alt+left drag"},
            new String[] {"Pan", "Shift+drag, or right drag"},
            new String[] {"Zoom to the cursor", "Wheel, or Ctrl+drag"},
            new String[] {"Look along an axis", "Click a ball of the axes"},
            new String[] {"Type a slider's value", "Ctrl+click it"},
            new String[] {"Open files", "Drop them on the window"});

    private boolean open;

    void toggle() {
        open = !open;
    }

    void draw(Fonts fonts, float scale) {
        if (!open) {
            return;
        }
        ImBoolean stays = new ImBoolean(true);
        ImGui.setNextWindowPos(
                ImGui.getMainViewport().getCenterX(), ImGui.getMainViewport().getCenterY(), 0, 0.5f, 0.5f);
        ImGui.setNextWindowSize(720 * scale, 0);
        int flags = ImGuiWindowFlags.NoDocking | ImGuiWindowFlags.NoResize | ImGuiWindowFlags.NoCollapse;
        if (ImGui.begin("Keys and mouse", stays, flags)) {
            if (ImGui.beginTable("halves", 2)) {
                ImGui.tableNextColumn();
                heading(fonts, "Mouse");
                rows(MOUSE, scale, 150);
                heading(fonts, "Files, editing, shading");
                keys(scale, false);
                ImGui.tableNextColumn();
                heading(fonts, "View");
                keys(scale, true);
                ImGui.endTable();
            }
            Theme.faint("The digits above the letters act as the numpad (View tab).");
        }
        ImGui.end();
        open = stays.get() && !ImGui.isKeyPressed(ImGuiKey.Escape);
    }

    private static void heading(Fonts fonts, String text) {
        ImGui.dummy(0, 2);
        ImGui.pushFont(fonts.strong());
        ImGui.text(text);
        ImGui.popFont();
        ImGui.separator();
    }

    private static void keys(float scale, boolean view) {
        List<String[]> rows = java.util.Arrays.stream(Command.values())
                .filter(c -> view == (c.group() == Command.Group.VIEW || c.group() == Command.Group.STEP))
                .map(c -> new String[] {c.label().replace("...", ""), c.chord().toString()})
                .toList();
        rows(rows, scale, 190);
    }

    private static void rows(List<String[]> rows, float scale, float width) {
        if (ImGui.beginTable("rows", 2)) {
            ImGui.tableSetupColumn("what", ImGuiTableColumnFlags.WidthFixed, width * scale);
            for (String[] row : rows) {
                ImGui.tableNextColumn();
                ImGui.text(row[0]);
                ImGui.tableNextColumn();
                Theme.faint(row[1]);
            }
            ImGui.endTable();
        }
    }
}
