package diorama.pipeline.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.AtomicFile;
import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.Size;
import diorama.image.BarDetector;
import diorama.image.RgbaImage;
import diorama.image.Turn;
import diorama.pipeline.depth.DepthFilm;
import diorama.pipeline.film.VideoToStereo;
import diorama.pipeline.frame.KeyFrames;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.job.Timeline;
import diorama.pipeline.media.MediaKind;
import diorama.pipeline.network.FrameDepth;
import diorama.pipeline.walk.FilmRun;
import diorama.stereo.SourceOptions;
import diorama.video.av.OnFullDisk;
import diorama.video.info.FilmInfo;
import diorama.video.option.EncodeOptions;
import diorama.video.option.Span;
import diorama.video.read.FrameReader;
import diorama.video.track.SoundFile;
import diorama.video.write.Clips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportFolderTest {
    private static final StereoJob JOB = StereoJob.DEFAULTS
            .with(new EncodeOptions("ffv1", 0, "medium", "none", "bgr0"))
            .with(StereoJob.DEFAULTS.film().withPart("0", "0.5"));
    private final Path folder;

    ExportFolderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static RgbaImage last(Path film) {
        List<RgbaImage> images = new ArrayList<>();
        try (FrameReader reader = FrameReader.open(film)) {
            for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                images.add(frame.get().image());
            }
        }
        assertEquals(12, images.size());
        return images.get(11);
    }

    /** Depth of half of the sample film; parts of a depth film are not taken by films. */
    private static FrameDepth depth(DepthFilm film) {
        return frame -> film.estimate(frame);
    }

    @Test
    void aFilmFromExportedPicturesAndDepthIsTheSameFilm() throws IOException {
        Path direct = folder.resolve("direct.mkv");
        Path walk = Clips.walk();
        try (DepthFilm film = new DepthFilm(walk.resolveSibling("walk_depth.mkv"))) {
            VideoToStereo.run(walk, direct, JOB, depth(film), FilmRun.quiet());
        }
        Path out = folder.resolve("walk");
        try (DepthFilm film = new DepthFilm(walk.resolveSibling("walk_depth.mkv"))) {
            assertEquals(12, ExportFolder.write(walk, out, JOB, false, depth(film), FilmRun.quiet()));
        }
        assertTrue(Files.readString(out.resolve(MediaKind.EXPORT)).contains("fps: 24\n"));
        assertEquals("walk", MediaKind.stem(out.resolve(MediaKind.EXPORT)), "films made of it are named after it");
        ExportedFilm export = ExportedFilm.read(out.resolve(MediaKind.EXPORT));
        assertEquals(12, export.depths().size());
        assertEquals(24, export.fps());
        Path back = folder.resolve("back.mkv");
        StereoJob job = JOB.with(StereoJob.DEFAULTS.film().withFps((float) export.fps()));
        FilmRun how = new FilmRun(Progress.NONE, new CancelToken(), line -> {}, false, export.sound());
        VideoToStereo.run(export.pictures(), back, job, export.depth(), how);
        RgbaImage a = last(direct);
        RgbaImage b = last(back);
        int different = 0;
        for (int y = 0; y < a.height(); y++) {
            for (int x = 0; x < a.width(); x++) {
                different += a.argb(x, y) == b.argb(x, y) ? 0 : 1;
            }
        }
        assertTrue(
                different < a.size().pixels() / 50,
                different + " of " + a.size().pixels() + " pixels differ");
        assertEquals(1, FilmInfo.read(back).audio().size());
        long packets = FilmInfo.read(back).audio().get(0).packets();
        assertTrue(packets >= 22 && packets <= 25, packets + " packets of half a second");
    }

    @Test
    void anExportThatWasBrokenOffIsGoneOnWith() throws IOException {
        Path whole = folder.resolve("whole");
        export(whole, JOB, false, FilmRun.quiet());
        Path out = folder.resolve("out");
        CancelToken cancel = new CancelToken();
        FilmRun stopped = new FilmRun(
                (done, total, what) -> {
                    if (done == 5) {
                        cancel.cancel();
                    }
                },
                cancel);
        assertThrows(CancellationException.class, () -> export(out, JOB, false, stopped));
        assertFalse(Files.exists(out.resolve(MediaKind.EXPORT)));
        FileTime then = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(out.resolve("rgb/00000002.png"), then);
        List<String> said = new ArrayList<>();
        export(out, JOB, false, new FilmRun(Progress.NONE, new CancelToken(), said::add, false));
        assertTrue(said.get(0).contains("goes on after"), said.toString());
        assertEquals(then, Files.getLastModifiedTime(out.resolve("rgb/00000002.png")), "is not written again");
        assertEquals(contents(whole), contents(out));
        assertFalse(Files.exists(out.resolve(".diorama-export")));
        assertTrue(Files.exists(out.resolve(MediaKind.EXPORT)));
    }

    @Test
    void whatALongerExportHasLeftDoesNotCountAsFrames() throws IOException {
        Path out = folder.resolve("out");
        export(out, JOB, false, FilmRun.quiet());
        export(out, JOB.with(JOB.film().withPart("0", "0.25")), true, FilmRun.quiet());
        ExportedFilm export = ExportedFilm.read(out.resolve(MediaKind.EXPORT));
        assertEquals(6, export.depths().size());
        assertTrue(export.bent());
        assertFalse(Files.exists(out.resolve("rgb/00000006.png")));
    }

    private static void export(Path out, StereoJob job, boolean disparity, FilmRun how) {
        try (DepthFilm film = new DepthFilm(Clips.walk().resolveSibling("walk_depth.mkv"))) {
            ExportFolder.write(Clips.walk(), out, job, disparity, depth(film), how);
        }
    }

    /** Of all pictures, by name. */
    private static Map<String, Integer> contents(Path out) throws IOException {
        Map<String, Integer> all = new TreeMap<>();
        for (String folder : List.of("rgb", "depth")) {
            try (var files = Files.list(out.resolve(folder))) {
                for (Path file : files.toList()) {
                    all.put(folder + "/" + file.getFileName(), Arrays.hashCode(Files.readAllBytes(file)));
                }
            }
        }
        assertEquals(24, all.size());
        return all;
    }

    @Test
    void turnsAndCutsThatWouldBePassedOverAreTold() {
        Path out = folder.resolve("none");
        FrameDepth depth = frame -> {
            throw new AssertionError("asked for depth");
        };
        Map<String, SourceOptions> asked = Map.of(
                "--rotate: goes not with ", new SourceOptions(Turn.LEFT, BarDetector.Mode.OFF),
                "--autocrop: goes not with ", new SourceOptions(Turn.NONE, BarDetector.Mode.BLACK));
        asked.forEach((option, source) -> {
            StereoJob job = with(source);
            String export =
                    Clips.error(() -> ExportFolder.write(Clips.walk(), out, job, false, depth, FilmRun.quiet()));
            assertTrue(export.startsWith(option + "--export"), export);
        });
        assertFalse(Files.exists(out));
    }

    private static StereoJob with(SourceOptions source) {
        return new StereoJob(
                JOB.depth(),
                JOB.stabilise(),
                JOB.relief(),
                source,
                JOB.stereo(),
                JOB.shape(),
                JOB.frame(),
                JOB.comfort(),
                JOB.encode(),
                JOB.film(),
                JOB.renderer(),
                JOB.timeline(),
                JOB.cuts());
    }

    @Test
    void soundHasItsNameOnlyWhenItIsWhole() throws IOException {
        Path sound = folder.resolve("audio.m4a");
        Files.writeString(sound, "of before");
        Path inTheWay = AtomicFile.partOf(sound);
        Files.createDirectories(inTheWay);
        Path name = folder.resolve("audio");
        assertTrue(Clips.error(() -> SoundFile.copy(Clips.walk(), Span.ALL, name, OnFullDisk.GIVE_UP))
                .contains("cannot be written"));
        assertEquals("of before", Files.readString(sound));
        Files.deleteIfExists(inTheWay);
        assertEquals(
                sound,
                SoundFile.copy(Clips.walk(), Span.ALL, name, OnFullDisk.GIVE_UP).orElseThrow());
        assertEquals(
                Clips.ffprobe(Clips.walk(), "-select_streams a -show_entries packet=size -of csv=p=0")
                        .size(),
                Clips.ffprobe(sound, "-show_entries packet=size -of csv=p=0").size());
    }

    @Test
    void keyFramesArePreparedAsFramesOfFilmsAre() throws IOException {
        Timeline later = new Timeline(
                List.of(new Timeline.Shot(
                        0,
                        new Timeline.Values(
                                java.util.OptionalDouble.of(1.5),
                                java.util.OptionalDouble.empty(),
                                java.util.OptionalDouble.empty(),
                                java.util.Optional.empty()),
                        List.of())),
                List.of());
        StereoJob job = with(new SourceOptions(Turn.LEFT, BarDetector.Mode.OFF)).with(later);
        long made = KeyFrames.of(Clips.walk(), job, 60, (picture, pts, now) -> {
            assertEquals(new Size(360, 640), picture.image().size());
            assertEquals(1.5, now.timeline().at(99_000_000).divergence().orElseThrow());
        });
        assertEquals(1, made);
    }

    @Test
    void keyFramesAreTakenSomeSecondsApart() throws IOException {
        Path film = Clips.ffmpeg(
                folder,
                "-f lavfi -i testsrc2=s=64x48:r=10:d=6 -c:v libx264 -g 10 -keyint_min 10 -sc_threshold 0 k.mkv");
        List<Long> times = new ArrayList<>();
        assertEquals(3, KeyFrames.of(film, StereoJob.DEFAULTS, 2, (picture, pts, now) -> times.add(pts)));
        assertEquals(List.of(0L, 2000L, 4000L), times);
    }
}
