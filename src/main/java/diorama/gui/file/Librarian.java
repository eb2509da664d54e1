package diorama.gui.file;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.gui.desk.Desk;
import diorama.gui.state.Action;
import diorama.gui.state.Document;
import diorama.gui.state.FilmFrame;
import diorama.gui.state.SceneObject;
import diorama.gui.state.Source;
import diorama.gui.state.Standpoint;
import diorama.gui.state.ViewState;
import diorama.gui.work.Jobs;
import diorama.gui.work.Log;
import diorama.gui.work.Messages;
import diorama.gui.work.Workshop;
import diorama.image.ImageFiles;
import diorama.image.RgbaImage;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Gives work to the jobs: opens files, keeps documents as their recipes want them, exports. Confined to main. */
public final class Librarian {
    private static final String MAKE = "make ";
    private static final String REPLACE = "replace ";

    private final Workshop workshop;
    private final Desk desk;
    /** What the present or a failed job was asked for, by object; it is not asked for again. */
    private final Map<Integer, Wish> asked = new HashMap<>();

    /** Notes on how surfaces are made that were shown. */
    private final Set<String> told = new HashSet<>();

    public Librarian(Workshop workshop, Desk desk) {
        this.workshop = workshop;
        this.desk = desk;
    }

    /** Whether a surface may be made now; frames of films are passed by quickly. */
    private Predicate<SceneObject> ready = object -> true;

    /**
     * Objects that have been on the screen: depth is not looked for before a picture is, as both take all cores and the picture is
     * soon there.
     */
    private final Set<Integer> seen = new HashSet<>();

    private record Wish(Source source, SceneObject.Recipe recipe, Document.Stale stale) {}

    /** Has surfaces made of those objects only that {@code others} accepts at the time. */
    public void makeOnly(Predicate<SceneObject> others) {
        ready = others;
    }

    /** Stops what is being made of an object. */
    public void drop(int object) {
        asked.remove(object);
        desk.jobs().cancel(MAKE + object);
    }

    /** Opens a file as an object, beside those that are there. */
    void open(Source source, Standpoint from) {
        read("open " + source.file(), source, desk.state().settings().recipe(), document -> {
            desk.act(new Action.Open(document));
            if (!from.equals(Standpoint.DEFAULTS)) {
                desk.act(new Action.SetView(from.of(desk.state().view())));
            }
        });
    }

    /** Whether another file is being read in the place of an object's. */
    boolean replacing(int object) {
        return desk.jobs().busy(REPLACE + object);
    }

    /**
     * Shows another file in the place of an object's.
     *
     * @param shown runs when it is there
     */
    void replace(SceneObject object, Source source, Runnable shown) {
        // nobody waits for the depth of a picture that goes away, nor for pictures that were stepped over
        drop(object.id());
        read(REPLACE + object.id(), source, object.recipe(), document -> {
            if (desk.state().project().object(object.id()).isPresent()) {
                desk.act(new Action.Replace(object.id(), document));
            }
            shown.run();
        });
    }

    private void read(String slot, Source source, SceneObject.Recipe recipe, Consumer<Document> then) {
        desk.jobs()
                .submit(
                        slot,
                        desk.say("Opening %s", source.name()),
                        new Jobs.Task<Document>() {
                            @Override
                            public Document run(Progress progress, CancelToken cancel) {
                                return workshop.open(source, recipe, progress, cancel);
                            }

                            @Override
                            public void failed() {
                                // what stays is to have its depth after all
                                refresh();
                            }
                        },
                        document -> {
                            asked.clear();
                            then.accept(document);
                            desk.messages().log().add(Log.Level.INFO, opened(source, document));
                            note("", document);
                        });
    }

    private String opened(Source source, Document document) {
        return document.relief()
                .map(relief -> desk.say(
                        "Opened %s: %s px",
                        source.file(), relief.picture().image().size()))
                .orElseGet(() -> desk.say("Opened %s: %,d triangles", source.file(), document.triangles()));
    }

    /** Reads a file again for the objects that come from it; the view stays. */
    public void reread(Source source) {
        // one reading for all: those of one slot cancel each other, and maps make others of the same file
        objectsOf(source)
                .findFirst()
                .ifPresent(first -> read("read " + source, source, first.recipe(), document -> objectsOf(source)
                        .forEach(object -> desk.act(new Action.Update(object.id(), document)))));
    }

