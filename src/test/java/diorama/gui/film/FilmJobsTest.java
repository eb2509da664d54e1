package diorama.gui.film;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.UserError;
import diorama.depth.ImportOptions;
import diorama.depth.MapKind;
import diorama.gui.state.FilmKeys;
import diorama.pipeline.film.FilmLeftovers;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.job.Timeline;
import diorama.pipeline.job.TimelineFile;
import diorama.stereo.FrameOptions;
import diorama.video.file.FilmTimes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FilmJobsTest extends FilmsInTheMaking {
    @Test
    void aFilmThatWasBrokenOffIsFoundAgainAndGoesOnWhereItWas() throws Exception {
        Path target = add("out.mp4");
        Path segment = folder.resolve(".out.mp4.diorama-work").resolve("000001.packets");
        // the journal tells of it once the next one is begun
        lookUntil(() -> Files.exists(segment.resolveSibling("000002.part"))
                || Files.exists(segment.resolveSibling("000002.packets")));
        ProcessHandle.of(jobs.running().orElseThrow().job().pid()).orElseThrow().destroyForcibly();
        lookUntil(() -> jobs.running().isEmpty());
        assertEquals(List.of("BROKEN out.mp4"), ended);
        assertFalse(Files.exists(target));

        jobs = opened();
        assertEquals(FilmJob.State.BROKEN, status(0).state());
        Object first = Files.getLastModifiedTime(segment);
        jobs.resume(jobs.rows().get(0));
        lookUntil(() -> Files.exists(segment.resolveSibling("000003.packets")) || !jobs.busy());
        if (Files.exists(segment)) {
            assertEquals(first, Files.getLastModifiedTime(segment), "what was made is not made again");
        }
        lookUntil(() -> !jobs.busy());
        assertEquals(FilmJob.State.DONE, status(0).state(), status(0).said());
        assertEquals(
                96, FilmTimes.read(target, Progress.NONE, new CancelToken()).frames());
        assertFalse(FilmLeftovers.of(target));

        jobs.dismiss(jobs.rows().get(0));
        assertTrue(opened().rows().isEmpty());
        assertTrue(Files.exists(target), "the film stays");
    }

    @Test
    void oneIsMadeAfterTheOtherAndTellsHowFarItIs() throws Exception {
        // so large that it is far from ready when it is stopped
        FrameOptions large =
                FrameOptions.SCHEMA.withText(FrameOptions.DEFAULTS, FrameOptions.SCHEMA.option("canvas"), "3840x2160");
        add("one.mp4", large);
        lookUntil(() -> status(0).state() != FilmJob.State.WAITING);
        add("two.mp4");
        assertEquals(FilmJob.State.WAITING, status(1).state());
        assertThrows(UserError.class, () -> add("two.mp4"));
        lookUntil(() -> status(0).total() == 96);
        assertTrue(status(0).fraction() >= 0);
        jobs.stop(jobs.rows().get(1));
        assertEquals(1, jobs.rows().size(), "one that waits is gone when it is stopped");
        lookUntil(() -> status(0).done() >= 16);
        jobs.stop(jobs.rows().get(0));
        lookUntil(() -> jobs.running().isEmpty());
        assertEquals(FilmJob.State.BROKEN, status(0).state());
        jobs.dismiss(jobs.rows().get(0));
        assertFalse(FilmLeftovers.of(folder.resolve("one.mp4")), "what is unfinished goes with it");
    }

    @Test
    void numberedPicturesAreDoneWhenTheyAreThere() throws Exception {
        add("out_%05d.jpg");
        lookUntil(() -> !jobs.busy());
        assertEquals(FilmJob.State.DONE, status(0).state(), status(0).said());
        assertTrue(Files.exists(folder.resolve("out_00096.jpg")));
    }

    @Test
    void whatIsWrongIsTold() throws Exception {
        Files.writeString(depth, "no film");
        add("out.mp4");
        lookUntil(() -> !jobs.busy());
        assertEquals(FilmJob.State.BROKEN, status(0).state());
        assertTrue(status(0).said().contains("depth.mkv"), status(0).said());
    }

    @Test
    void theCommandSaysWhatIsNotUsualAndNamesTheTimeline() {
        Timeline cut = FilmKeys.withCuts(Timeline.NONE, List.of(2_000_000L));
        Timeline.Values values = new Timeline.Values(
                OptionalDouble.of(4), OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());
        Timeline timeline = FilmKeys.withKey(cut, 3_000_000, values, Timeline.Ease.LINEAR);
        StereoJob job = StereoJob.DEFAULTS.with(StereoJob.DEFAULTS.stereo().with(3.5f, 0.25f));
        List<String> words = FilmCommand.words(wish("o.mkv", job, timeline), jobs.files());
        assertEquals("stereo", words.get(0));
        assertEquals("3.5", words.get(words.indexOf("--divergence") + 1));
        assertFalse(words.contains("--crf"), words.toString());
        Path file = Path.of(words.get(words.indexOf("--timeline") + 1));
        assertEquals(timeline, TimelineFile.read(file));
        Path cuts = Path.of(words.get(words.indexOf("--cuts") + 1));
        assertEquals(48L, diorama.depth.CutList.read(cuts).cuts().first());
        assertTrue(FilmCommand.line(words).contains("'" + film + "'"), "names with blanks are quoted");
        assertEquals(words, FilmCommand.words(wish("o.mkv", job, timeline), jobs.files()));
        assertFalse(words.contains("--depth-invert"), "depth films are read as usual");
        FilmCommand.Wish usual = wish("o.mkv", job, timeline);
        ImportOptions inverted = new ImportOptions(MapKind.AUTO, true, 0, 0, 0, "auto");
        FilmCommand.Wish other =
                new FilmCommand.Wish(usual.source(), inverted, usual.times(), timeline, job, usual.target());
        assertTrue(FilmCommand.words(other, jobs.files()).contains("--depth-invert"));
    }
}
