package diorama.pipeline.film;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.cache.CachePlace;
import diorama.cache.DepthCache;
import diorama.depth.CutList;
import diorama.depth.RawDepth;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.network.DepthSource;
import diorama.pipeline.network.FrameDepth;
import diorama.video.track.Packets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Films that such networks look at, broken off and kept. */
class FilmNetworkResumeTest extends FilmNetworks {
    @ParameterizedTest
    @EnumSource
    void aFilmGoneOnWithIsTheSame(Kind kind) throws IOException {
        Path in = film(40);
        Path whole = folder.resolve("whole.mkv");
        convert(kind, in, whole, 999);
        for (boolean kept : new boolean[] {false, true}) {
            cache = kept
                    ? DepthCache.at(new CachePlace(Optional.of(folder.resolve("cache")), 1 << 30))
                    : DepthCache.none();
            Path film = folder.resolve("film.mkv");
            Files.deleteIfExists(film);
            long before = 0;
            for (int stop : new int[] {8, 14, 23, 39, 999}) {
                before = convert(kind, in, film, stop);
            }
            assertTrue(before >= 30, "goes on after " + before);
            assertEquals(Packets.pictures(whole), Packets.pictures(film));
            assertTrue(Files.notExists(FilmWork.folderOf(film)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFilmThatIsBrokenOffLeavesNothingToTheNext(Kind kind) throws IOException {
        List<RawDepth> alone = depths(source(kind), 14);
        try (DepthSource source = source(kind)) {
            try (FrameDepth broken = FrameDepth.of(source)) {
                for (int i = 0; i < 11; i++) {
                    broken.push(frame(40 + i), depth -> {});
                }
            }
            List<RawDepth> next = depths(source, 14);
            for (int i = 0; i < 14; i++) {
                assertArrayEquals(alone.get(i).values(), next.get(i).values(), "frame " + i);
            }
        }
    }

    @Test
    void depthIsKeptForEveryListOfCutsByItself() throws IOException {
        Path in = film(20);
        cache = DepthCache.at(new CachePlace(Optional.of(folder.resolve("cache")), 1 << 30));
        StereoJob uncut = StereoJob.DEFAULTS.with(LOSSLESS);
        StereoJob cut = uncut.with(new CutList(new TreeSet<>(List.of(9L))));
        assertEquals(20, asked(in, uncut));
        assertEquals(20, asked(in, cut), "of other shots");
        assertEquals(0, asked(in, cut));
        assertEquals(0, asked(in, uncut));
    }

    @Test
    void aFilmWhoseDepthIsKeptLoadsNoNetwork() throws IOException {
        try (DepthSource source = source(Kind.TWO_GRAPHS);
                FrameDepth depth = FrameDepth.of(source)) {
            Files.delete(folder.resolve("head.onnx"));
            depth.cut(none -> {});
            depth.flush(none -> {});
            assertEquals(0, source.inferences());
        }
    }

    @Test
    void withoutItsMemoryAFilmBeginsAnewAndSaysSo() throws IOException {
        Path in = film(40);
        Path whole = folder.resolve("whole.mkv");
        convert(Kind.WINDOW, in, whole, 999);
        cache = DepthCache.at(new CachePlace(Optional.of(folder.resolve("cache")), 1 << 30));
        convert(Kind.WINDOW, in, folder.resolve("first.mkv"), 999);
        Path film = folder.resolve("film.mkv");
        convert(Kind.WINDOW, in, film, 14);
        cache = DepthCache.none();
        assertEquals(0, convert(Kind.WINDOW, in, film, 999));
        assertTrue(said.toString().contains("what the network remembered"), said.toString());
        assertEquals(Packets.pictures(whole), Packets.pictures(film));
    }

    /** Such memories can be hundreds of megabytes; a segment that begins with a cut has none. */
    @Test
    void memoriesOfNetworksDoNotGather() throws IOException {
        Path film = folder.resolve("film.mkv");
        convert(Kind.WINDOW, film(40), film, 32);
        try (Stream<Path> files = Files.list(FilmWork.folderOf(film))) {
            List<String> large = new ArrayList<>();
            for (Path file : files.filter(f -> f.toString().endsWith(".memory")).toList()) {
                if (FrameMemory.of(Files.readAllBytes(file))
                        .orElseThrow()
                        .network()
                        .isPresent()) {
                    large.add(String.valueOf(file.getFileName()));
                }
            }
            assertTrue(large.size() <= 1, large.toString());
        }
    }
}
