package diorama.gui;

import java.util.Optional;

/** What commands do to the active film. */
final class FilmActions {
    private FilmActions() {}

    /** Whether a command of films can do something now. */
    static boolean possible(Command command, ViewState state) {
        return state.film().isPresent();
    }

    /** What it does to the state; empty for those that act on the window or on files. */
    static Optional<Action> of(Command command, ViewState state) {
        Optional<FilmFrame> film = state.film();
        if (film.isEmpty()) {
            return Optional.empty();
        }
        int id = state.project().active();
        int now = state.frame(id);
        return switch (command) {
            case FIRST_FRAME -> seek(id, 0);
            case LAST_FRAME -> seek(id, film.get().times().frames() - 1);
            case NEXT_FRAME -> seek(id, now + 1);
            case PREVIOUS_FRAME -> seek(id, now - 1);
            default -> Optional.empty();
        };
    }

    private static Optional<Action> seek(int id, int frame) {
        return Optional.of(new Action.Seek(id, frame));
    }
}
