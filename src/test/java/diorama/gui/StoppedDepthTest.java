package diorama.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.gui.file.Librarian;
import diorama.gui.film.FilmDesk;
import diorama.gui.state.Action;
import diorama.gui.state.Command;
import diorama.gui.state.CommandActions;
import diorama.gui.state.Document;
import diorama.gui.state.History;
import diorama.gui.state.SceneObject;
import diorama.gui.state.Settings;
import diorama.gui.state.Source;
import diorama.gui.state.ViewState;
import diorama.gui.store.StudioFolder;
import diorama.gui.work.Reels;
import diorama.gui.work.Workshop;
import diorama.onnx.ModelCatalogue;
import diorama.pipeline.media.DepthChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A photo whose depth was being found when the user stopped that. */
class StoppedDepthTest {
    private final PlainDesk desk = new PlainDesk(History.of(ViewState.empty(Settings.DEFAULTS)));
    private final Slow slow = new Slow();
    private final Librarian librarian = new Librarian(slow, desk);
    private final Reels reels = new Reels(() -> ModelCatalogue.read(Path.of("models")), DepthChoice.MODEL);

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        desk.close();
        reels.close();
    }

    @Test
    void itIsSaidAndFoundWhenItIsAskedFor() throws InterruptedException {
        FilmDesk films = new FilmDesk(
                desk,
                librarian,
                reels,
                new FilmDesk.Place(new StudioFolder(folder), Optional.empty()),
                desk::post,
                () -> 0);
        desk.follow((before, after, action) -> librarian.refresh());
        desk.act(new Action.Open(Fixtures.opened("a.jpg", Settings.DEFAULTS)));
        assertEquals(1, slow.begun.getCount(), "the picture is shown first");
        librarian.seen();
        assertFalse(films.forsaken(), "it is being found");
        slow.begun.await();
        desk.jobs().cancelCurrent();
        assertTrue(films.forsaken());
        assertTrue(CommandActions.possible(Command.FIND_DEPTH, desk.history()));
        desk.act(new Action.Orbit(0.1f, 0));
        assertTrue(films.forsaken(), "what was stopped does not begin again by itself");
        slow.waits = false;
        assertTrue(films.run(Command.FIND_DEPTH));
        assertFalse(films.forsaken());
        desk.runUntil(() -> !desk.state().document().orElseThrow().awaitsDepth());
        assertFalse(films.forsaken());
        assertFalse(CommandActions.possible(Command.FIND_DEPTH, desk.history()), "there is nothing to find");
        assertEquals(List.of(), desk.failures);
    }

    @Test
    void nobodyWorksOnForWhatWasDeleted() throws InterruptedException {
        desk.follow((before, after, action) -> librarian.refresh());
        desk.act(new Action.Open(Fixtures.opened("a.jpg", Settings.DEFAULTS)));
        librarian.seen();
        slow.begun.await();
        desk.act(new Action.Delete(Set.of(1)));
        assertFalse(desk.jobs().busy("make 1"), "it is stopped");
        slow.waits = false;
        desk.act(new Action.Undo());
        desk.runUntil(() -> !desk.state().document().orElseThrow().awaitsDepth());
        assertEquals(List.of(), desk.failures);
    }

    /** Finds depth, but at first only when it is stopped. */
    private static final class Slow implements Workshop {
        private final CountDownLatch begun = new CountDownLatch(1);
        private volatile boolean waits = true;

        @Override
        public Document open(Source source, SceneObject.Recipe recipe, Progress progress, CancelToken cancel) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Document complete(Document document, SceneObject.Recipe recipe, Progress progress, CancelToken cancel) {
            begun.countDown();
            while (waits) {
                cancel.throwIfCancelled();
                Thread.onSpinWait();
            }
            return Fixtures.made(document.source().file().toString(), Settings.DEFAULTS);
        }

        @Override
        public List<String> export(Goods goods, Path target, Progress progress, CancelToken cancel) {
            throw new UnsupportedOperationException();
        }
    }
}
