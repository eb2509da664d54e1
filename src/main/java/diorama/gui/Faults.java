package diorama.gui;

import diorama.base.UserError;
import diorama.gui.desk.Desk;
import diorama.gui.state.Action;
import diorama.gui.state.History;
import diorama.gui.state.Project;
import diorama.gui.state.ViewState;
import diorama.gui.store.Journal;
import diorama.gui.work.Messages;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What goes wrong on the main thread: it is told and noted, and the window goes on. Where drawing fails again before a frame is
 * whole, the step that came since the last whole one is undone, and at last the window gives up. Confined to the main thread.
 */
final class Faults {
    /** Frames that fail one after the other until the last step is undone, and until the window gives up. */
    private static final int UNDONE = 2;

    private static final int MOST = 5;

    /** Faults that are written, as those of one window. */
    private static final int NOTED = 50;

    private final Desk desk;
    private final Journal journal;
    private final Set<String> noted = new HashSet<>();
    /** Frames that failed since the last whole one. */
    private int row;

    private Optional<ViewState> drawn = Optional.empty();

    Faults(Desk desk, Journal journal) {
        this.desk = desk;
        this.journal = journal;
    }

    Journal journal() {
        return journal;
    }

    /** A job or a letter has failed. */
    void tell(Throwable e) {
        if (e instanceof UserError) {
            desk.messages().add(Messages.Kind.ERROR, String.valueOf(e.getMessage()));
            return;
        }
        // one that comes with every frame fills no disk, whatever numbers it tells
        if (noted.size() < NOTED && noted.add(e.getClass() + Arrays.toString(e.getStackTrace()))) {
            journal.fault("fault", e);
        }
        desk.messages()
                .add(
                        Messages.Kind.ERROR,
                        e instanceof OutOfMemoryError
                                ? desk.say("There is not enough memory for this")
                                : desk.say("Something went wrong: %s", e));
    }

    /** A frame is whole. */
    void drawn() {
        row = 0;
        drawn = Optional.of(desk.state());
    }

    /** Drawing has failed. @return whether the window can go on */
    boolean survived(Throwable e) {
        row++;
        tell(e);
        if (row == UNDONE && stepped()) {
            desk.act(new Action.Undo());
            desk.messages().add(Messages.Kind.NOTE, desk.say("The last step could not be drawn and was undone"));
        }
        return row < MOST;
    }

    /** Whether undo takes back what came since the last whole frame: a step, or what the last step opened. */
    private boolean stepped() {
        History now = desk.history();
        if (now.past().isEmpty()) {
            return false;
        }
        if (drawn.isEmpty()) {
            return true;
        }
        ViewState good = drawn.get();
        ViewState present = now.present();
        if (!good.project().equals(present.project())) {
            List<Project> future = now.future();
            return future.isEmpty() || !future.get(0).equals(good.project());
        }
        Project before = now.past().get(now.past().size() - 1);
        return present.documents().keySet().stream()
                .anyMatch(id ->
                        !good.documents().containsKey(id) && before.object(id).isEmpty());
    }
}
