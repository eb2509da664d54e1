package diorama.gui.state;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The present state and the projects that undo and redo lead to. Moving the view is not undone, as in Blender.
 *
 * @param past oldest first
 * @param future next first
 * @param gesture number of the gesture that made the last change, 0 for none
 * @param aside what redo led to before that gesture, as it may be cancelled
 */
public record History(ViewState present, List<Project> past, List<Project> future, int gesture, List<Project> aside) {
    private static final int STEPS = 256;

    /** So many steps back and ahead keep what was made of their files; farther ones have it made again. */
    private static final int NEAR = 8;

    /** {@link Document#weight Weight} of what all of those but the nearest keep: 24 megapixels are about half a gigabyte. */
    private static final long MOST = 24_000_000;

    public History {
        past = List.copyOf(past);
        future = List.copyOf(future);
        aside = List.copyOf(aside);
    }

    public static History of(ViewState present) {
        return new History(present, List.of(), List.of(), 0, List.of());
    }

    /** The history after {@code action}. */
    public History apply(Action action) {
        if (action instanceof Action.Undo) {
            return undo();
        }
        if (action instanceof Action.Redo) {
            return redo();
        }
        if (action instanceof Action.Cancel c) {
            return cancel(c.gesture());
        }
        if (action instanceof Action.Join j) {
            return joined(j.gesture());
        }
        ViewState next = present.reduce(action);
        if (action instanceof Action.Load) {
            // a step back would lead out of the project that is saved from now on
            return new History(next, List.of(), List.of(), 0, List.of()).tidy();
        }
        Project before = present.project();
        if (next.project().equals(before)) {
            return new History(next, past, future, gesture, aside);
        }
        int number = action.gestureNumber();
        if (number != 0 && number == gesture) {
            return new History(next, past, List.of(), number, aside);
        }
        List<Project> longer = new ArrayList<>(past);
        longer.add(before);
        List<Project> steps = longer.subList(Math.max(0, longer.size() - STEPS), longer.size());
        return new History(next, steps, List.of(), number, number == 0 ? List.of() : future).tidy();
    }

    /** Lets go of what was made of objects that no near step brings back. */
    private History tidy() {
        Set<Integer> kept = new HashSet<>();
        keep(present.project(), kept);
        long left = Long.MAX_VALUE;
        for (int away = 0; away < NEAR && left >= 0; away++) {
            List<Project> steps = new ArrayList<>();
            if (away < past.size()) {
                steps.add(past.get(past.size() - 1 - away));
            }
            if (away < future.size()) {
                steps.add(future.get(away));
            }
            if (away < aside.size()) {
                steps.add(aside.get(away));
            }
            for (Project step : steps) {
                long weight = weight(step, kept);
                if (weight <= left) {
                    keep(step, kept);
                }
                left -= weight;
            }
            left = Math.min(left, MOST);
        }
        return new History(present.forgetting(kept), past, future, gesture, aside);
    }

    /** Of what a step needs and others do not keep. */
    private long weight(Project step, Set<Integer> kept) {
        return step.objects().stream()
                .filter(o -> !kept.contains(o.id()))
                .flatMap(o -> present.document(o.id()).stream())
                .mapToLong(Document::weight)
                .sum();
    }

    private static void keep(Project project, Set<Integer> kept) {
        project.objects().forEach(o -> kept.add(o.id()));
    }

    private History joined(int number) {
        int last = past.size() - 1;
        return number == 0 || number != gesture || last < 1
                ? this
                : new History(present, past.subList(0, last), future, gesture, aside).tidy();
    }

    private History cancel(int number) {
        if (number != gesture || past.isEmpty()) {
            return this;
        }
        int last = past.size() - 1;
        return new History(present.withProject(past.get(last)), past.subList(0, last), aside, 0, List.of());
    }

    private History undo() {
        if (past.isEmpty()) {
            return this;
        }
        int last = past.size() - 1;
        List<Project> ahead = new ArrayList<>(future);
        ahead.add(0, present.project());
        return new History(present.withProject(past.get(last)), past.subList(0, last), ahead, 0, List.of()).tidy();
    }

    private History redo() {
        if (future.isEmpty()) {
            return this;
        }
        List<Project> behind = new ArrayList<>(past);
        behind.add(present.project());
        return new History(present.withProject(future.get(0)), behind, future.subList(1, future.size()), 0, List.of())
                .tidy();
    }
}
