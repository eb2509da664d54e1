package diorama.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.depth.DepthKind;
import diorama.depth.QuantisedDepth;
import diorama.depth.RawDepth;
import diorama.image.RgbaImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DepthCacheTest {
    @TempDir
    Path folder;

    private DepthCache cache(long limit) {
        return DepthCache.at(new CachePlace(Optional.of(folder), limit));
    }

    private DepthCache cache() {
        return cache(1L << 30);
    }

    @Test
    void aLowerLimitFreesAtTheNextUse() throws IOException {
        DepthCache large = cache();
        IntStream.range(0, 8).forEach(i -> large.keep(key(i), depth(new Size(64, 48), i)));
        long kept = large.summary().bytes();
        cache(kept / 2).still(key(99));
        assertTrue(large.summary().bytes() <= kept / 2);
    }

    private static CacheKey key(int i) {
        return CacheKey.of("picture " + i, "recipe");
    }

    private static QuantisedDepth depth(Size size, int seed) {
        Random random = new Random(seed);
        float[] values = new float[size.pixels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (Math.sin(i * 0.01) + 0.1 * random.nextDouble());
        }
        return QuantisedDepth.of(new RawDepth(size, values, DepthKind.INVERSE_RELATIVE));
    }

    private static void assertSame(QuantisedDepth a, QuantisedDepth b) {
        assertEquals(a.size(), b.size());
        assertEquals(a.kind(), b.kind());
        assertArrayEquals(a.levels(), b.levels());
        assertArrayEquals(a.raw().values(), b.raw().values());
    }

    private List<Path> files(String ending) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(f -> f.toString().endsWith(ending)).toList();
        }
    }

    @Test
    void depthComesBackToTheBit() {
        for (Size size : List.of(new Size(1, 1), new Size(7, 1), new Size(1, 9), new Size(256, 192))) {
            QuantisedDepth depth = depth(size, 3);
            cache().keep(key(size.width()), depth);
            assertSame(depth, cache().still(key(size.width())).orElseThrow());
        }
        assertEquals(Optional.empty(), cache().still(key(12345)));
    }

    @Test
    void noiseOverTheWholeRangeComesBackToTheBit() throws IOException {
        short[] levels = new short[300 * 20];
        Random random = new Random(1);
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (short) (random.nextBoolean() ? random.nextInt() : 65535 * (i % 2));
        }
        QuantisedDepth noise = new QuantisedDepth(
                new Size(300, 20), levels, -1, 5, false, DepthKind.DISTANCE_RELATIVE, OptionalDouble.of(0.75));
        assertSame(noise, DepthCoder.decode(DepthCoder.encode(noise)));
    }

    @Test
    void aBrokenEntryIsRemovedWithoutAWord() throws IOException {
        DepthCache cache = cache();
        cache.keep(key(1), depth(new Size(64, 48), 1));
        Path file = files(".depth").get(0);
        byte[] whole = Files.readAllBytes(file);
        for (int at : new int[] {0, 20, 90, whole.length / 2, whole.length - 14, whole.length - 1}) {
            byte[] broken = whole.clone();
            broken[at] ^= 0x40;
            Files.write(file, broken);
            boolean counted = at == whole.length - 1;
            assertEquals(counted, cache.still(key(1)).isPresent(), "byte " + at);
            assertEquals(counted, Files.exists(file), "byte " + at);
        }
        for (int length : new int[] {0, 5, 100, whole.length - 1}) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertEquals(Optional.empty(), cache.still(key(1)), "length " + length);
        }
        Files.createDirectories(file.resolve("x"));
        assertEquals(Optional.empty(), cache.still(key(1)));
        cache.keep(key(1), depth(new Size(64, 48), 1));
    }

    @Test
    void whatWasNotUsedForLongestLeavesFirst() throws IOException {
        QuantisedDepth depth = depth(new Size(64, 64), 2);
        cache().keep(key(0), depth);
        long one = cache().summary().bytes();
        cache().clear(Duration.ZERO);
        DepthCache small = cache(5 * one + one / 2);
        for (int i = 0; i < 5; i++) {
            small.keep(key(i), depth);
            Path file = new EntryFolder(folder.resolve("depth")).file(key(i));
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(1000 - i)));
        }
        assertTrue(small.still(key(0)).isPresent());
        small.keep(key(5), depth);
        assertTrue(small.still(key(0)).isPresent(), "just used");
        assertEquals(Optional.empty(), small.still(key(1)));
        assertEquals(Optional.empty(), small.still(key(2)), "a little more than need be");
        assertTrue(small.still(key(5)).isPresent());
        assertTrue(small.summary().bytes() <= 5 * one + one / 2);
    }

    @Test
    void clearingRemovesAllOrTheOld() throws IOException {
        DepthCache cache = cache();
        for (int i = 0; i < 4; i++) {
            cache.keep(key(i), depth(new Size(8, 8), i));
        }
        Path old = new EntryFolder(folder.resolve("depth")).file(key(3));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(40))));
        assertEquals(1, cache.clear(Duration.ofDays(30)).entries());
        assertEquals(3, cache.summary().entries());
        assertEquals(3, cache.clear(Duration.ZERO).entries());
        assertEquals(0, cache.summary().entries());
    }

    @Test
    void manyMayKeepTheSameAtOnce() {
        QuantisedDepth depth = depth(new Size(128, 96), 5);
        boolean allSame = IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> {
                    DepthCache mine = cache(200_000);
                    mine.keep(key(i % 9), depth);
                    return mine.still(key(i % 9));
                })
                .allMatch(kept ->
                        kept.isEmpty() || java.util.Arrays.equals(kept.get().levels(), depth.levels()));
        assertTrue(allSame);
        assertTrue(cache().summary().entries() > 0);
    }

    @Test
    void aFilmIsKeptAsFarAsItWent() throws IOException {
        DepthCache cache = cache();
        try (FilmRecorder recorder = cache.record(key(1)).orElseThrow()) {
            recorder.add(11, depth(new Size(32, 18), 1));
            assertTrue(cache.begun(key(1)).isEmpty(), "a run that is under way");
            recorder.discard();
        }
        assertTrue(cache.film(key(1)).isEmpty(), "given up");
        try (FilmRecorder recorder = cache.record(key(1)).orElseThrow()) {
            recorder.add(11, depth(new Size(32, 18), 1));
            recorder.add(12, depth(new Size(32, 18), 2));
        }
        try (FilmEntry film = cache.film(key(1)).orElseThrow()) {
            assertSame(depth(new Size(32, 18), 1), film.next(11).orElseThrow());
            assertEquals(Optional.empty(), film.next(99), "made of another picture");
        }
        assertEquals(List.of(), files(".part"));
    }

    @Test
    void whatAKilledRunHasKeptIsFoundUpToTheFrameThatItWrote() throws IOException {
        DepthCache cache = cache();
        Path killed;
        try (FilmRecorder recorder = cache.record(key(1)).orElseThrow()) {
            for (int i = 0; i < 3; i++) {
                recorder.add(i, depth(new Size(32, 18), i));
            }
            Path part = files(".part").get(0);
            byte[] written = Files.readAllBytes(part);
            killed = part.resolveSibling(part.getFileName().toString().replace(".part", "0.part"));
            Files.write(killed, java.util.Arrays.copyOf(written, written.length - 5));
            recorder.discard();
        }
        try (FilmEntry film = cache.begun(key(1)).orElseThrow()) {
            assertSame(depth(new Size(32, 18), 0), film.next(0).orElseThrow());
            assertSame(depth(new Size(32, 18), 1), film.next(1).orElseThrow());
            assertEquals(Optional.empty(), film.next(2), "cut off");
        }
        assertEquals(List.of(), files(".part"));
        try (FilmRecorder recorder = cache.mend(key(1), 2).orElseThrow()) {
            recorder.add(2, depth(new Size(32, 18), 2));
        }
        try (FilmEntry film = cache.film(key(1)).orElseThrow()) {
            film.skip(2);
            assertSame(depth(new Size(32, 18), 2), film.next(2).orElseThrow());
        }
    }

    @Test
    void whatKilledRunsHaveLeftIsCountedAndClearedButNotWhatIsBeingWritten() throws IOException {
        DepthCache cache = cache();
        try (FilmRecorder recorder = cache.record(key(1)).orElseThrow()) {
            recorder.add(0, depth(new Size(32, 18), 0));
            Path part = files(".part").get(0);
            Path killed = Files.write(part.resolveSibling("killed.part"), new byte[1000]);
            for (Path file : List.of(part, killed)) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
            }
            assertEquals(2, cache.summary().entries());
            assertEquals(1000, cache.clear(Duration.ZERO).bytes());
            assertEquals(List.of(part), files(".part"));
        }
        assertTrue(cache.film(key(1)).isPresent());
    }

    @Test
    void aFilmTooLongForTheCacheIsNotKept() throws IOException {
        DepthCache cache = cache(20_000);
        try (FilmRecorder recorder = cache.record(key(1)).orElseThrow()) {
            for (int i = 0; i < 100; i++) {
                recorder.add(i, depth(new Size(64, 36), i));
            }
        }
        assertTrue(cache.film(key(1)).isEmpty());
        assertEquals(List.of(), files(".part"));
    }

    @Test
    void aFolderThatCannotBeWrittenIsNoFault() throws IOException {
        Path file = Files.writeString(folder.resolve("a file"), "in the way");
        DepthCache cache = DepthCache.at(new CachePlace(Optional.of(file), 1 << 20));
        cache.keep(key(1), depth(new Size(8, 8), 1));
        assertEquals(Optional.empty(), cache.still(key(1)));
        assertTrue(cache.record(key(1)).isEmpty());
        assertEquals(0, cache.summary().entries());
        assertFalse(DepthCache.none().isOn());
        DepthCache.none().keep(key(1), depth(new Size(8, 8), 1));
        assertEquals(Optional.empty(), DepthCache.none().still(key(1)));
    }

    @Test
    void contentNamesPictures() {
        RgbaImage a = RgbaImage.allocate(new Size(13, 5));
        RgbaImage b = RgbaImage.allocate(new Size(13, 5));
        assertEquals(ContentHash.of(a), ContentHash.of(b));
        assertEquals(ContentHash.fingerprint(a), ContentHash.fingerprint(b));
        b.setArgb(12, 4, 0x00000100);
        assertNotEquals(ContentHash.of(a), ContentHash.of(b));
        assertNotEquals(ContentHash.fingerprint(a), ContentHash.fingerprint(b));
        assertNotEquals(ContentHash.of(a), ContentHash.of(RgbaImage.allocate(new Size(5, 13))));
        assertNotEquals(ContentHash.fingerprint(a), ContentHash.fingerprint(RgbaImage.allocate(new Size(5, 13))));
    }

    @Test
    void aFileIsHashedAgainWhenItChanges() throws IOException {
        Path big = folder.resolve("big.onnx");
        byte[] bytes = new byte[33 << 20];
        Files.write(big, bytes);
        String first = cache().hash(big);
        assertEquals(first, cache().hash(big));
        assertEquals(1, files(".sha256").size());
        bytes[5] = 1;
        Files.write(big, bytes);
        Files.setLastModifiedTime(big, FileTime.from(Instant.now().plusSeconds(9)));
        assertNotEquals(first, cache().hash(big));
    }
}
