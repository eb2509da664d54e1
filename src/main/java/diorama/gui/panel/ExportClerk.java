package diorama.gui.panel;

import diorama.base.UserError;
import diorama.gui.desk.Desk;
import diorama.gui.file.Dialogs;
import diorama.gui.file.FileBrowser;
import diorama.gui.file.Librarian;
import diorama.gui.state.Export;
import diorama.gui.state.ExportWish;
import diorama.gui.state.SceneObject;
import diorama.gui.state.Staging;
import diorama.gui.state.ViewState;
import diorama.gui.store.StudioFolder;
import diorama.gui.work.Log;
import diorama.gui.work.Workshop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Has files made of the scene, as the user wants them; that is kept for the next time. Confined to the main thread. */
public final class ExportClerk {
    private final Desk desk;
    private final Librarian librarian;
    private final Dialogs dialogs;
    private final Path file;
    private final ExportBox box;
    private ExportWish wish;

    public ExportClerk(Desk desk, Librarian librarian, Dialogs dialogs, StudioFolder folder) {
        this.desk = desk;
        this.librarian = librarian;
        this.dialogs = dialogs;
        file = folder.exports();
        wish = ExportWish.read(file);
        box = new ExportBox(desk, options -> wish = wish.with(options));
    }

    /** Asks how something is exported, beside the active object's file. */
    public void ask(Export what) {
        ViewState state = desk.state();
        SceneObject active =
                state.project().activeObject().orElse(state.project().objects().get(0));
        Path source = active.source().file().toAbsolutePath().normalize();
        String end = what.ending(state.settings(), wish);
        Path proposed = beside(source, active.source().stem(), end, state);
        if (what == Export.RETOUCH) {
            askTarget(proposed, what.endings(wish), target -> make(what, target));
        } else {
            box.open(what, state.project().active(), proposed, end);
        }
    }

    /** A name beside the source that is no object's own. */
    public static Path beside(Path source, String stem, String end, ViewState state) {
        Path proposed = source.resolveSibling(stem + end);
        boolean own = state.project().objects().stream()
                .anyMatch(o -> o.source().file().toAbsolutePath().normalize().equals(proposed));
        return own ? source.resolveSibling(stem + "_scene" + end) : proposed;
    }

    private void askTarget(Path proposed, List<String> endings, Consumer<Path> chosen) {
        dialogs.startIn(proposed);
        dialogs.ask(
                desk.say("Export"), new FileBrowser.Ask(true, endings, String.valueOf(proposed.getFileName()), chosen));
    }

    /** Whether the box has the keys to itself. */
    boolean asks() {
        return box.isOpen();
    }

    /** Draws the box, if it is open. */
    void draw() {
        box.draw(desk, wish, this::askTarget, this::make);
    }

    /** Has it made by a job, as is wanted. */
    void make(Export what, Path target) {
        try {
            wish.write(file);
        } catch (IOException | UserError e) {
            // the next window begins with the usual options
            desk.messages().log().add(Log.Level.NOTE, String.valueOf(e.getMessage()));
        }
        ViewState state = desk.state();
        librarian.export(
                new Workshop.Goods(
                        what,
                        Staging.of(state).rendered(),
                        state.project().activeObject(),
                        state.document(),
                        state.settings(),
                        wish),
                target);
    }
}
