package diorama.gui.panel;

import diorama.gui.desk.Desk;
import diorama.gui.file.Thumbnails;
import diorama.gui.look.OptionPanel;
import diorama.gui.look.Theme;
import imgui.ImDrawList;
import imgui.ImGui;
import imgui.type.ImString;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The files that were opened lately, as small pictures: a click opens one beside what is there. Confined to the main thread. */
public final class RecentPanel {
    private final ImString filter = new ImString(128);

    void draw(Desk desk) {
        float scale = desk.scale();
        ImGui.setNextItemWidth(220 * scale);
        ImGui.inputTextWithHint("##filter", desk.say("Filter"), filter);
        List<Path> files = matching(desk.recent(), filter.get());
        if (files.isEmpty()) {
            Theme.faint(desk.say("No file was opened yet"));
            return;
        }
        ImGui.beginChild("files");
        float width = 116 * scale;
        float right = ImGui.getWindowPosX() + ImGui.getWindowContentRegionMaxX();
        for (Path file : files) {
            card(desk, file, width);
            if (ImGui.getItemRectMaxX() + width + ImGui.getStyle().getItemSpacingX() < right) {
                ImGui.sameLine();
            }
        }
        // ends the last row
        ImGui.newLine();
        ImGui.endChild();
    }

    /** Those whose name or folder has what was typed. */
    public static List<Path> matching(List<Path> files, String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        return files.stream()
                .filter(f -> f.toString().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
    }

    private static void card(Desk desk, Path file, float width) {
        float scale = desk.scale();
        float picture = Math.round(width * Thumbnails.SIZE.height() / Thumbnails.SIZE.width());
        float x = ImGui.getCursorScreenPosX();
        float y = ImGui.getCursorScreenPosY();
        // a button, so that the keyboard gets there too
        if (ImGui.invisibleButton(file.toString(), width, picture + ImGui.getTextLineHeight() + 4 * scale)) {
            desk.open(List.of(file));
        }
        boolean chosen = ImGui.isItemHovered() || ImGui.isItemFocused();
        if (ImGui.isItemHovered()) {
            Theme.tip(file.toString());
        }
        ImDrawList list = ImGui.getWindowDrawList();
        list.addRectFilled(x, y, x + width, y + picture, Theme.color(Theme.Tone.FIELD, 1), 4 * scale);
        int small = desk.thumbnail(file);
        if (small != 0) {
            list.addImageRounded(small, x, y, x + width, y + picture, 0, 0, 1, 1, -1, 4 * scale);
        }
        if (chosen) {
            list.addRect(
                    x, y, x + width, y + picture, Theme.color(Theme.Tone.ACCENT_BRIGHT, 1), 4 * scale, 0, 2 * scale);
        }
        String name = OptionPanel.fitting(String.valueOf(file.getFileName()), width);
        list.addText(x + 1, y + picture + 2 * scale, Theme.color(Theme.Tone.FAINT, 1), name);
    }
}
