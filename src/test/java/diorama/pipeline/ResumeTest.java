package diorama.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.Size;
import diorama.depth.CutList;
import diorama.depth.DepthKind;
import diorama.depth.RawDepth;
import diorama.depth.StabiliseOptions;
import diorama.image.RgbaImage;
import diorama.onnx.ModelCatalogue;
import diorama.stereo.ComfortOptions;
import diorama.stereo.ConvergenceMode;
import diorama.video.Clips;
import diorama.video.EncodeOptions;
import diorama.video.FilmInfo;
import diorama.video.FilmOptions;
import diorama.video.FilmTarget;
import diorama.video.FrameWriter;
import diorama.video.Packets;
import diorama.video.Rational;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeTest {
    private static final EncodeOptions FAST = new EncodeOptions("auto", 18, "veryfast", "none", "auto");

    private final Path folder;
    private final List<String> said = new ArrayList<>();

    ResumeTest(@TempDir Path folder) {
        this.folder = folder;
    }

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

    private Path write(String json) {
        try {
            return Files.writeString(folder.resolve("timeline.json"), json);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
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

    private static CutList cuts(long... frames) {
        TreeSet<Long> cuts = new TreeSet<>();
        for (long frame : frames) {
            cuts.add(frame);
        }
        return new CutList(cuts);
    }

    private StereoJob applied(StereoJob job) {
        return CutPass.apply(source(), job, ModelCatalogue.read(Path.of("models")), Progress.NONE, new CancelToken());
    }

    private static StereoJob listed(Path list) {
        StereoJob j = job(12);
        StabiliseOptions cut = StabiliseOptions.SCHEMA.withText(
                j.stabilise(), StabiliseOptions.SCHEMA.option("cuts"), list.toString());
        return new StereoJob(
                j.depth(),
                cut,
                j.relief(),
                j.source(),
                j.stereo(),
                j.shape(),
                j.frame(),
                j.comfort(),
                j.encode(),
                j.film(),
                j.renderer(),
                j.timeline(),
                j.cuts());
    }

    @Test
    void anewThrowsAwayWhatWasMade() {
        Path film = folder.resolve("film.mp4");
        interrupt(film, 50);
        FilmRun anew = new FilmRun(Progress.NONE, new CancelToken(), said::add, true);
        assertEquals(
                0, VideoToStereo.run(source(), film, job(12), drifting(), anew).kept());
        assertTrue(said.get(0).contains("as asked for"), said.toString());
    }

    @Test
    void aJournalCutInItsLastLineLosesOneSegmentOnly() throws IOException {
        Path film = folder.resolve("film.mp4");
        interrupt(film, 60);
        Path work = FilmWork.folderOf(film);
        Path journal = work.resolve(FilmJournal.NAME);
        byte[] all = Files.readAllBytes(journal);
        long before = FilmJournal.read(work).frames();
        Files.write(journal, java.util.Arrays.copyOf(all, all.length - 9));
        long after = FilmJournal.read(work).frames();
        assertTrue(after < before && after > 0, after + " of " + before);
        FilmReport report = VideoToStereo.run(source(), film, job(12), drifting(), how());
        assertEquals(after, report.kept());
        Path whole = folder.resolve("whole.mp4");
        VideoToStereo.run(source(), whole, job(12), drifting(), FilmRun.quiet());
        assertEquals(Packets.pictures(whole), Packets.pictures(film));
    }

    @Test
    void aJournalOfAnotherVersionBeginsAnewAndSaysSo() throws IOException {
        Path film = folder.resolve("film.mp4");
        interrupt(film, 60);
        Path journal = FilmWork.folderOf(film).resolve(FilmJournal.NAME);
        String text = Files.readString(journal).replaceAll("\\{\"segment\"", "{\"sky\":[1,2],\"segment\"");
        Files.writeString(journal, text.replaceAll(",\"sky\":\\[[^\\]]*\\]", ""));
        List<String> said = new ArrayList<>();
        FilmRun run = new FilmRun((done, total, what) -> {}, new CancelToken(), said::add, false);
        assertEquals(
                0, VideoToStereo.run(source(), film, job(12), drifting(), run).kept());
        assertTrue(said.get(0).contains("begins anew"), said.toString());
    }

    @Test
    void aDamagedSegmentIsToldAndNothingIsWritten() throws IOException {
        Path film = folder.resolve("film.mp4");
        interrupt(film, 60);
        Path segment = FilmWork.folderOf(film).resolve("000001.packets");
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length / 2] ^= 1;
        Files.write(segment, bytes);
        String message = Clips.error(() -> VideoToStereo.run(source(), film, job(12), drifting(), FilmRun.quiet()));
        assertTrue(message.contains("000001.packets: is damaged"), message);
        assertFalse(Files.exists(film));
        Files.delete(segment);
        FilmReport report = VideoToStereo.run(source(), film, job(12), drifting(), FilmRun.quiet());
        assertEquals(96, report.frames());
        assertEquals(12, report.kept());
    }

    @Test
    void twoCannotMakeTheSameFilm() {
        Path film = folder.resolve("film.mp4");
        try (FilmWork other = FilmWork.open(film)) {
            assertEquals(0, other.past().segments());
            String message = Clips.error(() -> VideoToStereo.run(source(), film, job(12), drifting(), FilmRun.quiet()));
            assertTrue(message.contains("is being made by another"), message);
        }
        assertEquals(
                96,
                VideoToStereo.run(source(), film, job(12), drifting(), FilmRun.quiet())
                        .frames());
    }

    /** 96 moving frames of uneven times with a cut before the 50th. */
    private Path source() {
        Path file = folder.resolve("source.mp4");
        if (Files.exists(file)) {
            return file;
        }
        Size size = new Size(128, 72);
        FilmTarget target =
                FilmTarget.clip(file, size, new Rational(25, 1), FAST).timedBy(new Rational(1, 1000));
        try (FrameWriter writer = FrameWriter.open(target)) {
            for (int i = 0; i < 96; i++) {
                RgbaImage image = i < 50 ? Clips.moving(size, i) : Clips.moving(new Size(72, 128), i);
                writer.write(i < 50 ? image : new RgbaImage(size, image.rgba()), 40L * i + i % 3, 40);
            }
            writer.finish();
        }
        return file;
    }

    /** Stops the making of {@code film} when so many frames are done, again and again. */
    private void interrupt(Path film, int... frames) {
        for (int at : frames) {
            assertThrows(Stop.class, () -> VideoToStereo.run(source(), film, job(12), drifting(), stopAt(at)));
            assertFalse(Files.exists(film));
        }
        said.clear();
    }

    private static FilmRun stopAt(int frame) {
        Progress progress = (done, total, what) -> {
            if (done >= frame) {
                throw new Stop();
            }
        };
        return new FilmRun(progress, new CancelToken(), line -> {}, false);
    }

    private FilmRun how() {
        return new FilmRun(Progress.NONE, new CancelToken(), said::add, false);
    }

    private void assertNothingLeft() {
        try (var files = Files.list(folder)) {
            assertEquals(
                    List.of(),
                    files.map(f -> String.valueOf(f.getFileName()))
                            .filter(f -> f.startsWith("."))
                            .toList());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static StereoJob job(int segmentFrames) {
        return StereoJob.DEFAULTS.with(FAST).with(FilmOptions.DEFAULTS.withSegments(segmentFrames));
    }

    /** A slope that depends on the frame's brightness alone, in a range that changes from frame to frame; {@code run} is told apart nowhere. */
    private static FrameDepth drifting() {
        return image -> {
            float[] values = new float[64];
            int level = 0;
            for (int i = 0; i < 64; i++) {
                level += image.argb(i * (image.width() - 1) / 63, image.height() / 2) & 255;
            }
            for (int i = 0; i < 64; i++) {
                values[i] = 10 * i + level;
            }
            return new RawDepth(new Size(8, 8), values, DepthKind.INVERSE_RELATIVE);
        };
    }

    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
