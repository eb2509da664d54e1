package diorama.pipeline.film;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.CancelToken;
import diorama.base.Size;
import diorama.base.UserError;
import diorama.cache.DepthCache;
import diorama.depth.CutList;
import diorama.depth.DepthOptions;
import diorama.depth.ImportOptions;
import diorama.depth.RawDepth;
import diorama.image.RgbaImage;
import diorama.onnx.ModelCatalogue;
import diorama.onnx.TinyOnnx;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.media.DepthChoice;
import diorama.pipeline.network.DepthSource;
import diorama.pipeline.network.FrameDepth;
import diorama.pipeline.walk.FilmRun;
import diorama.video.option.EncodeOptions;
import diorama.video.write.Clips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;

/** Networks that look at the frames of films together, of each kind. */
public abstract class FilmNetworks {
    static final EncodeOptions LOSSLESS = new EncodeOptions("ffv1", 0, "medium", "none", "bgr0");
    static final Size SIZE = new Size(32, 24);

    @TempDir
    public Path folder;

    public DepthCache cache = DepthCache.none();
    final List<String> told = new ArrayList<>();
    final List<String> said = new ArrayList<>();

    /** A network of each kind. */
    public enum Kind {
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

    public DepthSource source(Kind kind) throws IOException {
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

    public static RgbaImage frame(int i) {
        return Clips.moving(SIZE, 3 * i);
    }

    /** @param cuts shots begin with these frames */
    static List<RawDepth> depths(DepthSource source, int frames, Integer... cuts) {
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
    List<float[]> means(int frames) throws IOException {
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

    Path film(int frames) throws IOException {
        long[] times = new long[frames];
        for (int i = 0; i < frames; i++) {
            times[i] = 40L * i;
        }
        return Clips.write(folder.resolve("in.mkv"), SIZE, LOSSLESS, times);
    }

    long asked(Path in, StereoJob job) throws IOException {
        try (DepthSource source = source(Kind.WINDOW);
                FrameDepth depth = FrameDepth.of(source, in, job)) {
            VideoToStereo.run(in, folder.resolve("out.mkv"), job, depth, FilmRun.quiet());
            return source.inferences();
        }
    }

    /** How many frames the run took over from the ones before. */
    long convert(Kind kind, Path in, Path out, int stop) throws IOException {
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

    void assertFault(String words, String film) throws IOException {
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
