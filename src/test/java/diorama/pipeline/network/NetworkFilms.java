package diorama.pipeline.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import diorama.video.write.Clips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** Frames of films before networks of a few nodes. */
abstract class NetworkFilms {
    static final EncodeOptions LOSSLESS = new EncodeOptions("ffv1", 0, "medium", "none", "bgr0");
    static final Size SIZE = new Size(64, 36);
    static final int FRAMES = 23;

    /** One level of 65535 of the range, by which rounding may fall to the other side. */
    static final float LEVEL = 2e-5f;

    @TempDir
    Path folder;

    final List<String> told = new ArrayList<>();

    /** @param settings of depth, name and value by turns */
    DepthSource source(Path model, String... settings) throws IOException {
        return source(model, DepthCache.none(), settings);
    }

    DepthSource source(Path model, DepthCache cache, String... settings) throws IOException {
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
                new DepthChoice(Optional.empty(), false, false, cache, ImportOptions.DEFAULTS));
    }

    Path model() throws IOException {
        return TinyOnnx.several(folder.resolve("m.onnx"));
    }

    static List<RawDepth> depths(DepthSource source) {
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

    /** A film without losses. */
    Path film() {
        long[] times = new long[FRAMES];
        for (int i = 0; i < FRAMES; i++) {
            times[i] = 40L * i;
        }
        return Clips.write(folder.resolve("in.mkv"), SIZE, LOSSLESS, times);
    }

    static void convert(Path in, Path out, DepthSource from, int stop) {
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
