package diorama.pipeline.film;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.CancelToken;
import diorama.cache.CachePlace;
import diorama.cache.DepthCache;
import diorama.depth.CutList;
import diorama.depth.DepthOptions;
import diorama.depth.ImportOptions;
import diorama.onnx.ModelCatalogue;
import diorama.onnx.TinyOnnx;
import diorama.pipeline.depth.VideoToDepth;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.media.DepthChoice;
import diorama.pipeline.network.DepthSource;
import diorama.pipeline.network.FrameDepth;
import diorama.pipeline.photo.DepthFormat;
import diorama.pipeline.walk.FilmRun;
import diorama.video.track.Packets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Films whose making is killed within a segment: what is on the disk at that moment is all that the next run has. */
class FilmTrailTest extends FilmNetworks {
    private static final int FRAMES = 60;

    /** A run that is killed when a number of frames are drawn, or not at all; how often it has asked the network. */
    private long run(DepthSource source, Path in, Path out, int segment, int kill) throws IOException {
        StereoJob job = StereoJob.DEFAULTS
                .with(LOSSLESS)
                .with(StereoJob.DEFAULTS.film().withSegments(segment))
                .with(new CutList(new TreeSet<>(List.of(33L))));
        Path killed = folder.resolve("killed");
        Path work = FilmWork.folderOf(out);
        try (source;
                FrameDepth depth = FrameDepth.of(source, in)) {
            FilmRun run = new FilmRun(
                    (done, total, what) -> {
                        if (done == kill && what.equals("stereo film")) {
                            copy(work, killed);
                            throw new IllegalStateException("killed");
                        }
                    },
                    new CancelToken(),
                    said::add,
                    false);
            VideoToStereo.run(in, out, job, depth, run);
        } catch (IllegalStateException e) {
            assertEquals("killed", e.getMessage());
            copy(killed, work);
        }
        return source.inferences();
    }

