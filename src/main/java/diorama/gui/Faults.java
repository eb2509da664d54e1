package diorama.gui;

import diorama.base.UserError;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * What goes wrong on the main thread: it is told and noted, and the window goes on. Where drawing fails again at once the last
 * step is undone, and at last the window gives up. Confined to the main thread.
 */
final class Faults {
    /** Faults that are so near to each other are one, s. */
    private static final double SOON = 5;

    private static final int UNDONE = 2;
    private static final int MOST = 5;

    private final Desk desk;
    private final Journal journal;
    private final Set<String> noted = new HashSet<>();
    private final Deque<Double> times = new ArrayDeque<>();

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
        // one that comes with every frame fills no disk
        if (noted.add(e + Arrays.toString(e.getStackTrace()))) {
            journal.fault("fault", e);
        }
        desk.messages()
                .add(
                        Messages.Kind.ERROR,
                        e instanceof OutOfMemoryError
                                ? desk.say("There is not enough memory for this")
                                : desk.say("Something went wrong: %s", e));
    }

    /**
     * Drawing has failed.
     *
     * @param now s
     * @return whether the window can go on
     */
    boolean survived(Throwable e, double now) {
        while (!times.isEmpty() && now - times.element() > SOON) {
            times.remove();
        }
        times.add(now);
        tell(e);
        if (times.size() >= UNDONE && times.size() < MOST) {
            desk.act(new Action.Undo());
        }
        return times.size() < MOST;
    }
}
