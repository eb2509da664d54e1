package diorama.pipeline.film;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.depth.CutList;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.job.Timeline;
import diorama.pipeline.job.TimelineFile;
import diorama.pipeline.walk.FilmReport;
import diorama.pipeline.walk.FilmRun;
import diorama.stereo.ComfortOptions;
import diorama.stereo.ConvergenceMode;
import diorama.video.info.FilmInfo;
import diorama.video.track.Packets;
import diorama.video.write.Clips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeTest extends InterruptedFilms {
    @ParameterizedTest
    @ValueSource(strings = {"mp4", "mkv", "avi", "webm"})
    void aFilmGoneOnWithIsTheSameAsOneThatWasNeverStopped(String extension) throws IOException {
        Path whole = folder.resolve("whole." + extension);
        FilmReport unbroken = VideoToStereo.run(source(), whole, job(12), drifting(), FilmRun.quiet());
        assertEquals(96, unbroken.frames());
        assertEquals(0, unbroken.kept());
        Path film = folder.resolve("film." + extension);
        interrupt(film, 30, 70, 95);
        FilmReport report = VideoToStereo.run(source(), film, job(12), drifting(), how());
        assertEquals(96, report.frames());
        assertTrue(report.kept() >= 60, "kept " + report.kept());
        assertEquals(unbroken.cuts(), report.cuts());
        assertEquals(Clips.times(whole), Clips.times(film));
        assertEquals(Packets.pictures(whole), Packets.pictures(film));
        assertEquals(Packets.copied(whole), Packets.copied(film));
        assertTrue(said.get(0).contains("goes on after"), said.toString());
        assertNothingLeft();
    }

    @Test
    void aTimelineAWindowAndAScreenThatFollowsGoOnExactly() {
        Timeline timeline = TimelineFile.read(write("""
                {"shots": [{"from": 0.5, "divergence": 4, "keys": [{"time": 1.5, "divergence": 1}]}],
                 "keys": [{"time": 0, "foreground-scale": 1, "crop": [0, 0, 0, 0]}, {"time": 3, "crop": [20, 10, 0, 10]}]}"""));
        StereoJob job = job(12).with(new ComfortOptions(ConvergenceMode.ATTENDED, 0.9f, true))
                .with(timeline);
        Path whole = folder.resolve("whole.mp4");
        VideoToStereo.run(source(), whole, job, drifting(), FilmRun.quiet());
        Path plain = folder.resolve("plain.mp4");
        VideoToStereo.run(source(), plain, job.with(Timeline.NONE), drifting(), FilmRun.quiet());
        assertFalse(Packets.pictures(whole).equals(Packets.pictures(plain)));
        Path film = folder.resolve("film.mp4");
        for (int at : new int[] {30, 70}) {
            assertThrows(Stop.class, () -> VideoToStereo.run(source(), film, job, drifting(), stopAt(at)));
        }
        FilmReport report = VideoToStereo.run(source(), film, job, drifting(), how());
        assertTrue(report.kept() >= 48, "kept " + report.kept());
        assertEquals(Packets.pictures(whole), Packets.pictures(film));
    }

    @Test
    void segmentsTakeNothingFromTheFilm() {
        Path pieces = folder.resolve("pieces.mp4");
        VideoToStereo.run(Clips.walk(), pieces, job(10), drifting(), FilmRun.quiet());
        assertEquals(Clips.times(Clips.walk()), Clips.times(pieces));
        assertEquals(FilmInfo.read(Clips.walk()).audio(), FilmInfo.read(pieces).audio());
        assertTrue(Packets.copied(Clips.walk()).equals(Packets.copied(pieces)), "sound differs");
        assertTrue(Packets.risingDecodeTimes(pieces));
    }

    @Test
    void otherSettingsBeginAnewAndSaySo() {
        Path film = folder.resolve("film.mp4");
        interrupt(film, 50);
        FilmReport report = VideoToStereo.run(source(), film, job(13), drifting(), how());
        assertEquals(0, report.kept());
        assertTrue(said.get(0).contains("begins anew") && said.get(0).contains("settings"), said.toString());
        assertNothingLeft();
    }

    @Test
    void aChangedSourceBeginsAnewAndSaysSo() throws IOException {
        Path source = source();
        Path film = folder.resolve("film.mp4");
        assertThrows(Stop.class, () -> VideoToStereo.run(source, film, job(12), drifting(), stopAt(50)));
        Files.write(source, new byte[8], StandardOpenOption.APPEND);
        FilmReport report = VideoToStereo.run(source, film, job(12), drifting(), how());
        assertEquals(0, report.kept());
        assertTrue(said.get(0).contains("the source has changed"), said.toString());
    }

    @Test
    void aListOfCutsThatTheFirstRunHasWrittenIsGoneOnWith() {
        Path film = folder.resolve("film.mp4");
        Path list = folder.resolve("new.cuts");
        CutList found = cuts(50);
        // as a network that finds them does before anything else
        found.write(list, 25);
        assertThrows(
                Stop.class, () -> VideoToStereo.run(source(), film, listed(list).with(found), drifting(), stopAt(50)));
        FilmReport report = VideoToStereo.run(source(), film, applied(listed(list)), drifting(), how());
        assertTrue(said.get(0).contains("goes on after"), said.toString());
        assertTrue(report.kept() >= 36, "kept " + report.kept());
        assertEquals(1, report.cuts());
    }

    @Test
    void anEditedListOfCutsBeginsAnew() {
        Path film = folder.resolve("film.mp4");
        Path list = folder.resolve("edited.cuts");
        cuts(50).write(list, 25);
        assertThrows(
                Stop.class, () -> VideoToStereo.run(source(), film, applied(listed(list)), drifting(), stopAt(50)));
        cuts(20, 50).write(list, 25);
        FilmReport report = VideoToStereo.run(source(), film, listed(list), drifting(), how());
        assertTrue(said.get(0).contains("begins anew") && said.get(0).contains("settings"), said.toString());
        assertEquals(0, report.kept());
        assertEquals(2, report.cuts());
    }
}
