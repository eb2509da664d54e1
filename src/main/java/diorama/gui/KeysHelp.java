package diorama.gui;

import imgui.ImGui;
import imgui.flag.ImGuiKey;
import imgui.flag.ImGuiTableColumnFlags;
import imgui.flag.ImGuiWindowFlags;
import imgui.type.ImBoolean;
import java.util.Arrays;
import java.util.List;

/** The sheet of all keys and mouse moves. Confined to the main thread. */
final class KeysHelp {
    private static final List<String[]> MOUSE = List.of(
            new String[] {"Orbit", "Middle, left or Alt+left drag"},
            new String[] {"Pan", "Shift+drag, or right drag"},
            new String[] {"Zoom to the cursor", "Wheel, or Ctrl+drag"},
            new String[] {"Select", "Click; Shift+click adds"},
            new String[] {"Look along an axis", "Click a ball of the axes"},
            new String[] {"Type a slider's value", "Ctrl+click it"},
            new String[] {"Open files", "Drop them on the window"});

    private boolean open;

    void toggle() {
        open = !open;
    }

    void draw(Desk desk) {
        if (!open) {
            return;
        }
        float scale = desk.scale();
        ImBoolean stays = new ImBoolean(true);
        ImGui.setNextWindowPos(
                ImGui.getMainViewport().getCenterX(), ImGui.getMainViewport().getCenterY(), 0, 0.5f, 0.5f);
        float height = Math.min(640 * scale, 0.92f * ImGui.getMainViewport().getSizeY());
        ImGui.setNextWindowSize(
                Math.min(1000 * scale, 0.96f * ImGui.getMainViewport().getSizeX()), height);
        int flags = ImGuiWindowFlags.NoDocking
                | ImGuiWindowFlags.NoResize
                | ImGuiWindowFlags.NoCollapse
                | ImGuiWindowFlags.NoSavedSettings;
        if (ImGui.begin(desk.say("Keys and mouse") + "###keys", stays, flags)) {
            if (ImGui.beginTable("thirds", 3)) {
                ImGui.tableNextColumn();
                heading(desk, "Mouse");
                rows(MOUSE.stream()
                        .map(row -> new String[] {desk.say(row[0]), desk.say(row[1])})
                        .toList());
                keys(desk, "File", Command.Group.FILE, Command.Group.PICTURES, Command.Group.QUIT);
                ImGui.tableNextColumn();
                keys(desk, "Edit", Command.Group.HISTORY, Command.Group.SELECT, Command.Group.OBJECT);
                keys(desk, "Shading", Command.Group.SHADING, Command.Group.STEREO);
                ImGui.tableNextColumn();
                keys(desk, "View", Command.Group.VIEW, Command.Group.STEP);
                keys(desk, "Window", Command.Group.PANELS, Command.Group.HELP);
                ImGui.endTable();
            }
            Theme.faint(desk.say("The digits above the letters act as the numpad (View tab)."));
        }
        ImGui.end();
        open = stays.get() && !ImGui.isKeyPressed(ImGuiKey.Escape);
    }

    private static void heading(Desk desk, String text) {
        ImGui.dummy(0, 2);
        ImGui.pushFont(desk.fonts().strong());
        ImGui.text(desk.say(text));
        ImGui.popFont();
        ImGui.separator();
    }

    private static void keys(Desk desk, String title, Command.Group... groups) {
        heading(desk, title);
        List<Command.Group> wanted = List.of(groups);
        rows(Arrays.stream(Command.values())
                .filter(c -> wanted.contains(c.group()))
                .map(c -> new String[] {desk.say(c.label()).replace("...", ""), desk.keyOf(c)})
                .toList());
    }

    private static void rows(List<String[]> rows) {
        if (ImGui.beginTable("rows", 2)) {
            ImGui.tableSetupColumn("what", ImGuiTableColumnFlags.WidthStretch, 1.4f);
            ImGui.tableSetupColumn("key", ImGuiTableColumnFlags.WidthStretch, 1);
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
