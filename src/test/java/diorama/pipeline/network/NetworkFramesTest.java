package diorama.pipeline.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.cache.DepthCache;
import diorama.depth.DepthOptions;
import diorama.depth.ImportOptions;
import diorama.depth.RawDepth;
import diorama.image.RgbaImage;
import diorama.onnx.ModelCatalogue;
import diorama.onnx.TinyOnnx;
import diorama.pipeline.film.VideoToStereo;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.media.DepthChoice;
import diorama.pipeline.walk.FilmRun;
import diorama.video.option.EncodeOptions;
import diorama.video.track.Packets;
import diorama.video.write.Clips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames that go through a network together, or on several devices, come out as if each had gone alone. */
class NetworkFramesTest {
    private static final EncodeOptions LOSSLESS = new EncodeOptions("ffv1", 0, "medium", "none", "bgr0");
    private static final Size SIZE = new Size(64, 36);
    private static final int FRAMES = 23;

    /** One level of 65535 of the range, by which rounding may fall to the other side. */
    private static final float LEVEL = 2e-5f;

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();

    /** @param settings of depth, name and value by turns */
    private DepthSource source(Path model, String... settings) throws IOException {
        Files.writeString(
                folder.resolve("m.json"),
                "{\"input\":\"image\",\"size\":{\"side\":32,\"multipleOf\":8},\"kind\":\"inverse-relative\"}");
        DepthOptions options =
                DepthOptions.SCHEMA.with(DepthOptions.DEFAULTS, DepthOptions.SCHEMA.option("model"), model.toString());
        for (int i = 0; i < settings.length; i += 2) {
            options = DepthOptions.SCHEMA.withText(options, DepthOptions.SCHEMA.option(settings[i]), settings[i + 1]);
        }
        return new DepthSource(
                ModelCatalogue.read(Path.of("models")).telling(told::add),
                options,
                new DepthChoice(Optional.empty(), false, false, DepthCache.none(), ImportOptions.DEFAULTS));
    }

    private Path model() throws IOException {
        return TinyOnnx.several(folder.resolve("m.onnx"));
    }

    private static List<RawDepth> depths(DepthSource source) {
        List<RawDepth> all = new ArrayList<>();
        try (source;
                FrameDepth frames = FrameDepth.of(source)) {
            for (int i = 0; i < FRAMES; i++) {
                RgbaImage frame = Clips.moving(SIZE, 3 * i);
                frames.push(frame, all::add);
            }
            frames.flush(all::add);
        }
        return all;
    }

    private static void assertSame(List<RawDepth> wanted, List<RawDepth> got, float tolerance) {
        assertEquals(FRAMES, got.size());
        for (int i = 0; i < FRAMES; i++) {
            assertArrayEquals(wanted.get(i).values(), got.get(i).values(), tolerance, "frame " + i);
        }
    }

    @ParameterizedTest
    @CsvSource({"2,false", "5,false", "64,false", "6,true"})
    void aBatchSaysOfEachFrameWhatItSaysOfItAlone(String batch, String mirrored) throws IOException {
        List<RawDepth> alone = depths(source(model(), "tta", mirrored));
        DepthSource together = source(model(), "batch", batch, "tta", mirrored);
        assertSame(alone, depths(together), LEVEL);
        assertEquals(mirrored.equals("true") ? 2L * FRAMES : FRAMES, together.inferences());
        assertEquals(List.of(), told);
    }

    @Test
    void aBatchGoesThroughTheNetworkInOneRun() throws IOException {
        List<Integer> given = new ArrayList<>();
        List<RawDepth> out = new ArrayList<>();
        try (DepthSource source = source(model(), "batch", "4");
                FrameDepth frames = FrameDepth.of(source)) {
            for (int i = 0; i < 9; i++) {
                frames.push(Clips.moving(SIZE, i), out::add);
                given.add(out.size());
            }
        }
        assertEquals(List.of(0, 0, 0, 4, 4, 4, 4, 8, 8), given);
    }

