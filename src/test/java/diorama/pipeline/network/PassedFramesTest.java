package diorama.pipeline.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.cache.CachePlace;
import diorama.cache.DepthCache;
import diorama.depth.RawDepth;
import diorama.video.track.Packets;
import diorama.video.write.Clips;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Films of which a network looks at some frames alone. */
class PassedFramesTest extends NetworkFilms {
    private static final long CUT = 10;

    private List<RawDepth> looked(String... settings) throws IOException {
        List<RawDepth> out = new ArrayList<>();
        try (DepthSource source = source(model(), settings);
                FrameDepth frames = FrameDepth.of(source)) {
            DepthQueue<Long> queue = new DepthQueue<>(frames, 1 << 16);
            List<Long> order = new ArrayList<>();
            for (long i = 0; i < FRAMES; i++) {
                DepthQueue.Place place = i == CUT ? DepthQueue.Place.CUT : DepthQueue.Place.WITHIN;
                queue.push(i, i, Clips.moving(SIZE, 3 * (int) i), place, (n, depth) -> {
                    order.add(n);
                    out.add(depth);
                });
            }
            queue.finish((n, depth) -> {
                order.add(n);
                out.add(depth);
            });
            assertEquals(LongStream.range(0, FRAMES).boxed().toList(), order);
            // 0, 4, 8, 10 where a shot begins, 12, 16, 20
            assertEquals(7, source.inferences());
        }
        return out;
    }

    @ParameterizedTest
    @CsvSource({"cpu,1", "cpu,2", "cpu,5", "'cpu,cpu',1", "'cpu,cpu,cpu',3"})
    void eachFourthAndTheFirstOfAShotAreLookedAt(String devices, String batch) throws IOException {
        List<RawDepth> all = depths(source(model()));
        List<RawDepth> some = looked("device", devices, "batch", batch, "depth-every", "4");
        assertEquals(FRAMES, some.size());
        for (int i = 0; i < FRAMES; i++) {
            boolean looked = i % 4 == 0 || i == CUT;
            assertEquals(!looked, PassedOver.is(some.get(i)), "frame " + i);
            if (looked) {
                assertArrayEquals(all.get(i).values(), some.get(i).values(), LEVEL, "frame " + i);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"cpu,1", "cpu,2", "'cpu,cpu',3"})
    void aFilmGoneOnWithIsTheSame(String devices, String batch) throws IOException {
        String[] settings = {"device", devices, "batch", batch, "depth-every", "3"};
        Path model = model();
        Path in = film();
        Path whole = folder.resolve("whole.mkv");
        Path film = folder.resolve("film.mkv");
        convert(in, whole, source(model, settings), Integer.MAX_VALUE);
        for (int stop : new int[] {2, 4, 7, 8, 12, 18, 21, Integer.MAX_VALUE}) {
            convert(in, film, source(model, settings), stop);
        }
        assertEquals(FRAMES, Packets.pictures(film).size());
        assertEquals(Packets.pictures(whole), Packets.pictures(film));
        Path each = folder.resolve("each.mkv");
        convert(in, each, source(model, "device", devices), Integer.MAX_VALUE);
        assertNotEquals(Packets.pictures(whole), Packets.pictures(each), "nothing hangs on it");
    }

    @Test
    void whatIsKeptIsTakenAndNothingElse() throws IOException {
        DepthCache cache = DepthCache.at(new CachePlace(Optional.of(folder.resolve("cache")), 1L << 30));
        Path model = model();
        Path in = film();
        List<List<String>> films = new ArrayList<>();
        List<Long> asked = new ArrayList<>();
        for (String every : List.of("3", "3", "1", "3")) {
            Path out = folder.resolve("out" + films.size() + ".mkv");
            DepthSource source = source(model, cache, "depth-every", every);
            convert(in, out, source, Integer.MAX_VALUE);
            asked.add(source.inferences());
            films.add(Packets.pictures(out).stream().map(Object::toString).toList());
        }
        assertEquals(List.of(8L, 0L, (long) FRAMES, 0L), asked);
        assertEquals(films.get(0), films.get(1));
        assertEquals(films.get(0), films.get(3));
    }

    @Test
    void fewerWaitWhereFramesAreLarge() throws IOException {
        try (DepthSource source = source(model(), "depth-every", "12")) {
            assertEquals(12, source.every(1L << 20));
            assertEquals(List.of(), told);
            // 3840x2160 in 16 bits
            assertEquals(2, source.every(100L << 20));
            assertEquals(1, told.size(), told.toString());
            assertTrue(told.get(0).contains("--depth-every 12: 2 for frames of this size"), told.toString());
        }
        // four in each of five groups of two devices
        try (DepthSource source = source(model(), "depth-every", "12", "device", "cpu,cpu", "batch", "4")) {
            assertEquals(3, source.every(16L << 20));
        }
    }
}
