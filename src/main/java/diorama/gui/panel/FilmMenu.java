package diorama.gui.panel;

import diorama.gui.desk.Desk;
import diorama.gui.state.Command;
import imgui.ImGui;
import java.util.List;

/** The menu of films: going through them first, then what is found out and made of them. */
final class FilmMenu {
    static final List<List<Command>> PARTS = List.of(
            List.of(
                    Command.PLAY,
                    Command.FIRST_FRAME,
                    Command.PREVIOUS_FRAME,
                    Command.NEXT_FRAME,
                    Command.LAST_FRAME,
                    Command.PREVIOUS_CUT,
                    Command.NEXT_CUT),
            List.of(Command.FIND_CUTS, Command.TOGGLE_CUT, Command.ANALYSE, Command.LIMIT_SHOTS),
            List.of(
                    Command.INSERT_KEY,
                    Command.REMOVE_KEY,
                    Command.CLEAR_KEYS,
                    Command.IMPORT_TIMELINE,
                    Command.EXPORT_TIMELINE),
            List.of(Command.MAKE_FILM, Command.FILM_JOBS));

    private FilmMenu() {}

    static void draw(Desk desk) {
        for (List<Command> part : PARTS) {
            if (part != PARTS.get(0)) {
                ImGui.separator();
            }
            part.forEach(command -> MenuBar.item(desk, command, label(desk, command)));
        }
    }

    /** What it is called where it is of films and not of the camera. */
    static String label(Desk desk, Command command) {
        return switch (command) {
            case PLAY -> desk.state().film().isPresent() ? "Play" : command.label();
            case INSERT_KEY -> desk.state().film().isPresent() ? "Insert keyframe" : command.label();
            default -> command.label();
        };
    }
}