    @Test
    void framesOfABatchAreFedTogether() throws IOException {
        Path mingling = TinyOnnx.mingling(folder.resolve("m.onnx"));
        List<RawDepth> alone = depths(source(mingling));
        List<RawDepth> together = depths(source(mingling, "batch", "4"));
        assertFalse(Arrays.equals(alone.get(0).values(), together.get(0).values()));
    }

    @Test
    void aNetworkOfSinglePicturesIsAskedOneByOneAndThatIsTold() throws IOException {
        Path one = TinyOnnx.mean(folder.resolve("m.onnx"));
        List<RawDepth> alone = depths(source(one));
        assertEquals(List.of(), told, "nobody asked for a batch");
        assertSame(alone, depths(source(one, "batch", "4")), 0);
        assertEquals(1, told.size(), told.toString());
        assertTrue(told.get(0).contains("takes one picture at a time (image float32[1,3,?,?])"), told.toString());
    }

    @Test
    void aNetworkThatTakesSeveralInNameOnlyIsAskedOneByOneAndThatIsTold() throws IOException {
        Path one = TinyOnnx.severalInNameOnly(folder.resolve("m.onnx"));
        List<RawDepth> alone = depths(source(one));
        assertSame(alone, depths(source(one, "batch", "4")), 0);
        assertEquals(1, told.size(), told.toString());
        assertTrue(told.get(0).contains("refuses 4 pictures at once"), told.toString());
    }

    @ParameterizedTest
    @CsvSource({"'cpu,cpu',1", "'cpu,cpu,cpu',4"})
    void severalDevicesSayWhatOneSaysInTheSameOrder(String devices, String batch) throws IOException {
        List<RawDepth> one = depths(source(model()));
        DepthSource several = source(model(), "device", devices, "batch", batch);
        assertSame(one, depths(several), batch.equals("1") ? 0 : LEVEL);
        assertEquals(FRAMES, several.inferences());
    }

    @Test
    void everyDeviceHasAThreadOfItsOwn() throws IOException {
        try (DepthSource source = source(model(), "device", "cpu,cpu,cpu");
                FrameDepth frames = FrameDepth.of(source)) {
            for (int i = 0; i < 3; i++) {
                frames.push(Clips.moving(SIZE, i), made -> {});
            }
            assertTrue(devicesAtWork() >= 3);
        }
    }

    private static long devicesAtWork() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("diorama-device"))
                .count();
    }

    @ParameterizedTest
    @CsvSource({"cpu,8", "'cpu,cpu',3"})
    void aFilmGoneOnWithIsTheSameWhereverItsBatchesLay(String devices, String batch) throws IOException {
        Path model = model();
        long[] times = new long[FRAMES];
        for (int i = 0; i < FRAMES; i++) {
            times[i] = 40L * i;
        }
        Path in = Clips.write(folder.resolve("in.mkv"), SIZE, LOSSLESS, times);
        Path whole = folder.resolve("whole.mkv");
        Path film = folder.resolve("film.mkv");
        for (Path out : List.of(whole, film)) {
            for (int stop : out == film ? new int[] {7, 17, Integer.MAX_VALUE} : new int[] {Integer.MAX_VALUE}) {
                convert(in, out, source(model, "device", devices, "batch", batch), stop);
            }
        }
        assertEquals(FRAMES, Packets.pictures(film).size());
        assertEquals(Packets.pictures(whole), Packets.pictures(film));
    }

    private static void convert(Path in, Path out, DepthSource from, int stop) {
        StereoJob job =
                StereoJob.DEFAULTS.with(LOSSLESS).with(StereoJob.DEFAULTS.film().withSegments(5));
        try (DepthSource source = from;
                FrameDepth depth = FrameDepth.of(source, in)) {
            FilmRun run = new FilmRun(
                    (done, total, what) -> {
                        if (done == stop) {
                            throw new IllegalStateException("stopped");
                        }
                    },
                    new diorama.base.CancelToken(),
                    line -> {},
                    false);
            VideoToStereo.run(in, out, job, depth, run);
        } catch (IllegalStateException e) {
            assertEquals("stopped", e.getMessage());
        }
    }
}
