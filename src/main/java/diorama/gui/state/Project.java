package diorama.gui.state;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Everything that can be undone and that a project file keeps.
 *
 * @param objects in the outliner's order
 * @param selected ids of objects
 * @param active id of the object that the properties show; 0 for none
 * @param rulers what was measured
 */
public record Project(
        List<SceneObject> objects, Set<Integer> selected, int active, Settings settings, List<Ruler> rulers) {
    public Project {
        rulers = List.copyOf(rulers);
        objects = List.copyOf(objects);
        Set<Integer> ids = objects.stream().map(SceneObject::id).collect(Collectors.toSet());
        if (ids.size() != objects.size()) {
            throw new IllegalArgumentException("two objects have the same id");
        }
        selected = selected.stream().filter(ids::contains).collect(Collectors.toUnmodifiableSet());
        active = ids.contains(active) ? active : 0;
    }

    static Project empty(Settings settings) {
        return new Project(List.of(), Set.of(), 0, settings, List.of());
    }

    public Optional<SceneObject> object(int id) {
        return objects.stream().filter(o -> o.id() == id).findFirst();
    }

    public Optional<SceneObject> activeObject() {
        return object(active);
    }

    /** The selected objects in the outliner's order. */
    public List<SceneObject> selection() {
        return objects.stream().filter(o -> selected.contains(o.id())).toList();
    }

    public Project with(Settings other) {
        return new Project(objects, selected, active, other, rulers);
    }

    Project measured(List<Ruler> others) {
        return new Project(objects, selected, active, settings, others);
    }

    /** Of nothing but the options. */
    Project cleared() {
        return empty(settings.with(settings.clip().withKeys(List.of())));
    }

    /** Whether there is work of hands in it that no file has but a project's. */
    public boolean handmade() {
        return !rulers.isEmpty()
                || !settings.clip().keys().isEmpty()
                || objects.stream()
                        .anyMatch(o -> !o.recipe().retouch().isEmpty() || FilmKeys.says(o.timeline()) || o.arranged());
    }

    Project select(Set<Integer> ids, int nextActive) {
        return new Project(objects, ids, nextActive, settings, rulers);
    }

    /** With {@code object} at the end, alone selected. */
    Project added(SceneObject object) {
        List<SceneObject> all = new ArrayList<>(objects);
        all.add(object);
        return new Project(all, Set.of(object.id()), object.id(), settings, rulers);
    }

    /** Without objects; the neighbour of a removed active one is active then. */
    Project removed(Set<Integer> ids) {
        List<SceneObject> rest =
                objects.stream().filter(o -> !ids.contains(o.id())).toList();
        int next = active;
        if (ids.contains(active) && !rest.isEmpty()) {
            int place = 0;
            while (objects.get(place).id() != active) {
                place++;
            }
            int before = (int) objects.subList(0, place).stream()
                    .filter(o -> !ids.contains(o.id()))
                    .count();
            next = rest.get(Math.min(before, rest.size() - 1)).id();
        }
        Set<Integer> left = new HashSet<>(selected);
        left.removeAll(ids);
        if (left.isEmpty() && next != active && next != 0) {
            left.add(next);
        }
        return new Project(rest, left, next, settings, rulers);
    }

    /** With the objects of these ids changed. */
    public Project changed(Set<Integer> ids, UnaryOperator<SceneObject> change) {
        List<SceneObject> all = objects.stream()
                .map(o -> ids.contains(o.id()) ? change.apply(o) : o)
                .toList();
        return new Project(all, selected, active, settings, rulers);
    }

    /** With an object at another place of the order. */
    Project reordered(int id, int place) {
        SceneObject moved = object(id).orElse(null);
        if (moved == null) {
            return this;
        }
        List<SceneObject> all = new ArrayList<>(objects);
        all.remove(moved);
        all.add(Math.max(0, Math.min(all.size(), place)), moved);
        return new Project(all, selected, active, settings, rulers);
    }

    /** With every id greater by {@code by}. */
    Project shifted(int by) {
        return new Project(
                objects.stream().map(o -> o.withId(o.id() + by, o.name())).toList(),
                selected.stream().map(id -> id + by).collect(Collectors.toSet()),
                active == 0 ? 0 : active + by,
                settings,
                rulers);
    }

    /** {@code wanted}, or with .001 and so on where it is taken. */
    String freeName(String wanted) {
        Set<String> taken = objects.stream().map(SceneObject::name).collect(Collectors.toSet());
        if (!taken.contains(wanted)) {
            return wanted;
        }
        String stem = wanted.replaceFirst("\\.\\d{3}$", "");
        for (int i = 1; ; i++) {
            String name = String.format("%s.%03d", stem, i);
            if (!taken.contains(name)) {
                return name;
            }
        }
    }
}
