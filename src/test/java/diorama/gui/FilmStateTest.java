package diorama.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.depth.DepthOptions;
import diorama.depth.DepthRange;
import diorama.depth.ImportOptions;
import diorama.gui.film.FilmTimeline;
import diorama.gui.state.Action;
import diorama.gui.state.Command;
import diorama.gui.state.CommandActions;
import diorama.gui.state.Document;
import diorama.gui.state.FilmFrame;
import diorama.gui.state.History;
import diorama.gui.state.Making;
import diorama.gui.state.Playhead;
import diorama.gui.state.Project;
import diorama.gui.state.SceneObject;
import diorama.gui.state.Settings;
import diorama.gui.state.ViewState;
import diorama.gui.store.ProjectFile;
import diorama.pipeline.job.StereoJob;
import diorama.render.Backend;
import diorama.video.file.FilmTimes;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class FilmStateTest {
    static final FilmTimes TIMES = FilmTimes.even(10, 25);

    public static Document film(int frame) {
        return Fixtures.opened("a.mp4", Settings.DEFAULTS).with(new FilmFrame(TIMES, frame, Optional.empty()));
    }

    private static History opened() {
        return History.of(ViewState.empty(Settings.DEFAULTS)).apply(new Action.Open(film(0)));
    }

    private static History run(History history, Command command) {
        return history.apply(CommandActions.of(command, history.present()).orElseThrow());
    }

    @Test
    void framesAreSteppedThroughAndNeverLeft() {
        History history = opened();
        assertEquals(0, history.present().frame(1));
        history = run(run(history, Command.NEXT_FRAME), Command.NEXT_FRAME);
        assertEquals(2, history.present().frame(1));
        history = run(history, Command.LAST_FRAME);
        assertEquals(9, run(history, Command.NEXT_FRAME).present().frame(1));
        history = run(history, Command.FIRST_FRAME);
        assertEquals(0, run(history, Command.PREVIOUS_FRAME).present().frame(1));
    }

    @Test
    void goingThroughAFilmIsNotUndone() {
        History history = run(opened(), Command.NEXT_FRAME);
        assertEquals(opened().past().size(), history.past().size());
    }

    @Test
    void aFrameThatIsShownLaterDoesNotMoveThePlace() {
        History history = run(run(opened(), Command.NEXT_FRAME), Command.NEXT_FRAME);
        history = history.apply(new Action.Update(1, film(1)));
        assertEquals(2, history.present().frame(1));
        assertEquals(Optional.of(1), history.present().frameOf(1));
        assertTrue(history.present().home().isPresent());
    }

    @Test
    void aCopyOfAFilmStandsWhereItDoes() {
        History history = run(opened(), Command.LAST_FRAME);
        history = history.apply(new Action.Duplicate(history.present().project().selected()));
        assertEquals(9, history.present().frame(2));
    }

    @Test
    void thereIsOnePlayheadForAllFilmsThatAreSeen() {
        Document fast = Fixtures.opened("b.mp4", Settings.DEFAULTS)
                .with(new FilmFrame(FilmTimes.even(12, 50), 0, Optional.empty()));
        History history = opened().apply(new Action.Open(fast)).apply(new Action.Seek(2, 8));
        assertEquals(8, history.present().frame(2));
        assertEquals(4, history.present().frame(1), "the same moment");
        history = history.apply(new Action.Seek(1, 9));
        assertEquals(11, history.present().frame(2), "its last frame where it is shorter");
        history = history.apply(new Action.SetVisible(Set.of(2), false)).apply(new Action.Seek(1, 0));
        assertEquals(11, history.present().frame(2), "unless it is hidden");
    }

    @Test
    void aProjectKeepsThePlace(@TempDir Path folder) {
        History history = run(opened(), Command.LAST_FRAME);
        Path file = folder.resolve("p.diorama");
        ProjectFile.write(history.present(), file);
        ViewState read =
                ViewState.empty(Settings.DEFAULTS).reduce(ProjectFile.read(file).action());
        assertEquals(9, read.frame(read.project().active()));
    }

    @Test
    void theRangeThatAProjectNamesIsThatOfItsFrameAndDepthAlone() {
        SceneObject object = opened().present().project().activeObject().orElseThrow();
        StereoJob job = Making.job(Settings.DEFAULTS, object, Backend.CPU);
        DepthRange range = new DepthRange(0.2f, 0.7f);
        Playhead said = new Playhead(
                4, Optional.of(new Playhead.Said(range, job.depth(), ImportOptions.DEFAULTS, job.stabilise())));
        assertEquals(Optional.of(range), said.range(job, object));
        DepthOptions other = DepthOptions.SCHEMA.withText(job.depth(), DepthOptions.SCHEMA.option("model"), "another");
        SceneObject elsewhere = object.withRecipe(object.recipe().with(other));
        assertEquals(
                Optional.empty(),
                said.range(Making.job(Settings.DEFAULTS, elsewhere, Backend.CPU), elsewhere),
                "numbers of another network");
        ImportOptions upside = ImportOptions.SCHEMA.withText(
                ImportOptions.DEFAULTS, ImportOptions.SCHEMA.option("depth-invert"), "true");
        SceneObject otherwise = object.withRecipe(object.recipe().with(upside));
        assertEquals(Optional.empty(), said.range(job, otherwise), "numbers of a depth film that is read another way");
        Project project = opened().present().project();
        ViewState loaded = ViewState.empty(Settings.DEFAULTS)
                .reduce(new Action.Load(
                        project, Map.of(1, said), opened().present().view()));
        int id = loaded.project().active();
        assertEquals(said, loaded.playhead(id));
        assertEquals(Playhead.at(5), loaded.reduce(new Action.Seek(id, 5)).playhead(id), "another frame has another");
    }

    @Test
    void commandsOfFilmsRestWithoutOne() {
        History photo = History.of(ViewState.empty(Settings.DEFAULTS))
                .apply(new Action.Open(Fixtures.opened("a.jpg", Settings.DEFAULTS)));
        assertFalse(CommandActions.possible(Command.NEXT_FRAME, photo));
        assertTrue(CommandActions.possible(Command.NEXT_FRAME, opened()));
        assertFalse(CommandActions.possible(Command.RETOUCH, opened()), "strokes are of one picture");
    }

    @Test
    void theTimelineZoomsToTheCursorAndStaysWithinTheFilm() {
        FilmTimeline.Scale whole = new FilmTimeline.Scale(100, 1000, 0, 60);
        FilmTimeline.Scale half = whole.zoomed(0.5, 45, 60);
        assertEquals(30, half.to() - half.from(), 1e-9);
        assertEquals(whole.at(45), half.at(45), 1e-3);
        assertEquals(60, half.moved(100, 60).to(), 1e-9);
        assertEquals(0, half.zoomed(10, 45, 60).from(), 1e-9);
    }

    @Test
    void theMouseTakesTheNearestFrame() {
        assertEquals(0, TIMES.nearest(-3));
        assertEquals(1, TIMES.nearest(0.03));
        assertEquals(9, TIMES.nearest(99));
    }
}
