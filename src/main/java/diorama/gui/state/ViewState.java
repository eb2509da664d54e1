package diorama.gui.state;

import diorama.camera.OrbitControl;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joml.Vector3f;

/**
 * Everything that the window shows, as one value. It changes only by {@link #reduce}.
 *
 * @param project what can be undone
 * @param documents what has been made of the objects' files so far, by the objects' ids; of undone ones too
 * @param frames where films are, by the objects' ids; the others at their beginning
 * @param nextId of the next new object
 * @param view where one looks from
 * @param kept what the present is compared with, or was
 */
public record ViewState(
        Project project,
        Map<Integer, Document> documents,
        Map<Integer, Playhead> frames,
        int nextId,
        OrbitControl view,
        Optional<Compare> kept) {
    private static final Playhead START = Playhead.at(0);

    public ViewState {
        documents = Map.copyOf(documents);
        frames = Map.copyOf(frames);
    }

    /** Nothing opened yet. */
    public static ViewState empty(Settings settings) {
        return new ViewState(
                Project.empty(settings),
                Map.of(),
                Map.of(),
                1,
                OrbitControl.around(new Vector3f(), 1),
                Optional.empty());
    }

    public Settings settings() {
        return project.settings();
    }

    /** What is shown beside the present. */
    public Optional<Compare> compare() {
        return kept.filter(Compare::shown);
    }

    /** What has been made of an object's file; empty while it is read. */
    public Optional<Document> document(int object) {
        return Optional.ofNullable(documents.get(object));
    }

    /** The document of the active object. */
    public Optional<Document> document() {
        return document(project.active());
    }

    /** Where the visible scene lies. */
    public Extent bounds() {
        return Staging.of(this).bounds();
    }

    /** The view that the active object is first seen from, or else the first photo's. */
    public Optional<OrbitControl> home() {
        Optional<OrbitControl> active = project.activeObject().flatMap(this::homeOf);
        return active.isPresent()
                ? active
                : project.objects().stream()
                        .filter(SceneObject::visible)
                        .flatMap(o -> homeOf(o).stream())
                        .findFirst();
    }

    private Optional<OrbitControl> homeOf(SceneObject object) {
        return document(object.id()).filter(Document::photoCamera).map(d -> object.placement()
                .carry(d.home()));
    }

    /** The state after {@code action}; undo and redo are {@link History}'s. */
    public ViewState reduce(Action action) {
        if (action instanceof Action.Open a) {
            return open(a.document());
        }
        if (action instanceof Action.Update a) {
            return update(a.object(), a.document());
        }
        if (action instanceof Action.Replace a) {
            return replace(a.object(), a.document());
        }
        if (action instanceof Action.Load a) {
            return load(a);
        }
        if (action instanceof Action.Duplicate a) {
            return duplicate(a.objects());
        }
        if (action instanceof Action.Seek a) {
            return seek(a);
        }
        if (action instanceof Action.Keep) {
            return compared(Optional.of(Compare.of(this, kept.map(Compare::wipe).orElse(0.5f))));
        }
        if (action instanceof Action.Wipe a) {
            return compared(kept.map(c -> c.at(a.place())));
        }
        if (action instanceof Action.EndCompare || action instanceof Action.Recall) {
            return compared(kept.map(c -> c.shown(action instanceof Action.Recall)));
        }
        if (action instanceof Action.Clear) {
            return withProject(project.cleared()).compared(Optional.empty());
        }
        Optional<Project> edited = ProjectEdit.of(project, action);
        return edited.isPresent() ? withProject(edited.get()) : withView(ViewMove.of(this, action));
    }

    private ViewState seek(Action.Seek seek) {
        if (project.object(seek.object()).isEmpty()) {
            return this;
        }
        int last = document(seek.object())
                .flatMap(Document::film)
                .map(f -> f.times().frames() - 1)
                .orElse(Integer.MAX_VALUE);
        Map<Integer, Playhead> all = new HashMap<>(frames);
        int frame = Math.max(0, Math.min(last, seek.frame()));
        all.put(seek.object(), Playhead.at(frame));
        // there is one playhead: other films show the same moment, or their last one
        document(seek.object()).flatMap(Document::film).ifPresent(sought -> project.objects().stream()
                .filter(o -> o.visible() && o.id() != seek.object())
                .forEach(o -> document(o.id())
                        .flatMap(Document::film)
                        .ifPresent(f -> all.put(
                                o.id(),
                                Playhead.at(f.times().frameAt(sought.times().at(frame)))))));
        return new ViewState(project, documents, all, nextId, view, kept);
    }

    /** Where a film is to be, whatever frame its document shows yet. */
    public int frame(int object) {
        int wanted = playhead(object).frame();
        return document(object)
                .flatMap(Document::film)
                .map(f -> Math.min(wanted, f.times().frames() - 1))
                .orElse(wanted);
    }

    /** Where a film was sent, perhaps beyond its end. */
    public Playhead playhead(int object) {
        return frames.getOrDefault(object, START);
    }

    /** Which frame of a film an object's document shows. */
    public Optional<Integer> frameOf(int object) {
        return document(object).flatMap(Document::film).map(FilmFrame::index);
    }

    /** The active object, if it is a film that has been opened. */
    public Optional<FilmFrame> film() {
        return document().flatMap(Document::film);
    }

    private ViewState open(Document document) {
        Set<Integer> same = new HashSet<>();
        project.objects().stream()
                .filter(o -> o.source().file().equals(document.source().file()))
                .forEach(o -> same.add(o.id()));
        if (!same.isEmpty()) {
            Map<Integer, Document> all = new HashMap<>(documents);
            same.forEach(id -> all.put(id, document));
            int shown = same.contains(project.active())
                    ? project.active()
                    : same.stream().min(Integer::compare).orElseThrow();
            Project changed =
                    project.changed(same, o -> o.reread(document.source())).select(Set.of(shown), shown);
            return atHomeOf(new ViewState(changed, all, frames, nextId, view, kept), document);
        }
        String name = project.freeName(document.source().stem());
        SceneObject object = SceneObject.of(
                        nextId, name, document.source(), settings().recipe())
                .at(Placing.beside(Staging.of(this), document));
        Map<Integer, Document> all = new HashMap<>(documents);
        all.put(nextId, document);
        boolean guest = Placing.joinsPhoto(Staging.of(this), document);
        ViewState opened = new ViewState(project.added(object), all, frames, nextId + 1, view, kept);
        return guest ? opened : atHomeOf(opened, document);
    }

    /** Seen as the active object is first seen. */
    private static ViewState atHomeOf(ViewState state, Document document) {
        SceneObject object = state.project.activeObject().orElseThrow();
        return state.withView(object.placement().carry(document.home()));
    }

    /** The view in which the active object is first seen; empty where it is not read yet. */
    public Optional<OrbitControl> firstView() {
        return project.activeObject()
                .flatMap(o -> document(o.id()).map(d -> o.placement().carry(d.home())));
    }

    private ViewState update(int object, Document document) {
        if (project.object(object).isEmpty() && !documents.containsKey(object)) {
            return this;
        }
        boolean atHome = home().filter(view::equals).isPresent();
        Map<Integer, Document> all = new HashMap<>(documents);
        all.put(object, document);
        ViewState updated = new ViewState(project, all, frames, nextId, view, kept);
        return atHome ? updated.withView(updated.home().orElse(view)) : updated;
    }

    private ViewState replace(int object, Document document) {
        SceneObject old = project.object(object).orElse(null);
        if (old == null) {
            // it was deleted while the other file was read
            return this;
        }
        Map<Integer, Document> all = new HashMap<>(documents);
        all.put(nextId, document);
        Project others = project.removed(Set.of(object));
        String name = others.freeName(document.source().stem());
        SceneObject next = old.withSource(document.source(), name)
                // strokes are of one picture
                .withRecipe(old.recipe().with(List.of()))
                .withId(nextId, name);
        int place = project.objects().indexOf(old);
        Project changed = others.added(next).reordered(nextId, place);
        // what is not shown is let go of, as it may be large
        return atHomeOf(new ViewState(changed, all, frames, nextId + 1, view, compare()), document);
    }

    private ViewState load(Action.Load load) {
        // ids of the file may be those of objects that jobs still work for
        Project shifted = load.project().shifted(nextId);
        int last = shifted.objects().stream().mapToInt(SceneObject::id).max().orElse(nextId);
        return new ViewState(
                shifted, documents, shifted(load.frames(), nextId), last + 1, load.view(), Optional.empty());
    }

    private static Map<Integer, Playhead> shifted(Map<Integer, Playhead> frames, int by) {
        Map<Integer, Playhead> all = new HashMap<>();
        frames.forEach((id, frame) -> all.put(id + by, frame));
        return all;
    }

    private ViewState duplicate(Set<Integer> ids) {
        Project grown = project;
        Map<Integer, Document> all = new HashMap<>(documents);
        Map<Integer, Playhead> at = new HashMap<>(frames);
        Set<Integer> copies = new HashSet<>();
        int next = nextId;
        int nextActive = 0;
        for (SceneObject object : project.objects()) {
            if (ids.contains(object.id())) {
                grown = grown.added(object.withId(next, grown.freeName(object.name())));
                document(object.id()).ifPresent(putting(all, next));
                at.put(next, playhead(object.id()));
                copies.add(next);
                nextActive = object.id() == project.active() || nextActive == 0 ? next : nextActive;
                next++;
            }
        }
        return copies.isEmpty() ? this : new ViewState(grown.select(copies, nextActive), all, at, next, view, kept);
    }

    private static java.util.function.Consumer<Document> putting(Map<Integer, Document> all, int id) {
        return document -> all.put(id, document);
    }

    private ViewState compared(Optional<Compare> with) {
        return new ViewState(project, documents, frames, nextId, view, with);
    }

    public ViewState withProject(Project other) {
        return new ViewState(other, documents, frames, nextId, view, kept);
    }

    public ViewState withView(OrbitControl other) {
        return new ViewState(project, documents, frames, nextId, other, kept);
    }

    /** Without the documents of objects that are not among {@code those}, and what was compared with them: nothing leads back to them. */
    ViewState forgetting(Set<Integer> those) {
        if (those.containsAll(documents.keySet())) {
            return this;
        }
        Map<Integer, Document> all = new HashMap<>(documents);
        all.keySet().retainAll(those);
        Map<Integer, Playhead> at = new HashMap<>(frames);
        at.keySet().retainAll(those);
        return new ViewState(project, all, at, nextId, view, kept.filter(a -> a.shown() || a.isOf(those)));
    }
}
