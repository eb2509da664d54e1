package diorama.bench;

import diorama.base.Size;
import diorama.depth.CutDetector;
import diorama.depth.DepthOptions;
import diorama.depth.DepthRefiner;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import diorama.relief.LayerBuilder;
import diorama.relief.Layers;
import diorama.relief.ReliefOptions;
import diorama.stereo.Disparity;
import diorama.stereo.StereoOptions;
import diorama.stereo.StereoPainter;
import diorama.video.av.Rational;
import diorama.video.depth.DepthReader;
import diorama.video.encode.FilmTarget;
import diorama.video.option.EncodeOptions;
import diorama.video.read.FrameReader;
import diorama.video.read.VideoFrame;
import diorama.video.write.FrameWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One frame in each stage of a film's conversion by itself: side by side of the sample clip, scaled. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 3)
public class FilmBench {
    @Param({"640x360", "1920x1080"})
    public String size = "";

    private final LayerBuilder builder = LayerBuilder.forFilms();
    private final CutDetector cuts = new CutDetector(0.3);
    private final List<RgbaImage> frames = new ArrayList<>();
    private final List<RgbaImage> drawn = new ArrayList<>();
    private Path folder = Path.of("");
    private Optional<FrameReader> reader = Optional.empty();
    private Optional<FrameWriter> writer = Optional.empty();
    private Optional<StereoPainter> painter = Optional.empty();
    private DepthMap depth = DepthMap.constant(new Size(1, 1), 0);
    private double shiftPx;
    private long next;

    @Setup(Level.Trial)
    public void prepare() throws IOException {
        folder = Files.createTempDirectory("films");
        String[] sides = size.split("x", -1);
        Size frame = new Size(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
        Path samples = Path.of(System.getProperty("diorama.home", "."), "samples");
        Path clip = folder.resolve("clip.mp4");
        EncodeOptions good = new EncodeOptions("auto", 18, "veryfast", "none", "auto");
        try (FrameReader in = FrameReader.open(samples.resolve("walk.mp4"));
                DepthReader maps = DepthReader.open(samples.resolve("walk_depth.mkv"));
                FrameWriter out = FrameWriter.open(FilmTarget.clip(clip, frame, new Rational(24, 1), good))) {
            depth = maps.next().orElseThrow();
            for (int i = 0; i < 24; i++) {
                RgbaImage image =
                        diorama.image.Resample.resize(in.next().orElseThrow().image(), frame);
                frames.add(image);
                out.write(image, i, 1);
            }
            out.finish();
        }
        reader = Optional.of(FrameReader.open(clip));
        StereoPainter stereo = new StereoPainter(frame, StereoOptions.DEFAULTS);
        painter = Optional.of(stereo);
        shiftPx = Disparity.of(StereoOptions.DEFAULTS, frame).pixels();
        for (RgbaImage image : frames) {
            RgbaImage packed = RgbaImage.allocate(stereo.size());
            stereo.draw(layers(image), packed);
            drawn.add(packed);
        }
        writer = Optional.of(FrameWriter.open(FilmTarget.clip(
                folder.resolve("out.mp4"), stereo.size(), new Rational(24, 1), EncodeOptions.DEFAULTS)));
    }

    private Layers layers(RgbaImage image) {
        // a network's map is about a third as wide
        DepthMap small = diorama.image.Resample.resize(depth, new Size(256, 144));
        return builder.build(
                image, DepthRefiner.refine(small, image, DepthOptions.DEFAULTS), ReliefOptions.DEFAULTS, shiftPx);
    }

    @Benchmark
    public void decode() {
        FrameReader film = reader.orElseThrow();
        Optional<VideoFrame> frame = film.next();
        if (frame.isEmpty()) {
            film.range(0, Long.MAX_VALUE);
            frame = film.next();
        }
        film.recycle(frame.orElseThrow());
    }

    /** Depth to the frame's size and edges, layers, both eyes; with the search for cuts. */
    @Benchmark
    public void render() {
        int i = (int) (next++ % frames.size());
        cuts.cutBefore(frames.get(i));
        painter.orElseThrow().draw(layers(frames.get(i)), drawn.get(i));
    }

    /** x264 medium, crf 20, two eyes side by side. */
    @Benchmark
    public void encode() {
        writer.orElseThrow().write(drawn.get((int) (next % drawn.size())), next++, 1);
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
        writer.orElseThrow().close();
        reader.orElseThrow().close();
        Files.deleteIfExists(folder.resolve("clip.mp4"));
        Files.deleteIfExists(folder);
    }
}
