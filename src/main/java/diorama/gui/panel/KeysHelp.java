package diorama.gui.panel;

import diorama.gui.desk.Desk;
import diorama.gui.look.BoxFrame;
import diorama.gui.look.FreeKeys;
import diorama.gui.look.Theme;
import diorama.gui.state.Command;
import diorama.gui.state.Keymap;
import imgui.ImGui;
import imgui.flag.ImGuiTableColumnFlags;
import imgui.type.ImBoolean;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The sheet of all keys and mouse moves. Confined to the main thread. */
public final class KeysHelp {
    private static final List<String[]> BLENDERS = List.of(
            new String[] {"Orbit", "Middle, left or Alt+left drag"},
            new String[] {"Pan", "Shift+drag, or right drag"},
            new String[] {"Zoom to the cursor", "Wheel, or Ctrl+drag"});

    private static final List<String[]> F3DS = List.of(
            new String[] {"Orbit", "Left drag"},
            new String[] {"Pan", "Middle drag, or Shift+drag"},
            new String[] {"Turn about a point", "Click it with the middle button"},
            new String[] {"Zoom", "Wheel, or right drag"},
            new String[] {"Zoom to the cursor", "Ctrl+wheel, or Ctrl+right drag"},
            new String[] {"Turn the light", "Shift+right drag"});

    private static final List<String[]> BOTH = List.of(
            new String[] {"Select", "Click; Shift+click adds"},
            new String[] {"Look along an axis", "Click a ball of the axes"},
            new String[] {"Type a slider's value", "Ctrl+click it"},
            new String[] {"Menus by keys", "Alt, then arrows and Enter"},
            new String[] {"Panels by keys", "Ctrl+Tab, then Tab or arrows and Enter"},
            new String[] {"Open files", "Drop them on the window"});

    /** What stands under a heading. */
    public record Section(String title, List<Command.Group> groups) {
        Section(String title, Command.Group... groups) {
            this(title, List.of(groups));
        }
    }

    /** Under the mouse, and beside it. */
    public static final List<List<Section>> COLUMNS = List.of(
            List.of(
                    new Section("File", Command.Group.FILE, Command.Group.PICTURES, Command.Group.QUIT),
                    new Section("Shading", Command.Group.SHADING, Command.Group.LIGHT, Command.Group.STEREO),
                    new Section("Retouch", Command.Group.RETOUCH)),
            List.of(
                    new Section("Edit", Command.Group.HISTORY, Command.Group.SELECT, Command.Group.OBJECT),
                    new Section("Camera move", Command.Group.CLIP)),
            List.of(
                    new Section("View", Command.Group.VIEW, Command.Group.STEP),
                    new Section("Film", Command.Group.FILM),
                    new Section("Window", Command.Group.PANELS, Command.Group.HELP)));

    /** Least width of a column, px at 96 dpi. */
    private static final float COLUMN = 360;

    private final FreeKeys free = new FreeKeys();
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
        if (BoxFrame.begin(desk.say("Keys and mouse") + "###keys", stays, 1240 * scale, 780 * scale)) {
            // fewer where letters are large and the window is small
            int across = (int) Math.max(1, Math.min(COLUMNS.size(), ImGui.getContentRegionAvailX() / (COLUMN * scale)));
            if (ImGui.beginTable("columns" + across, across)) {
                ImGui.tableNextColumn();
                heading(desk, "Mouse");
                List<String[]> moves = desk.preferences().keymap() == Keymap.F3D ? F3DS : BLENDERS;
                rows(
                        Stream.concat(moves.stream(), BOTH.stream())
                                .map(row -> new String[] {desk.say(row[0]), desk.say(row[1])})
                                .toList(),
                        0.75f);
                for (List<Section> column : COLUMNS) {
                    if (!column.equals(COLUMNS.get(0))) {
                        ImGui.tableNextColumn();
                    }
                    column.forEach(section -> keys(desk, section));
                }
                ImGui.endTable();
            }
            Theme.faint(desk.say("The digits above the letters act as the numpad (View tab)."));
        }
        ImGui.end();
        open = BoxFrame.stays(stays, free);
    }

    private static void heading(Desk desk, String text) {
        ImGui.dummy(0, 2);
        ImGui.pushFont(desk.fonts().strong());
        ImGui.textUnformatted(desk.say(text));
        ImGui.popFont();
        ImGui.separator();
    }

    private static void keys(Desk desk, Section section) {
        heading(desk, section.title());
        rows(
                Arrays.stream(Command.values())
                        .filter(c -> section.groups().contains(c.group()))
                        .map(c -> new String[] {desk.say(c.label()).replace("...", ""), desk.keysOf(c)})
                        .toList(),
                1.7f);
    }

    /** @param share of what is done, to one of its key */
    private static void rows(List<String[]> rows, float share) {
        if (ImGui.beginTable("rows", 2)) {
            ImGui.tableSetupColumn("what", ImGuiTableColumnFlags.WidthStretch, share);
            ImGui.tableSetupColumn("key", ImGuiTableColumnFlags.WidthStretch, 1);
            for (String[] row : rows) {
                ImGui.tableNextColumn();
                ImGui.textUnformatted(row[0]);
                ImGui.tableNextColumn();
                Theme.faint(row[1]);
            }
            ImGui.endTable();
        }
    }
}
