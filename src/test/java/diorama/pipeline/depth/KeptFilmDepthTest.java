package diorama.pipeline.depth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.Size;
import diorama.cache.DepthCache;
import diorama.cache.PassingCache;
import diorama.pipeline.comfort.ComfortAnalysis;
import diorama.pipeline.film.VideoToStereo;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.network.DepthSource;
import diorama.pipeline.network.FrameDepth;
import diorama.pipeline.photo.DepthFormat;
import diorama.pipeline.walk.FilmRun;
import diorama.video.option.EncodeOptions;
import diorama.video.write.Clips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Depth of films that is kept. */
class KeptFilmDepthTest extends KeptDepths {
    @Test
    void aFilmThatIsGoneThroughTwiceAsksOnceAFrameThoughNothingIsKept() throws IOException {
        Path place = folder.resolve("out");
        Path left = Files.createDirectories(place.resolve(".diorama-depth-999999999-x/depth"));
        Path in = film();
        StereoJob job = StereoJob.DEFAULTS.with(LOSSLESS);
        try (PassingCache passing = PassingCache.in(place);
                DepthSource source = source(passing.cache(), 0)) {
            assertTrue(Files.notExists(left.resolve("..")), "what a killed run has left");
            try (FrameDepth depth = FrameDepth.of(source, in)) {
                ComfortAnalysis.film(in, job, depth, Progress.NONE, new CancelToken());
            }
            try (FrameDepth depth = FrameDepth.of(source, in)) {
                VideoToStereo.run(in, place.resolve("film.mkv"), job, depth, FilmRun.quiet());
            }
            assertEquals(FRAMES, source.inferences());
        }
        try (var files = Files.list(place)) {
            assertEquals(List.of(place.resolve("film.mkv")), files.toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"film.mkv", "film.avi", "film.webm"})
    void aFilmOfTenBitsLooksTheSameToTheAnalysisWhateverIsMadeOfIt(String name) {
        long[] times = new long[FRAMES];
        for (int i = 0; i < FRAMES; i++) {
            times[i] = 40L * i;
        }
        Path flat = Clips.write(folder.resolve("flat.mkv"), new Size(64, 36), LOSSLESS, times);
        Path in = Clips.ffmpeg(folder, "-i " + flat.getFileName() + " -c:v ffv1 -pix_fmt yuv420p10le in10.mkv");
        Path out = folder.resolve(name);
        String codec = name.endsWith("webm") ? "libvpx-vp9" : "auto";
        StereoJob job = StereoJob.DEFAULTS.with(new EncodeOptions(codec, 30, "medium", "none", "auto"));
        try (DepthSource source = source(cache, 0)) {
            try (FrameDepth depth = FrameDepth.of(source, in)) {
                ComfortAnalysis.film(in, out, job, depth, Progress.NONE, new CancelToken());
            }
            try (FrameDepth depth = FrameDepth.of(source, in)) {
                VideoToStereo.run(in, out, job, depth, FilmRun.quiet());
            }
            assertEquals(FRAMES, source.inferences());
        }
    }

    @Test
    void aSecondRunOfAFilmAsksTheNetworkNothing() {
        Path in = film();
        assertEquals(FRAMES, convert(in, folder.resolve("a.mkv"), cache, 3));
        assertEquals(0, convert(in, folder.resolve("b.mkv"), cache, 5));
        assertEquals(0, convert(in, folder.resolve("c.mkv"), cache, 3));
        assertEquals(FRAMES, convert(in, folder.resolve("d.mkv"), DepthCache.none(), 3));
        List<Long> first = pictures(folder.resolve("a.mkv"));
        assertEquals(FRAMES, first.size());
        assertEquals(first, pictures(folder.resolve("c.mkv")), "kept");
        assertEquals(first, pictures(folder.resolve("d.mkv")), "without a cache");
    }

    @Test
    void aFilmThatWasBrokenOffIsGoneOnWithWhereItsDepthEnds() {
        Path in = film();
        CancelToken cancel = new CancelToken();
        long[] asked = {0};
        try (DepthSource source = source(cache, 0);
                FrameDepth depth = FrameDepth.of(source, in)) {
            Progress stop = (done, total, what) -> {
                if (done == 5) {
                    cancel.cancel();
                }
            };
            assertThrows(
                    CancellationException.class,
                    () -> VideoToDepth.run(
                            in,
                            java.util.Map.of(DepthFormat.FFV1, folder.resolve("cut.mkv")),
                            StereoJob.DEFAULTS,
                            depth,
                            new FilmRun(stop, cancel)));
            asked[0] = source.inferences();
        }
        assertTrue(asked[0] >= 5);
        assertEquals(FRAMES - asked[0], convert(in, folder.resolve("b.mkv"), cache, 3), "goes on");
        assertEquals(0, convert(in, folder.resolve("c.mkv"), cache, 3), "is whole now");
        convert(in, folder.resolve("d.mkv"), DepthCache.none(), 3);
        assertEquals(pictures(folder.resolve("d.mkv")), pictures(folder.resolve("b.mkv")));
    }

    @Test
    void aFilmGoneOnWithInTheMiddleIsWholeInTheCacheAsWell() {
        Path in = film();
        StereoJob job =
                StereoJob.DEFAULTS.with(LOSSLESS).with(StereoJob.DEFAULTS.film().withSegments(8));
        long all = 0;
        for (int stop : new int[] {12, 30, 99}) {
            try (DepthSource source = source(cache, 0);
                    FrameDepth depth = FrameDepth.of(source, in)) {
                Progress progress = (done, total, what) -> {
                    if (done == stop) {
                        throw new IllegalStateException("stop");
                    }
                };
                FilmRun run = new FilmRun(progress, new CancelToken(), line -> {}, false);
                try {
                    VideoToStereo.run(in, folder.resolve("x.mkv"), job, depth, run);
                } catch (IllegalStateException e) {
                    assertTrue(stop < FRAMES);
                }
                all += source.inferences();
            }
        }
        assertEquals(FRAMES, all, "each frame once, though it was made twice");
        assertEquals(0, convert(in, folder.resolve("c.mkv"), cache, 3));
    }

    @Test
    void aFilmWhoseDepthBreaksInTheMiddleIsMended() throws IOException {
        Path in = film();
        convert(in, folder.resolve("a.mkv"), cache, 3);
        Path entry;
        try (var files = Files.walk(folder.resolve("cache/depth"))) {
            entry = files.filter(f -> f.toString().endsWith(".depth"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(entry);
        bytes[bytes.length / 2] ^= 1;
        Files.write(entry, bytes);
        long asked = convert(in, folder.resolve("b.mkv"), cache, 3);
        assertTrue(asked > FRAMES / 3 && asked < FRAMES * 2 / 3, "asked " + asked);
        assertEquals(pictures(folder.resolve("a.mkv")), pictures(folder.resolve("b.mkv")));
        assertEquals(0, convert(in, folder.resolve("c.mkv"), cache, 3), "whole again");
        assertEquals(pictures(folder.resolve("a.mkv")), pictures(folder.resolve("c.mkv")));
    }

    @Test
    void framesOfAnotherFilmAreNotTakenForThisOne() throws IOException {
        Path in = film();
        convert(in, folder.resolve("a.mkv"), cache, 3);
        try (DepthSource source = source(cache, 0);
                FrameDepth depth = FrameDepth.of(source, in)) {
            float[] wrong = depth.estimate(Clips.moving(new Size(64, 36), 30)).values();
            assertEquals(1, source.inferences());
            try (DepthSource plain = source(DepthCache.none(), 0)) {
                assertArrayEquals(
                        plain.raw(picture(Clips.moving(new Size(64, 36), 30))).values(), wrong);
            }
        }
    }
}
