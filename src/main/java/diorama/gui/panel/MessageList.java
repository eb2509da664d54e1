package diorama.gui.panel;

import diorama.gui.desk.Desk;
import diorama.gui.look.Icon;
import diorama.gui.look.NoteWindow;
import diorama.gui.look.Theme;
import diorama.gui.look.ViewPlace;
import diorama.gui.picture.Overlay;
import diorama.gui.work.Messages;
import imgui.ImGui;
import imgui.flag.ImGuiCol;
import java.util.List;

/** Draws the {@link Messages} in the viewport's lower left corner, each with a button that dismisses it. */
final class MessageList {
    private MessageList() {}

    /** @param hint whether words stand at the lower edge, over which messages then are */
    static void draw(Desk desk, ViewPlace place, boolean hint) {
        float scale = desk.scale();
        float y = place.y() + place.height() - 14 * scale - (hint ? Overlay.pillHeight(scale) + 10 * scale : 0);
        List<Messages.Message> shown = desk.messages().current();
        for (int i = shown.size() - 1; i >= 0; i--) {
            y -= one(desk, shown.get(i), i, place, y) + 6 * scale;
        }
    }

    /** Draws with the lower edge at {@code bottom} and gives its height. */
    private static float one(Desk desk, Messages.Message message, int index, ViewPlace place, float bottom) {
        float scale = desk.scale();
        ImGui.setNextWindowPos(place.x() + 14 * scale, bottom, 0, 0, 1);
        NoteWindow.begin("message " + index, icon(message.kind()), color(message.kind()));
        ImGui.beginGroup();
        float room = Math.min(560 * scale, place.width() - 140 * scale);
        float width = Math.min(room, ImGui.calcTextSize(desk.say(message.text())).x + 2);
        ImGui.alignTextToFramePadding();
        ImGui.pushTextWrapPos(ImGui.getCursorPosX() + width);
        ImGui.textUnformatted(desk.say(message.text()));
        ImGui.popTextWrapPos();
        ImGui.endGroup();
        ImGui.sameLine();
        ImGui.pushStyleColor(ImGuiCol.Button, 0);
        if (ImGui.button(Icon.CLOSE.toString(), ImGui.getFrameHeight(), ImGui.getFrameHeight())) {
            desk.messages().dismiss(message);
        }
        ImGui.popStyleColor();
        float height = ImGui.getWindowHeight();
        NoteWindow.end();
        return height;
    }

    private static int color(Messages.Kind kind) {
        return switch (kind) {
            case DONE -> Theme.DONE;
            case NOTE -> Theme.WARNING;
            case ERROR -> Theme.ERROR;
        };
    }

    private static Icon icon(Messages.Kind kind) {
        return switch (kind) {
            case DONE -> Icon.CHECK;
            case NOTE -> Icon.HINT;
            case ERROR -> Icon.WARNING;
        };
    }
}
