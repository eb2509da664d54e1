package diorama.gui.film;

import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.gui.PlainDesk;
import diorama.gui.state.History;
import diorama.gui.state.Settings;
import diorama.gui.state.ViewState;
import diorama.gui.store.StudioFolder;
import diorama.gui.work.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmMakingTest {
    @Test
    void theListIsShownAlsoWhereNoFilmCanBeMade(@TempDir Path folder) throws Exception {
        StudioFolder studio = new StudioFolder(folder);
        FilmQueue queue = new FilmQueue(folder.resolve("jobs"));
        queue.changing(
                () -> new FilmJob(queue.folder().resolve("1"), folder.resolve("a.mp4"), List.of("stereo"), 0, 0, false)
                        .waiting());
        // the lock of the process that makes films cannot be opened
        Files.createDirectory(queue.folder().resolve("runner.lock"));
        try (PlainDesk desk = new PlainDesk(History.of(ViewState.empty(Settings.DEFAULTS)))) {
            FilmMaking making = new FilmMaking(desk, new FilmDesk.Place(studio, Optional.empty()), () -> 0);
            making.toggleJobs();
            assertEquals(Messages.Kind.ERROR, desk.messages().current().get(0).kind());
        }
    }

    @Test
    void thatAFilmWasBrokenOffIsSaidUntilItGoesOnOrIsForgotten(@TempDir Path folder) {
        StudioFolder studio = new StudioFolder(folder);
        FilmQueue queue = new FilmQueue(folder.resolve("jobs"));
        queue.changing(
                () -> new FilmJob(queue.folder().resolve("1"), folder.resolve("a.mp4"), List.of("stereo"), 0, 0, true)
                        .aside());
        try (PlainDesk desk = new PlainDesk(History.of(ViewState.empty(Settings.DEFAULTS)))) {
            FilmMaking making = new FilmMaking(desk, new FilmDesk.Place(studio, Optional.empty()), () -> 0);
            making.takeBack();
            assertEquals(1, desk.messages().current().size());
            making.jobs().dismiss(making.jobs().rows().get(0));
            making.takeBack();
            assertEquals(List.of(), desk.messages().current());
        }
    }
}
