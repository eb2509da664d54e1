package diorama.gui;

import java.util.ArrayList;
import java.util.List;

/**
 * The present state and the settings that undo and redo lead to. Moving the view is not undone, as in Blender.
 *
 * @param past oldest first
 * @param future next first
 * @param gesture number of the gesture that made the last change, 0 for none
 */
public record History(ViewState present, List<Settings> past, List<Settings> future, int gesture) {
    private static final int STEPS = 256;

    public History {
        past = List.copyOf(past);
        future = List.copyOf(future);
    }

    public static History of(ViewState present) {
        return new History(present, List.of(), List.of(), 0);
    }

    /** The history after {@code action}. */
    public History apply(Action action) {
        if (action instanceof Action.Undo) {
            return undo();
        }
        if (action instanceof Action.Redo) {
            return redo();
        }
        ViewState next = present.reduce(action);
        Settings before = present.settings();
        if (next.settings().equals(before)) {
            return new History(next, past, future, gesture);
        }
        int number = action instanceof Action.SetOptions a ? a.gesture() : 0;
        if (number != 0 && number == gesture) {
            return new History(next, past, List.of(), number);
        }
        List<Settings> longer = new ArrayList<>(past);
        longer.add(before);
        return new History(next, longer.subList(Math.max(0, longer.size() - STEPS), longer.size()), List.of(), number);
    }

    private History undo() {
        if (past.isEmpty()) {
            return this;
        }
        int last = past.size() - 1;
        List<Settings> ahead = new ArrayList<>(future);
        ahead.add(0, present.settings());
        return new History(present.withSettings(past.get(last)), past.subList(0, last), ahead, 0);
    }

    private History redo() {
        if (future.isEmpty()) {
            return this;
        }
        List<Settings> behind = new ArrayList<>(past);
        behind.add(present.settings());
        return new History(present.withSettings(future.get(0)), behind, future.subList(1, future.size()), 0);
    }
}
