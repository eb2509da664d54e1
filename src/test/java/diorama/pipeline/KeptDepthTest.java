package diorama.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.Size;
import diorama.base.UserError;
import diorama.cache.CachePlace;
import diorama.cache.DepthCache;
import diorama.cache.PassingCache;
import diorama.depth.DepthOptions;
import diorama.depth.ImportOptions;
import diorama.image.DepthFiles;
import diorama.image.DepthMap;
import diorama.image.ImageFiles;
import diorama.image.Picture;
import diorama.image.PictureFormat;
import diorama.image.RgbaImage;
import diorama.onnx.GraphWriter;
import diorama.onnx.ModelCatalogue;
import diorama.onnx.TinyOnnx;
import diorama.stereo.StereoLayout;
import diorama.stereo.StereoOptions;
import diorama.stereo.SyntheticView;
import diorama.video.Clips;
import diorama.video.EncodeOptions;
import diorama.video.FrameReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A second run with other settings of stereo asks the network nothing, and nobody sees where depth came from. */
class KeptDepthTest {
    private static final EncodeOptions LOSSLESS = new EncodeOptions("ffv1", 0, "medium", "none", "bgr0");
    private static final int FRAMES = 45;

    @TempDir
    Path folder;

    private Path model = Path.of("");
    private DepthCache cache = DepthCache.none();

    @BeforeEach
    void makeNetwork() throws IOException {
        model = TinyOnnx.mean(folder.resolve("m.onnx"));
        Files.writeString(
                folder.resolve("m.json"),
                "{\"input\":\"image\",\"size\":{\"side\":32,\"multipleOf\":8},\"kind\":\"inverse-relative\"}");
        cache = DepthCache.at(new CachePlace(Optional.of(folder.resolve("cache")), 1 << 30));
    }

    private DepthSource source(DepthCache depths, int resolution) {
        DepthOptions d = DepthOptions.DEFAULTS;
        DepthOptions options = DepthOptions.SCHEMA.with(d, DepthOptions.SCHEMA.option("model"), model.toString());
        options = DepthOptions.SCHEMA.with(options, DepthOptions.SCHEMA.option("resolution"), resolution);
        return new DepthSource(
                ModelCatalogue.read(Path.of("models")),
                options,
                new DepthChoice(Optional.empty(), false, false, depths, ImportOptions.DEFAULTS));
    }

    private static Picture picture(RgbaImage image) {
        return new Picture(image, PictureFormat.PNG, 8, false, Optional.empty(), OptionalDouble.empty(), true);
    }

    /** A network without a camera of its own is not said to have found the one that somebody typed. */
    @Test
    void aTypedFieldOfViewIsNotKeptAsThePictures() {
        DepthSource plain = source(cache, 32);
        Picture picture = picture(Clips.moving(new Size(64, 36), 10));
        DepthChoice choice = new DepthChoice(Optional.empty(), false, false, cache, ImportOptions.DEFAULTS);
        try (DepthSource typed =
                new DepthSource(ModelCatalogue.read(Path.of("models")), plain.options(), choice, new Lens(90, 0, 0))) {
            assertTrue(typed.photo(folder.resolve("a.png"), picture)
                    .picture()
                    .focalPx()
                    .isEmpty());
        }
        try (plain) {
            assertTrue(plain.photo(folder.resolve("a.png"), picture)
                    .picture()
                    .focalPx()
                    .isEmpty());
            assertEquals(0, plain.inferences());
        }
    }

    /** Of a network of two files the weights are as much of it as the graph. */
    @Test
    void depthOfOtherWeightsIsNotTaken() throws IOException {
        Picture picture = picture(Clips.moving(new Size(64, 36), 10));
        for (float weight : new float[] {1, -1}) {
            GraphWriter graph = new GraphWriter().opset(13).weightsIn("m.data");
            graph.input("image", GraphWriter.FLOAT, 1, 3, -1, -1);
            String axis = graph.node(
                    "ReduceMean", List.of("image"), GraphWriter.ints("axes", 1), GraphWriter.integer("keepdims", 0));
            graph.node("Mul", List.of(axis, graph.floats(new float[] {weight}, 1)), "depth")
                    .output("depth", GraphWriter.FLOAT, 1, -1, -1)
                    .write(model);
            try (DepthSource source = source(cache, 32)) {
                source.raw(picture);
                assertEquals(1, source.inferences(), "weight " + weight);
            }
        }
    }

