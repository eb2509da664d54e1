package diorama.pipeline.depth;

import diorama.base.Size;
import diorama.cache.CachePlace;
import diorama.cache.DepthCache;
import diorama.depth.DepthOptions;
import diorama.depth.ImportOptions;
import diorama.image.Picture;
import diorama.image.PictureFormat;
import diorama.image.RgbaImage;
import diorama.onnx.ModelCatalogue;
import diorama.onnx.TinyOnnx;
import diorama.pipeline.film.VideoToStereo;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.media.DepthChoice;
import diorama.pipeline.network.DepthSource;
import diorama.pipeline.network.FrameDepth;
import diorama.pipeline.walk.FilmRun;
import diorama.stereo.StereoLayout;
import diorama.stereo.StereoOptions;
import diorama.stereo.SyntheticView;
import diorama.video.option.EncodeOptions;
import diorama.video.read.FrameReader;
import diorama.video.write.Clips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A network, a cache and a film whose depth is kept there. */
public abstract class KeptDepths {
    static final EncodeOptions LOSSLESS = new EncodeOptions("ffv1", 0, "medium", "none", "bgr0");
    static final int FRAMES = 45;

    @TempDir
    public Path folder;

    Path model = Path.of("");
    public DepthCache cache = DepthCache.none();

    @BeforeEach
    void makeNetwork() throws IOException {
        model = TinyOnnx.mean(folder.resolve("m.onnx"));
        Files.writeString(
                folder.resolve("m.json"),
                "{\"input\":\"image\",\"size\":{\"side\":32,\"multipleOf\":8},\"kind\":\"inverse-relative\"}");
        cache = DepthCache.at(new CachePlace(Optional.of(folder.resolve("cache")), 1 << 30));
    }

    public DepthSource source(DepthCache depths, int resolution) {
        DepthOptions d = DepthOptions.DEFAULTS;
        DepthOptions options = DepthOptions.SCHEMA.with(d, DepthOptions.SCHEMA.option("model"), model.toString());
        options = DepthOptions.SCHEMA.with(options, DepthOptions.SCHEMA.option("resolution"), resolution);
        return new DepthSource(
                ModelCatalogue.read(Path.of("models")),
                options,
                new DepthChoice(Optional.empty(), false, false, depths, ImportOptions.DEFAULTS));
    }

    public static Picture picture(RgbaImage image) {
        return new Picture(image, PictureFormat.PNG, 8, false, Optional.empty(), OptionalDouble.empty(), true);
    }

    Path film() {
        long[] times = new long[FRAMES];
        for (int i = 0; i < FRAMES; i++) {
            times[i] = 40L * i;
        }
        return Clips.write(folder.resolve("in.mkv"), new Size(64, 36), LOSSLESS, times);
    }

    /** Converts the film and answers how often the network was asked. */
    long convert(Path in, Path out, DepthCache depths, float divergence) {
        StereoOptions stereo = new StereoOptions(divergence, 0.5f, SyntheticView.BOTH, StereoLayout.FULL_SBS, false);
        StereoJob job = StereoJob.DEFAULTS.with(stereo).with(LOSSLESS);
        try (DepthSource source = source(depths, 0);
                FrameDepth depth = FrameDepth.of(source, in)) {
            VideoToStereo.run(in, out, job, depth, FilmRun.quiet());
            return source.inferences();
        }
    }

    static List<Long> pictures(Path film) {
        List<Long> prints = new ArrayList<>();
        try (FrameReader reader = FrameReader.open(film)) {
            for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                prints.add(diorama.cache.ContentHash.fingerprint(frame.get().image()));
            }
        }
        return prints;
    }
}
