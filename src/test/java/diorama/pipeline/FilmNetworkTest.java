package diorama.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.CancelToken;
import diorama.base.Size;
import diorama.base.UserError;
import diorama.cache.CachePlace;
import diorama.cache.DepthCache;
import diorama.depth.CutList;
import diorama.depth.DepthOptions;
import diorama.depth.ImportOptions;
import diorama.depth.RawDepth;
import diorama.image.RgbaImage;
import diorama.onnx.ModelCatalogue;
import diorama.onnx.TinyOnnx;
import diorama.video.Clips;
import diorama.video.EncodeOptions;
import diorama.video.Packets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks that look at the frames of films together. */
class FilmNetworkTest {
    private static final EncodeOptions LOSSLESS = new EncodeOptions("ffv1", 0, "medium", "none", "bgr0");
    private static final Size SIZE = new Size(32, 24);

    @TempDir
    Path folder;

    private DepthCache cache = DepthCache.none();
    private final List<String> told = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    /** A network of each kind. */
    private enum Kind {
        WINDOW {
            @Override
            String make(Path onnx) throws IOException {
                TinyOnnx.window(onnx, 8);
                return "{\"frames\":8,\"overlap\":4,\"aligned\":2}";
            }
        },
        TWO_GRAPHS {
            @Override
            String make(Path onnx) throws IOException {
                TinyOnnx.windowInTwo(onnx, "head.onnx", 8);
                return "{\"frames\":8,\"overlap\":4,\"aligned\":2,\"head\":\"head.onnx\"}";
            }
        },
        STATES {
            @Override
            String make(Path onnx) throws IOException {
                TinyOnnx.remembering(onnx, 32, 24);
                return "{\"states\":{\"past\":\"now\"}}";
            }
        };

        abstract String make(Path onnx) throws IOException;
    }

    private DepthSource source(Kind kind) throws IOException {
        Path onnx = folder.resolve("m.onnx");
        String film = kind.make(onnx);
        Files.writeString(
                folder.resolve("m.json"),
                "{\"size\":{\"width\":32,\"height\":24},\"kind\":\"inverse-relative\",\"film\":" + film + "}");
        DepthOptions options =
                DepthOptions.SCHEMA.with(DepthOptions.DEFAULTS, DepthOptions.SCHEMA.option("model"), onnx.toString());
        return new DepthSource(
                ModelCatalogue.read(Path.of("models")).telling(told::add),
                options,
                new DepthChoice(Optional.empty(), false, false, cache, ImportOptions.DEFAULTS));
    }

    private static RgbaImage frame(int i) {
        return Clips.moving(SIZE, 3 * i);
    }

    /** @param cuts shots begin with these frames */
    private static List<RawDepth> depths(DepthSource source, int frames, Integer... cuts) {
        List<RawDepth> all = new ArrayList<>();
        try (source;
                FrameDepth depth = FrameDepth.of(source)) {
            for (int i = 0; i < frames; i++) {
                if (List.of(cuts).contains(i)) {
                    depth.cut(all::add);
                    assertEquals(i, all.size(), "a cut ends what is held back");
                }
                depth.push(frame(i), all::add);
            }
            depth.flush(all::add);
        }
        assertEquals(frames, all.size());
        return all;
    }

    /** What the network is fed, as the mean of the colours. */
    private List<float[]> means(int frames) throws IOException {
        Path onnx = TinyOnnx.mean(folder.resolve("mean.onnx"));
        Files.writeString(
                folder.resolve("mean.json"), "{\"size\":{\"width\":32,\"height\":24},\"kind\":\"inverse-relative\"}");
        DepthOptions options =
                DepthOptions.SCHEMA.with(DepthOptions.DEFAULTS, DepthOptions.SCHEMA.option("model"), onnx.toString());
        List<float[]> all = new ArrayList<>();
        try (DepthSource source = new DepthSource(
                ModelCatalogue.read(Path.of("models")),
                options,
                new DepthChoice(Optional.empty(), false, false, DepthCache.none(), ImportOptions.DEFAULTS))) {
            for (int i = 0; i < frames; i++) {
                all.add(source.estimate(frame(i)).values());
            }
        }
        return all;
    }