    @Test
    void aMapOfAnotherShapeIsRefusedOnlyWhereSomebodyNamedIt() throws IOException {
        Path photo = folder.resolve("a.png");
        ImageFiles.write(Clips.moving(new Size(64, 36), 10), photo);
        Path map = folder.resolve("a_depth.png");
        DepthFiles.write(DepthMap.constant(new Size(32, 32), 0.5f), map);
        DepthChoice found = new DepthChoice(Optional.empty(), true, true, cache, ImportOptions.DEFAULTS);
        DepthOptions options = source(cache, 32).options();
        try (DepthSource source = new DepthSource(ModelCatalogue.read(Path.of("models")), options, found)) {
            String from = source.photo(photo).depthFrom();
            assertTrue(from.contains("as the map a_depth.png has 32x32 px, another shape"), from);
        }
        DepthChoice named = found.with(Optional.of(map));
        try (DepthSource source = new DepthSource(ModelCatalogue.read(Path.of("models")), options, named)) {
            assertThrows(UserError.class, () -> source.photo(photo));
        }
    }

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

    private Path film() {
        long[] times = new long[FRAMES];
        for (int i = 0; i < FRAMES; i++) {
            times[i] = 40L * i;
        }
        return Clips.write(folder.resolve("in.mkv"), new Size(64, 36), LOSSLESS, times);
    }

    /** Converts the film and answers how often the network was asked. */
    private long convert(Path in, Path out, DepthCache depths, float divergence) {
        StereoOptions stereo = new StereoOptions(divergence, 0.5f, SyntheticView.BOTH, StereoLayout.FULL_SBS, false);
        StereoJob job = StereoJob.DEFAULTS.with(stereo).with(LOSSLESS);
        try (DepthSource source = source(depths, 0);
                FrameDepth depth = FrameDepth.of(source, in)) {
            VideoToStereo.run(in, out, job, depth, FilmRun.quiet());
            return source.inferences();
        }
    }

    private static List<Long> pictures(Path film) {
        List<Long> prints = new ArrayList<>();
        try (FrameReader reader = FrameReader.open(film)) {
            for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                prints.add(diorama.cache.ContentHash.fingerprint(frame.get().image()));
            }
        }
        return prints;
    }

    @Test
    void aSecondLookAtAPhotoAsksTheNetworkNothing() throws IOException {
        Path photo = folder.resolve("photo.png");
        ImageFiles.write(Clips.moving(new Size(90, 60), 9), photo);
        float[] first;
        try (DepthSource source = source(cache, 0)) {
            first = source.photo(photo).depth().inverseDepth();
            assertEquals(1, source.inferences());
        }
        Path moved = Files.move(photo, folder.resolve("another name.png"));
        try (DepthSource source = source(cache, 0)) {
            Photo again = source.photo(moved);
            assertArrayEquals(first, again.depth().inverseDepth());
            assertEquals(0, source.inferences());
            assertTrue(again.depthFrom().endsWith("kept from before"), again.depthFrom());
        }
        try (DepthSource source = source(DepthCache.none(), 0)) {
            assertArrayEquals(first, source.photo(moved).depth().inverseDepth(), "the same without a cache");
            assertEquals(1, source.inferences());
        }
    }

    @Test
    void anotherPictureResolutionOrNetworkIsAnotherEntry() throws IOException {
        RgbaImage image = Clips.moving(new Size(90, 60), 9);
        try (DepthSource source = source(cache, 0)) {
            source.raw(picture(image));
        }
        try (DepthSource source = source(cache, 48)) {
            source.raw(picture(image));
            source.raw(picture(Clips.moving(new Size(90, 60), 10)));
            assertEquals(2, source.inferences());
        }
        Files.writeString(
                folder.resolve("m.json"),
                "{\"input\":\"image\",\"size\":{\"side\":32,\"multipleOf\":8},\"kind\":\"distance-relative\"}");
        try (DepthSource source = source(cache, 0)) {
            source.raw(picture(image));
            assertEquals(1, source.inferences());
        }
        assertEquals(4, cache.summary().entries());
    }

    @Test
    void tilesAndMirrorsAreKeptByThemselves() {
        RgbaImage image = Clips.moving(new Size(96, 64), 9);
        for (boolean again : new boolean[] {false, true}) {
            for (String[] pair : new String[][] {{"tiles", "3"}, {"tta", "true"}, {"tiles", "0"}}) {
                try (DepthSource plain = source(cache, 0)) {
                    DepthOptions options =
                            DepthOptions.SCHEMA.withText(plain.options(), DepthOptions.SCHEMA.option(pair[0]), pair[1]);
                    try (DepthSource source = new DepthSource(
                            ModelCatalogue.read(Path.of("models")),
                            options,
                            new DepthChoice(Optional.empty(), false, false, cache, ImportOptions.DEFAULTS))) {
                        source.raw(picture(image));
                        long once = pair[1].equals("3") ? 1 + 3 * 2 : pair[1].equals("true") ? 2 : 1;
                        assertEquals(again ? 0 : once, source.inferences(), pair[0] + " " + pair[1]);
                    }
                }
            }
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
                            stop,
                            cancel));
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
