package diorama.gui;

import diorama.image.ImageFiles;
import diorama.image.RgbaImage;
import java.nio.file.Path;
import java.util.Optional;

/** Gives work to the jobs: opens files, keeps the shown document as the settings want it, exports. Confined to main. */
final class Librarian {
    private static final String MAKE = "make";

    private final Workshop workshop;
    private final Desk desk;
    /** What the present or a failed job was asked for; it is not asked for again. */
    private Optional<Wish> asked = Optional.empty();

    Librarian(Workshop workshop, Desk desk) {
        this.workshop = workshop;
        this.desk = desk;
    }

    private record Wish(Source source, Settings settings, Document.Stale stale) {
        /** Whether the same would be made, whatever else was set. */
        boolean same(Wish other) {
            return source.equals(other.source)
                    && settings.depth().equals(other.settings.depth())
                    && settings.relief().equals(other.settings.relief());
        }
    }

    void open(Source source, Standpoint from) {
        Settings settings = desk.state().settings();
        desk.jobs()
                .submit(
                        "open " + source.file(),
                        "Opening " + source.name(),
                        (progress, cancel) -> workshop.open(source, settings, progress, cancel),
                        document -> {
                            asked = Optional.empty();
                            desk.act(new Action.Open(document));
                            if (!from.equals(Standpoint.DEFAULTS)) {
                                from.actions().forEach(desk::act);
                            }
                            if (!document.note().isEmpty()) {
                                desk.messages().add(Messages.Kind.NOTE, document.note());
                            }
                        });
    }

    /** Has the shown document made anew when the settings ask for it. */
    void refresh() {
        ViewState state = desk.state();
        Optional<Document> shown = state.document();
        if (shown.isEmpty()) {
            return;
        }
        Document document = shown.get();
        Document.Stale stale = document.staleness(state.settings());
        if (stale == Document.Stale.NOTHING) {
            return;
        }
        Wish wish = new Wish(document.source(), state.settings(), stale);
        if (asked.filter(wish::same).isPresent()) {
            return;
        }
        asked = Optional.of(wish);
        String title = stale == Document.Stale.DEPTH ? "Finding depth" : "Building relief";
        desk.jobs()
                .submit(
                        MAKE,
                        title,
                        (progress, cancel) -> workshop.complete(document, wish.settings(), progress, cancel),
                        made -> {
                            asked = Optional.empty();
                            desk.act(new Action.Update(made));
                            note(document, made);
                        });
    }

    /** The note is shown once, when it is new. */
    private void note(Document before, Document made) {
        if (!made.note().isEmpty() && !made.note().equals(before.note())) {
            desk.messages().add(Messages.Kind.NOTE, made.note());
        }
    }

    void export(Document document, Settings settings, Export what, Path target) {
        desk.jobs()
                .submit(
                        "export " + target,
                        "Exporting",
                        (progress, cancel) -> {
                            workshop.export(document, settings, what, target, progress, cancel);
                            return target;
                        },
                        this::saved);
    }

    void save(RgbaImage picture, Path target) {
        desk.jobs()
                .submit(
                        "export " + target,
                        "Saving",
                        (progress, cancel) -> {
                            ImageFiles.write(picture, target);
                            return target;
                        },
                        this::saved);
    }

    private void saved(Path target) {
        desk.messages().add(Messages.Kind.DONE, "Saved " + target);
    }
}
