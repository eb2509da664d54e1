package diorama.gui.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.gui.FilmStateTest;
import diorama.gui.store.ProjectFile;
import diorama.pipeline.job.Timeline;
import diorama.pipeline.job.Timeline.Values;
import diorama.pipeline.job.TimelineFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmKeysTest {
    private static final Timeline CUT = FilmKeys.withCuts(Timeline.NONE, List.of(200_000L));

    private static Values divergence(double d) {
        return new Values(OptionalDouble.of(d), OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());
    }

    private static History opened(Timeline timeline) {
        return History.of(ViewState.empty(Settings.DEFAULTS))
                .apply(new Action.Open(FilmStateTest.film(0)))
                .apply(new Action.SetTimeline(1, timeline, 0));
    }

    private static History run(History history, Command command) {
        return history.apply(CommandActions.of(command, history.present()).orElseThrow());
    }

    private static Timeline timeline(History history) {
        return history.present().project().object(1).orElseThrow().timeline();
    }

    @Test
    void aKeyHoldsInItsShotAlone() {
        Timeline timeline = FilmKeys.withKey(CUT, 280_000, divergence(5), Timeline.Ease.LINEAR);
        assertEquals(OptionalDouble.of(5), timeline.at(200_000).divergence());
        assertEquals(OptionalDouble.of(5), timeline.at(360_000).divergence());
        assertEquals(OptionalDouble.empty(), timeline.at(160_000).divergence());
    }

    @Test
    void withoutCutsAKeyIsTheWholeFilms() {
        Timeline timeline = FilmKeys.withKey(Timeline.NONE, 280_000, divergence(5), Timeline.Ease.LINEAR);
        assertEquals(OptionalDouble.of(5), timeline.at(0).divergence());
        assertTrue(timeline.shots().isEmpty());
    }

    @Test
    void aKeyAtTheSamePlaceIsReplaced() {
        Timeline timeline = FilmKeys.withKey(CUT, 280_000, divergence(5), Timeline.Ease.LINEAR);
        timeline = FilmKeys.withKey(timeline, 280_000, divergence(4), Timeline.Ease.HOLD);
        assertEquals(1, FilmKeys.all(timeline).size());
        assertEquals(
                Timeline.Ease.HOLD,
                FilmKeys.keyAt(timeline, 280_000).orElseThrow().ease());
        assertTrue(FilmKeys.all(FilmKeys.withoutKey(timeline, 280_000)).isEmpty());
    }

    @Test
    void otherCutsLeaveKeysAtTheirTimes() {
        Timeline timeline = FilmKeys.withKey(CUT, 280_000, divergence(5), Timeline.Ease.LINEAR);
        timeline = FilmKeys.withKey(timeline, 80_000, divergence(1), Timeline.Ease.LINEAR);
        Timeline split = FilmKeys.withCuts(timeline, List.of(40_000L, 240_000L));
        assertEquals(List.of(40_000L, 240_000L), FilmKeys.cuts(split));
        assertEquals(2, FilmKeys.all(split).size());
        assertEquals(OptionalDouble.of(1), split.at(200_000).divergence());
        assertEquals(OptionalDouble.of(5), split.at(360_000).divergence());
        assertEquals(OptionalDouble.empty(), split.at(0).divergence());
    }

    @Test
    void cutsAreSetAndRemovedByHand() {
        Timeline more = FilmKeys.toggleCut(CUT, 120_000);
        assertEquals(List.of(120_000L, 200_000L), FilmKeys.cuts(more));
        assertEquals(List.of(200_000L), FilmKeys.cuts(FilmKeys.toggleCut(more, 120_000)));
        assertEquals(Timeline.NONE, FilmKeys.toggleCut(CUT, 200_000));
    }

    @Test
    void keysAreInsertedRemovedAndUndone() {
        History history = run(run(opened(CUT), Command.LAST_FRAME), Command.INSERT_KEY);
        Values key = FilmKeys.keyAt(timeline(history), 360_000).orElseThrow().values();
        assertEquals(Settings.DEFAULTS.stereo().divergence(), key.divergence().orElse(0), 1e-6);
        assertTrue(key.foregroundScale().isPresent());
        assertTrue(CommandActions.possible(Command.REMOVE_KEY, history));
        assertFalse(FilmKeys.says(timeline(history.apply(new Action.Undo()))));
        assertFalse(FilmKeys.says(timeline(run(history, Command.REMOVE_KEY))));
        History cleared = run(history, Command.CLEAR_KEYS);
        assertEquals(CUT, timeline(cleared), "cuts stay");
        assertEquals(1, FilmKeys.all(timeline(cleared.apply(new Action.Undo()))).size());
    }

    @Test
    void cutsAreJumpedTo() {
        History history = opened(CUT);
        assertEquals(5, run(history, Command.NEXT_CUT).present().frame(1));
        history = run(history, Command.LAST_FRAME);
        assertEquals(9, run(history, Command.NEXT_CUT).present().frame(1));
        history = run(history, Command.PREVIOUS_CUT);
        assertEquals(5, history.present().frame(1));
        assertEquals(0, run(history, Command.PREVIOUS_CUT).present().frame(1));
        assertFalse(CommandActions.possible(Command.NEXT_CUT, opened(Timeline.NONE)));
    }

    @Test
    void limitsTakeThePlaceOfKeysAndLeaveTheRest() {
        Values scaled =
                new Values(OptionalDouble.of(8), OptionalDouble.empty(), OptionalDouble.of(1.5), Optional.empty());
        Timeline timeline = FilmKeys.withKey(CUT, 280_000, scaled, Timeline.Ease.LINEAR);
        Timeline limited = FilmKeys.limited(
                timeline,
                List.of(
                        new Timeline.Shot(0, divergence(2), List.of()),
                        new Timeline.Shot(200_000, divergence(3), List.of())));
        assertEquals(OptionalDouble.of(3), limited.at(280_000).divergence());
        assertEquals(OptionalDouble.of(1.5), limited.at(280_000).foregroundScale());
        assertTrue(FilmKeys.all(limited).isEmpty());
    }

    @Test
    void projectsAndTimelineFilesKeepAllOfIt(@TempDir Path folder) {
        Timeline timeline = FilmKeys.withKey(CUT, 280_000, divergence(5), Timeline.Ease.SMOOTH);
        Path project = folder.resolve("p.diorama");
        ProjectFile.write(opened(timeline).present(), project);
        SceneObject read = ProjectFile.read(project).project().objects().get(0);
        assertEquals(timeline, read.timeline());
        Path file = folder.resolve("t.json");
        TimelineFile.write(timeline, "a.mp4", file);
        assertEquals(timeline, TimelineFile.read(file));
    }

    @Test
    void howFilmsAreMadeIsKeptWithTheProject(@TempDir Path folder) {
        Settings settings =
                Settings.DEFAULTS.with(Settings.DEFAULTS.making().shape().withForegroundScale(1.5f));
        ViewState state = ViewState.empty(settings).reduce(new Action.Open(FilmStateTest.film(0)));
        Path project = folder.resolve("p.diorama");
        ProjectFile.write(state, project);
        assertEquals(settings, ProjectFile.read(project).project().settings());
    }
}
