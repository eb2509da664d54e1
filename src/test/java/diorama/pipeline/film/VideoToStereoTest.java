package diorama.pipeline.film;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.Size;
import diorama.depth.DepthKind;
import diorama.depth.DepthRange;
import diorama.depth.RawDepth;
import diorama.image.RgbaImage;
import diorama.pipeline.depth.DepthFilm;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.network.FrameDepth;
import diorama.pipeline.walk.FilmReport;
import diorama.pipeline.walk.FilmRun;
import diorama.stereo.StereoLayout;
import diorama.stereo.StereoOptions;
import diorama.stereo.SyntheticView;
import diorama.video.info.FilmInfo;
import diorama.video.option.EncodeOptions;
import diorama.video.read.FrameReader;
import diorama.video.write.Clips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoToStereoTest {
    private static final EncodeOptions FAST = new EncodeOptions("auto", 12, "ultrafast", "none", "auto");
    private final Path folder;

    VideoToStereoTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void theSampleClipKeepsTimesAndSound() {
        Path out = folder.resolve("walk_LRF_Full_SBS.mp4");
        try (DepthFilm depth = new DepthFilm(Clips.walk().resolveSibling("walk_depth.mkv"))) {
            FilmReport report =
                    VideoToStereo.run(Clips.walk(), out, job(StereoLayout.FULL_SBS), depth, FilmRun.quiet());
            assertEquals(96, report.frames());
            assertEquals(new Size(1280, 360), report.size());
            assertEquals(1, report.cuts());
            assertEquals(List.of(), report.notes());
        }
        assertEquals(Clips.times(Clips.walk()), Clips.times(out));
        assertEquals(FilmInfo.read(Clips.walk()).audio(), FilmInfo.read(out).audio());
        assertEquals(
                Optional.of("side by side"), FilmInfo.read(out).video().get(0).stereo3d());
    }

    @Test
    void flatDepthOnTheScreenGivesTheFilmTwice() {
        Path in = Clips.write(folder.resolve("in.mp4"), new Size(64, 48), FAST, 0, 40, 100, 110);
        Path out = folder.resolve("out.mkv");
        EncodeOptions lossless = new EncodeOptions("ffv1", 0, "medium", "none", "bgr0");
        StereoJob job = StereoJob.DEFAULTS.with(lossless);
        VideoToStereo.run(in, out, job, flat(0.5f), FilmRun.quiet());
        assertEquals(Clips.times(in), Clips.times(out));
        try (FrameReader a = FrameReader.open(in);
                FrameReader b = FrameReader.open(out)) {
            for (var frame = a.next(); frame.isPresent(); frame = a.next()) {
                RgbaImage eye = frame.get().image();
                RgbaImage both = b.next().orElseThrow().image();
                for (int y = 0; y < 48; y++) {
                    for (int x = 0; x < 64; x++) {
                        assertEquals(eye.argb(x, y), both.argb(x, y), "left");
                        assertEquals(eye.argb(x, y), both.argb(x + 64, y), "right");
                    }
                }
            }
        }
    }

    @Test
    void framesGoRoundWhateverTheLengthOfTheFilm() {
        int shortFilm = buffers(60);
        int longFilm = buffers(400);
        // up to 30 frames look ahead, 4 wait in each queue, a few are being worked on
        assertTrue(shortFilm <= 62, "short: " + shortFilm);
        assertTrue(longFilm <= 62, "long: " + longFilm);
    }

    private int buffers(int frames) {
        long[] times = new long[frames];
        for (int i = 0; i < frames; i++) {
            times[i] = 40L * i;
        }
        Path in = Clips.write(folder.resolve(frames + ".mp4"), new Size(32, 32), FAST, times);
        FilmReport report = VideoToStereo.run(
                in, folder.resolve(frames + "_out.mp4"), job(StereoLayout.HALF_SBS), wavering(), FilmRun.quiet());
        assertEquals(frames, report.frames());
        return report.buffers();
    }

    @Test
    void aFailingStageStopsAllAndLeavesNothing() throws IOException {
        Path out = folder.resolve("out/film.mp4");
        IllegalStateException broken = new IllegalStateException("the network broke");
        int[] count = {0};
        FrameDepth depth = image -> {
            if (count[0]++ == 40) {
                throw broken;
            }
            return flat(0.5f).estimate(image);
        };
        assertSame(
                broken,
                assertThrows(
                        IllegalStateException.class,
                        () -> VideoToStereo.run(
                                Clips.walk(), out, job(StereoLayout.FULL_SBS), depth, FilmRun.quiet())));
        assertNothingIn(out);
    }

    @Test
    void cancellingLeavesNothing() throws IOException {
        Path out = folder.resolve("out/film.mp4");
        CancelToken cancel = new CancelToken();
        Progress progress = (done, total, what) -> {
            assertEquals(96, total);
            if (done == 10) {
                cancel.cancel();
            }
        };
        assertThrows(
                CancellationException.class,
                () -> VideoToStereo.run(
                        Clips.walk(),
                        out,
                        job(StereoLayout.FULL_TB),
                        flat(0.5f),
                        new FilmRun(progress, cancel, line -> {}, false)));
        assertNothingIn(out);
    }

    @Test
    void aShortDepthFilmIsToldInOneLine() throws IOException {
        Path in = Clips.write(folder.resolve("in.mp4"), new Size(64, 36), FAST, new long[] {0, 40, 80});
        Path depthFilm = Clips.write(folder.resolve("d.mkv"), new Size(64, 36), FAST, new long[] {0, 40});
        Path out = folder.resolve("out/film.mp4");
        try (DepthFilm depth = new DepthFilm(depthFilm)) {
            String message =
                    Clips.error(() -> VideoToStereo.run(in, out, job(StereoLayout.FULL_SBS), depth, FilmRun.quiet()));
            assertTrue(message.contains("its depth film only 2"), message);
        }
        assertTrue(Files.notExists(out.resolveSibling(".")));
    }

    @Test
    void aShortDepthFilmOfAFilmThatIsNotCountedIsToldToo() {
        Path in = Clips.write(folder.resolve("in.mkv"), new Size(64, 36), FAST, new long[] {0, 40, 80});
        Path depthFilm = Clips.write(folder.resolve("d.mkv"), new Size(64, 36), FAST, new long[] {0, 40});
        try (DepthFilm depth = new DepthFilm(depthFilm)) {
            String message = Clips.error(() -> VideoToStereo.run(
                    in, folder.resolve("film.mp4"), job(StereoLayout.FULL_SBS), depth, FilmRun.quiet()));
            assertTrue(message.contains("has only 2 frames of depth"), message);
        }
    }

    private static void assertNothingIn(Path out) throws IOException {
        Path parent = out.resolveSibling(".");
        try (var files = Files.list(parent)) {
            assertEquals(List.of(), files.toList());
        }
    }

    private static StereoJob job(StereoLayout layout) {
        StereoOptions stereo = new StereoOptions(3, 0.5f, SyntheticView.BOTH, layout, false);
        return StereoJob.DEFAULTS.with(stereo).with(FAST);
    }

    /** The same inverse depth everywhere and always. */
    private static FrameDepth flat(float d) {
        return new FrameDepth() {
            @Override
            public RawDepth estimate(RgbaImage frame) {
                float[] values = new float[frame.size().pixels()];
                java.util.Arrays.fill(values, d);
                return new RawDepth(frame.size(), values, DepthKind.INVERSE_RELATIVE);
            }

            @Override
            public Optional<DepthRange> range() {
                return Optional.of(new DepthRange(0, 1));
            }
        };
    }

    /** A small slope whose range differs from frame to frame, as a network's does. */
    private static FrameDepth wavering() {
        int[] frame = {0};
        return image -> {
            float[] values = new float[64];
            for (int i = 0; i < 64; i++) {
                values[i] = i + frame[0] % 7;
            }
            frame[0]++;
            return new RawDepth(new Size(8, 8), values, DepthKind.INVERSE_RELATIVE);
        };
    }
}