    private Stream<SceneObject> objectsOf(Source source) {
        return desk.state().project().objects().stream()
                .filter(object -> object.source().equals(source));
    }

    /** All that has been opened is on the screen now. */
    public void seen() {
        Set<Integer> opened = desk.state().documents().keySet();
        if (!seen.containsAll(opened)) {
            seen.addAll(opened);
            refresh();
        }
    }

    /** Has the objects' documents made, and made anew, as their recipes ask for it; the active one's first. */
    public void refresh() {
        ViewState state = desk.state();
        // nobody waits for what was deleted; undone, it is asked for again
        List.copyOf(asked.keySet()).stream()
                .filter(id -> state.project().object(id).isEmpty())
                .forEach(this::drop);
        state.project().activeObject().ifPresent(this::refresh);
        state.project().objects().stream()
                .filter(o -> o.id() != state.project().active())
                .forEach(this::refresh);
    }

    private void refresh(SceneObject object) {
        Optional<Document> known = desk.state().document(object.id());
        Document.Stale stale = known.map(d -> d.staleness(object.recipe())).orElse(Document.Stale.FILE);
        Wish wish = new Wish(object.source(), object.recipe(), stale);
        boolean unseen = known.filter(Document::awaitsDepth).isPresent() && !seen.contains(object.id());
        if (stale == Document.Stale.NOTHING || unseen || wish.equals(asked.get(object.id())) || !ready.test(object)) {
            return;
        }
        asked.put(object.id(), wish);
        Document before = known.orElse(null);
        desk.jobs()
                .submit(
                        MAKE + object.id(),
                        title(object, stale),
                        (progress, cancel) -> before == null
                                ? workshop.open(object.source(), object.recipe(), progress, cancel)
                                : workshop.complete(before, object.recipe(), progress, cancel),
                        made -> {
                            asked.remove(object.id());
                            if (!desk.state()
                                            .frameOf(object.id())
                                            .equals(made.film().map(FilmFrame::index))
                                    && before != null) {
                                // the film has gone on
                                return;
                            }
                            desk.act(new Action.Update(object.id(), made));
                            note(before == null ? "" : before.note(), made);
                        });
    }

    /** Whether an object's document is not as it is wanted, and nobody works at it: that was stopped, or failed. */
    public boolean forsaken(SceneObject object) {
        Wish wish = asked.get(object.id());
        return wish != null
                && wish.recipe().equals(object.recipe())
                && wish.source().equals(object.source())
                && !desk.jobs().busy(MAKE + object.id());
    }

    /** Has made after all what was stopped or failed. */
    public void retry(SceneObject object) {
        if (forsaken(object)) {
            asked.remove(object.id());
            refresh(object);
        }
    }

    private String title(SceneObject object, Document.Stale stale) {
        return switch (stale) {
            case FILE -> desk.say("Opening %s", object.source().name());
            case DEPTH -> desk.say("Finding depth");
            case SURFACE, NOTHING -> desk.say("Building relief");
        };
    }

    /** A note is shown once, whatever many photos or frames of a film it is of. */
    private void note(String before, Document made) {
        if (!made.note().isEmpty() && !made.note().equals(before) && told.add(made.note())) {
            desk.messages().add(Messages.Kind.NOTE, made.note());
        }
    }

    public void export(Workshop.Goods goods, Path target) {
        desk.jobs()
                .submit(
                        "export " + target,
                        desk.say("Exporting"),
                        (progress, cancel) -> workshop.export(goods, target, progress, cancel),
                        notes -> {
                            notes.forEach(note -> desk.messages().add(Messages.Kind.NOTE, note));
                            saved(target);
                        });
    }

    void save(RgbaImage picture, Path target) {
        desk.jobs()
                .submit(
                        "export " + target,
                        desk.say("Saving"),
                        (progress, cancel) -> {
                            ImageFiles.write(picture, target);
                            return target;
                        },
                        this::saved);
    }

    private void saved(Path target) {
        desk.messages().add(Messages.Kind.DONE, desk.say("Saved %s", target));
    }
}