    /** Makes {@code to} the same as {@code from}, in the midst of whatever is written there. */
    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to);
            for (Path old : files(to)) {
                Files.delete(old);
            }
            for (Path file : files(from)) {
                try {
                    Files.write(to.resolve(file.getFileName()), Files.readAllBytes(file));
                } catch (java.nio.file.NoSuchFileException e) {
                    // removed just now
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> !f.endsWith("lock")).toList();
        }
    }

    private DepthSource plain() throws IOException {
        Path onnx = TinyOnnx.mean(folder.resolve("m.onnx"));
        Files.writeString(
                folder.resolve("m.json"), "{\"size\":{\"width\":32,\"height\":24},\"kind\":\"inverse-relative\"}");
        DepthOptions options =
                DepthOptions.SCHEMA.with(DepthOptions.DEFAULTS, DepthOptions.SCHEMA.option("model"), onnx.toString());
        return new DepthSource(
                ModelCatalogue.read(Path.of("models")),
                options,
                new DepthChoice(Optional.empty(), false, false, cache, ImportOptions.DEFAULTS));
    }

    @Test
    void withoutACacheNoFrameOfASegmentIsAskedForTwice() throws IOException {
        Path in = film(FRAMES);
        for (int segment : new int[] {99, 20}) {
            Path whole = folder.resolve("whole" + segment + ".mkv");
            assertEquals(FRAMES, run(plain(), in, whole, segment, 0));
            Path film = folder.resolve("film" + segment + ".mkv");
            long asked = 0;
            for (int kill : new int[] {9, 14, 31, 57, 0}) {
                asked += run(plain(), in, film, segment, kill);
            }
            // a busy machine asks on while the copy is made; segments asked for anew would make 111
            assertTrue(asked >= FRAMES && asked <= FRAMES + 20, "asked " + asked);
            assertEquals(Packets.pictures(whole), Packets.pictures(film));
            assertTrue(Files.notExists(FilmWork.folderOf(film)));
        }
        assertTrue(said.stream().anyMatch(s -> s.contains("takes over the depth of")), said.toString());
    }

    @ParameterizedTest
    @EnumSource
    void aNetworkThatRemembersGoesOnWithinASegmentAsWell(Kind kind) throws IOException {
        Path in = film(FRAMES);
        Path whole = folder.resolve("whole.mkv");
        run(source(kind), in, whole, 99, 0);
        Random random = new Random(4);
        for (boolean kept : new boolean[] {false, true}) {
            cache = kept
                    ? DepthCache.at(new CachePlace(Optional.of(folder.resolve("cache")), 1 << 30))
                    : DepthCache.none();
            Path film = folder.resolve("film.mkv");
            Files.deleteIfExists(film);
            List<Integer> kills = new ArrayList<>();
            for (int kill = 18; kill < FRAMES; kill += 8 + random.nextInt(9)) {
                kills.add(kill);
                run(source(kind), in, film, 99, kill);
            }
            long last = run(source(kind), in, film, 99, 0);
            assertTrue(last <= FRAMES / 2, "asked " + last + " after " + kills);
            assertEquals(Packets.pictures(whole), Packets.pictures(film), kills.toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void itGoesOnWhereSegmentsAreShorterThanWhatItLooksAheadToo(Kind kind) throws IOException {
        Path in = film(FRAMES);
        Path whole = folder.resolve("whole.mkv");
        run(source(kind), in, whole, 7, 0);
        Path film = folder.resolve("film.mkv");
        for (int kill : new int[] {6, 12, 13, 22, 29, 34, 41, 58, 0}) {
            run(source(kind), in, film, 7, kill);
        }
        assertEquals(Packets.pictures(whole), Packets.pictures(film));
    }

    /** A run of a depth film that is killed likewise. */
    private long depthFilm(DepthSource source, Path in, Path out, int kill) {
        Path killed = folder.resolve("killed");
        Path work = FilmWork.folderOf(out);
        StereoJob job = StereoJob.DEFAULTS.with(new CutList(new TreeSet<>(List.of(33L))));
        try (source;
                FrameDepth depth = FrameDepth.of(source, in)) {
            FilmRun run = new FilmRun(
                    (done, total, what) -> {
                        if (done == kill) {
                            copy(work, killed);
                            throw new IllegalStateException("killed");
                        }
                    },
                    new CancelToken(),
                    said::add,
                    false);
            VideoToDepth.run(in, Map.of(DepthFormat.FFV1, out), job, depth, run);
        } catch (IllegalStateException e) {
            assertEquals("killed", e.getMessage());
            copy(killed, work);
        }
        return source.inferences();
    }

    @ParameterizedTest
    @EnumSource
    void depthFilmsGoOnAsWell(Kind kind) throws IOException {
        Path in = film(FRAMES);
        Path whole = folder.resolve("whole.mkv");
        long all = depthFilm(source(kind), in, whole, 0);
        Path film = folder.resolve("film.mkv");
        depthFilm(source(kind), in, film, 20);
        depthFilm(source(kind), in, film, 50);
        long last = depthFilm(source(kind), in, film, 0);
        assertTrue(last <= all / 2, "asked " + last + " of " + all);
        assertEquals(Packets.pictures(whole), Packets.pictures(film));
        assertTrue(Files.notExists(FilmWork.folderOf(film)));
        assertTrue(said.stream().anyMatch(s -> s.contains("takes over the depth of")), said.toString());
    }

    @Test
    void whatIsFinishedGoes() throws IOException {
        // well over what may be under way between the network and the encoder
        Path in = film(300);
        Path film = folder.resolve("film.mkv");
        run(plain(), in, film, 20, 290);
        try (Stream<Path> files = Files.list(FilmWork.folderOf(film))) {
            long left = files.filter(f -> f.toString().endsWith(".trail")).count();
            assertTrue(left >= 1 && left <= 3, left + " of 5");
        }
        said.clear();
        run(plain(), in, film, 20, 0);
        assertTrue(said.get(0).contains("goes on after"), said.toString());
    }

    @Test
    void brokenDepthIsAskedForAgain() throws IOException {
        Path in = film(FRAMES);
        Path whole = folder.resolve("whole.mkv");
        run(plain(), in, whole, 99, 0);
        Path film = folder.resolve("film.mkv");
        run(plain(), in, film, 99, 40);
        Path trail;
        try (Stream<Path> files = Files.list(FilmWork.folderOf(film))) {
            trail = files.filter(f -> f.toString().endsWith(".trail"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(trail);
        bytes[bytes.length / 2] ^= 1;
        Files.write(trail, bytes);
        long asked = run(plain(), in, film, 99, 0);
        assertTrue(asked > FRAMES / 3 && asked < FRAMES, "asked " + asked);
        assertEquals(Packets.pictures(whole), Packets.pictures(film));
    }
}
