package diorama.gui.film;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.depth.StabiliseOptions;
import diorama.gui.FilmStateTest;
import diorama.gui.state.Action;
import diorama.gui.state.Document;
import diorama.gui.state.Settings;
import diorama.gui.state.Source;
import diorama.gui.state.ViewState;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FilmTimelineTest {
    private static final Document FILM = FilmStateTest.film(0);

    private static ViewState opened(Document film) {
        return ViewState.empty(Settings.DEFAULTS).reduce(new Action.Open(film));
    }

    @Test
    void itIsSaidThatAFrameOfANetworksDepthStandsAlone() {
        ViewState state = opened(FILM);
        assertTrue(FilmTimeline.alone(state));
        StabiliseOptions own = StabiliseOptions.SCHEMA.with(
                StabiliseOptions.DEFAULTS, StabiliseOptions.SCHEMA.option("motion-frames"), 0);
        assertFalse(FilmTimeline.alone(state.reduce(new Action.SetOptions(own, 0))), "the film leaves it alone too");
    }

    @Test
    void givenDepthIsTheFilmsToo() {
        Source given = new Source(FILM.source().file(), Optional.of(Path.of("a_depth.mkv")));
        assertFalse(FilmTimeline.alone(opened(new Document(
                        given, FILM.scene(), FILM.bounds(), FILM.home(), FILM.photoCamera(), FILM.relief(), FILM.note())
                .with(FILM.film().orElseThrow()))));
    }
}