    /** Each window has a scale and shift of its own, but the film has those of the first one throughout. */
    @ParameterizedTest
    @EnumSource(names = {"WINDOW", "TWO_GRAPHS"})
    void windowsOfAShotAreOfOneScale(Kind kind) throws IOException {
        int frames = 21;
        List<RawDepth> film = depths(source(kind), frames);
        List<float[]> means = means(frames);
        double all = 0;
        for (int i = 0; i < 8; i++) {
            for (float v : means.get(i)) {
                all += v / (8.0 * SIZE.pixels());
            }
        }
        for (int i = 0; i < frames; i++) {
            float[] wanted = means.get(i).clone();
            for (int p = 0; p < wanted.length; p++) {
                wanted[p] = (float) Math.max(i < 4 ? -9 : 0, wanted[p] * (1 + all) + all);
            }
            assertArrayEquals(wanted, film.get(i).values(), 2e-3f, "frame " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 7, 8, 9, 12, 13})
    void everyFrameHasItsDepthHoweverManyThereAre(int frames) throws IOException {
        depths(source(Kind.WINDOW), frames);
        depths(source(Kind.TWO_GRAPHS), frames, frames / 2);
    }

    @ParameterizedTest
    @EnumSource
    void aShotBeginsAsIfThereWasNothingBefore(Kind kind) throws IOException {
        List<RawDepth> whole = depths(source(kind), 14, 9);
        List<RawDepth> first = depths(source(kind), 9);
        for (int i = 0; i < 9; i++) {
            assertArrayEquals(first.get(i).values(), whole.get(i).values(), "frame " + i);
        }
        List<RawDepth> uncut = depths(source(kind), 14);
        assertTrue(Math.abs(uncut.get(9).values()[5] - whole.get(9).values()[5]) > 1e-4, "and with it without a cut");
    }

    @Test
    void whatANetworkSaysItIsGivenAgain() throws IOException {
        List<RawDepth> film = depths(source(Kind.STATES), 5);
        List<float[]> means = means(5);
        float said = 0;
        for (int i = 0; i < 5; i++) {
            said = (means.get(i)[40] + said) / 2;
            assertEquals(said, film.get(i).values()[40], 1e-4f, "frame " + i);
        }
    }

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

    private Path film(int frames) throws IOException {
        long[] times = new long[frames];
        for (int i = 0; i < frames; i++) {
            times[i] = 40L * i;
        }
        return Clips.write(folder.resolve("in.mkv"), SIZE, LOSSLESS, times);
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

    private long asked(Path in, StereoJob job) throws IOException {
        try (DepthSource source = source(Kind.WINDOW);
                FrameDepth depth = FrameDepth.of(source, in, job)) {
            VideoToStereo.run(in, folder.resolve("out.mkv"), job, depth, FilmRun.quiet());
            return source.inferences();
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

    /** How many frames the run took over from the ones before. */
    private long convert(Kind kind, Path in, Path out, int stop) throws IOException {
        StereoJob job = StereoJob.DEFAULTS
                .with(LOSSLESS)
                .with(StereoJob.DEFAULTS.film().withSegments(5))
                .with(new CutList(new TreeSet<>(List.of(19L))));
        try (DepthSource source = source(kind);
                FrameDepth depth = FrameDepth.of(source, in)) {
            FilmRun run = new FilmRun(
                    (done, total, what) -> {
                        if (done == stop && what.equals("stereo film")) {
                            throw new IllegalStateException("stopped");
                        }
                    },
                    new CancelToken(),
                    said::add,
                    false);
            try {
                return VideoToStereo.run(in, out, job, depth, run).kept();
            } catch (IllegalStateException e) {
                assertEquals("stopped", e.getMessage());
                return 0;
            }
        }
    }

    @Test
    void aPictureIsAFilmOfOneFrame() throws IOException {
        RawDepth film = depths(source(Kind.WINDOW), 1).get(0);
        try (DepthSource source = source(Kind.WINDOW)) {
            assertArrayEquals(film.values(), source.estimate(frame(0)).values());
            assertArrayEquals(film.values(), source.estimate(frame(0)).values(), "nothing is left of it");
        }
    }

    @Test
    void whatDoesNotFitIsToldInOneLine() throws IOException {
        source(Kind.TWO_GRAPHS).close();
        Files.delete(folder.resolve("head.onnx"));
        assertFault("its second graph", "{\"frames\":8,\"overlap\":4,\"aligned\":2,\"head\":\"head.onnx\"}");
        assertFault("film wants frames > overlap", "{\"frames\":8,\"overlap\":8,\"aligned\":2}");
        assertFault("got 'film.window', want some of frames", "{\"window\":8}");
        assertFault("film.states.past: got '3', want text", "{\"states\":{\"past\":3}}");
        TinyOnnx.window(folder.resolve("m.onnx"), 9);
        assertFault("takes 9 pictures at once", "{\"frames\":8,\"overlap\":4,\"aligned\":2}");
        TinyOnnx.remembering(folder.resolve("m.onnx"), 32, 24);
        assertFault("has no output called 'then'", "{\"states\":{\"past\":\"then\"}}");
    }

    private void assertFault(String words, String film) throws IOException {
        Files.writeString(
                folder.resolve("m.json"),
                "{\"size\":{\"width\":32,\"height\":24},\"kind\":\"inverse-relative\",\"film\":" + film + "}");
        DepthOptions options = DepthOptions.SCHEMA.with(
                DepthOptions.DEFAULTS,
                DepthOptions.SCHEMA.option("model"),
                folder.resolve("m.onnx").toString());
        UserError fault = assertThrows(UserError.class, () -> {
            try (DepthSource source = new DepthSource(
                    ModelCatalogue.read(Path.of("models")),
                    options,
                    new DepthChoice(Optional.empty(), false, false, cache, ImportOptions.DEFAULTS))) {
                source.estimate(frame(0));
            }
        });
        String line = String.valueOf(fault.getMessage());
        assertTrue(line.contains(words) && !line.contains("\n"), line);
    }
}
