package diorama.gui.panel;

import diorama.gui.desk.Desk;
import diorama.gui.film.FilmDesk;
import diorama.gui.look.Icon;
import diorama.gui.look.NoteWindow;
import diorama.gui.look.Theme;
import diorama.gui.look.ViewPlace;
import diorama.gui.state.Command;
import imgui.ImGui;
import imgui.flag.ImGuiCol;

/** Says over the viewport that a photo has no depth and nobody looks for it, with the button that has it found. */
final class FlatNote {
    private FlatNote() {}

    static void draw(Desk desk, FilmDesk films, ViewPlace place) {
        if (!films.forsaken()) {
            return;
        }
        float scale = desk.scale();
        ImGui.setNextWindowPos(place.x() + place.width() / 2, place.y() + 14 * scale, 0, 0.5f, 0);
        NoteWindow.begin("flat", Icon.HINT, Theme.WARNING);
        ImGui.textUnformatted(desk.say("Flat: the search for its depth was stopped"));
        ImGui.sameLine(0, 12 * scale);
        ImGui.pushStyleColor(ImGuiCol.Button, Theme.color(Theme.Tone.ACCENT, 1));
        if (ImGui.button(Icon.DEPTH.with(desk.say(Command.FIND_DEPTH.label())) + "###find")) {
            desk.run(Command.FIND_DEPTH);
        }
        ImGui.popStyleColor();
        if (ImGui.isItemHovered()) {
            Theme.tip(desk.keyOf(Command.FIND_DEPTH));
        }
        NoteWindow.end();
    }
}
