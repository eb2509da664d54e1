package diorama.gui.panel;

import diorama.gui.desk.Desk;
import diorama.gui.look.Theme;
import diorama.gui.look.ViewPlace;
import diorama.gui.state.Command;
import imgui.ImDrawList;
import imgui.ImGui;
import java.nio.file.Path;
import java.util.List;

/** What an empty window says: what can be dropped, and what was open lately. */
final class Invitation {
    private static final int COLUMNS = 4;

    private Invitation() {}

    static void draw(Desk desk, ImDrawList list, ViewPlace place) {
        float scale = desk.scale();
        List<Path> recent = desk.recent();
        float cx = place.x() + place.width() / 2;
        float cy = place.y() + place.height() * (recent.isEmpty() ? 0.5f : 0.36f);
        list.addRectFilled(
                place.x(),
                place.y(),
                place.x() + place.width(),
                place.y() + place.height(),
                Theme.color(Theme.Tone.PANEL, 1));
        float w = Math.min(place.width() * 0.8f, 520 * scale) / 2;
        float h = Math.min(place.height() * 0.5f, 230 * scale) / 2;
        list.addRect(cx - w, cy - h, cx + w, cy + h, Theme.color(Theme.Tone.BORDER, 1), 14 * scale, 0, 1.5f * scale);
        ImGui.pushFont(desk.fonts().large());
        String title = desk.jobs()
                .status()
                .map(s -> s.title() + "...")
                .orElseGet(() -> desk.say("Drop a photo, a film or a mesh"));
        list.addText(cx - ImGui.calcTextSize(title).x / 2, cy - 44 * scale, Theme.color(Theme.Tone.TEXT, 1), title);
        ImGui.popFont();
        String[] lines = {
            desk.say("or click to open one") + "   " + desk.keyOf(Command.OPEN),
            "JPEG  PNG  HEIC  TIFF    MP4  MKV  GIF    GLB  OBJ  STL  FBX"
        };
        for (int i = 0; i < lines.length; i++) {
            float width = ImGui.calcTextSize(lines[i]).x;
            list.addText(cx - width / 2, cy + (4 + 30 * i) * scale, Theme.color(Theme.Tone.FAINT, 1), lines[i]);
        }
        boolean onRecent = recent(desk, list, place, recent, cy + h + 26 * scale);
        if (!onRecent && place.hovered() && ImGui.isMouseReleased(0)) {
            desk.run(Command.OPEN);
        }
    }

    /** Small pictures of recent files; whether the mouse is on one. */
    private static boolean recent(Desk desk, ImDrawList list, ViewPlace place, List<Path> files, float top) {
        float scale = desk.scale();
        float cell = 148 * scale;
        int columns = Math.min(COLUMNS, Math.min(files.size(), Math.max(1, (int) (place.width() / cell))));
        boolean on = false;
        for (int i = 0; i < Math.min(files.size(), 2 * columns); i++) {
            float x = place.x() + place.width() / 2 + (i % columns - columns / 2f) * cell + 6 * scale;
            float y = top + i / columns * 118 * scale;
            float right = x + cell - 12 * scale;
            float bottom = y + 88 * scale;
            if (bottom + 20 * scale > place.y() + place.height()) {
                break;
            }
            Path file = files.get(i);
            boolean over = place.hovered() && ImGui.isMouseHoveringRect(x, y, right, bottom + 22 * scale);
            int picture = desk.thumbnail(file);
            list.addRectFilled(x, y, right, bottom, Theme.color(Theme.Tone.FIELD, 1), 5 * scale);
            if (picture != 0) {
                list.addImageRounded(picture, x, y, right, bottom, 0, 0, 1, 1, -1, 5 * scale);
            }
            if (over) {
                list.addRect(x, y, right, bottom, Theme.color(Theme.Tone.ACCENT_BRIGHT, 1), 5 * scale, 0, 2 * scale);
            }
            String name = String.valueOf(file.getFileName());
            list.pushClipRect(x, bottom, right, bottom + 24 * scale, true);
            list.addText(x + 2, bottom + 3 * scale, Theme.color(Theme.Tone.FAINT, 1), name);
            list.popClipRect();
            if (over && ImGui.isMouseReleased(0)) {
                desk.open(List.of(file));
            }
            on |= over;
        }
        return on;
    }
}
