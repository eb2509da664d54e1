package diorama.bench;

import diorama.base.Size;
import diorama.depth.DepthOptions;
import diorama.depth.DepthRefiner;
import diorama.image.DepthFiles;
import diorama.image.DepthMap;
import diorama.image.ImageFiles;
import diorama.image.RgbaImage;
import diorama.relief.LayerBuilder;
import diorama.relief.Layers;
import diorama.relief.ReliefOptions;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Depth conditioning and layers of a sample scene, from a map of 256 px width as the embedded network gives it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class LayersBench {
    private static final double SHIFT_PX = 19.2; // 2 % of 1920 px, both eyes

    @Param({"1600x1067", "1920x1080"})
    public String size = "";

    @Param({"table", "harbour"})
    public String scene = "";

    private final LayerBuilder stillBuilder = LayerBuilder.forStills();
    private final LayerBuilder filmBuilder = LayerBuilder.forFilms();
    private RgbaImage photo = RgbaImage.allocate(new Size(1, 1));
    private DepthMap network = DepthMap.constant(new Size(1, 1), 0);
    private DepthMap full = network;

    @Setup
    public void prepare() {
        String[] sides = size.split("x", -1);
        Size wanted = new Size(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
        RgbaImage source = ImageFiles.read(Path.of("samples", scene + ".jpg"));
        photo = RgbaImage.allocate(wanted);
        for (int y = 0; y < wanted.height(); y++) {
            for (int x = 0; x < wanted.width(); x++) {
                int u = x * source.width() / wanted.width();
                photo.setArgb(x, y, source.argb(u, y * source.height() / wanted.height()));
            }
        }
        network = means(DepthFiles.read(Path.of("samples", scene + "_depth.png")), new Size(256, 171));
        full = DepthRefiner.refine(network, photo, DepthOptions.DEFAULTS);
    }

    private static DepthMap means(DepthMap map, Size size) {
        DepthMap out = DepthMap.allocate(size);
        int[] count = new int[size.pixels()];
        for (int y = 0; y < map.height(); y++) {
            for (int x = 0; x < map.width(); x++) {
                int i = y * size.height() / map.height() * size.width() + x * size.width() / map.width();
                out.inverseDepth()[i] += map.at(x, y);
                count[i]++;
            }
        }
        for (int i = 0; i < count.length; i++) {
            out.inverseDepth()[i] /= count[i];
        }
        return out;
    }

    @Benchmark
    public DepthMap refine() {
        return DepthRefiner.refine(network, photo, DepthOptions.DEFAULTS);
    }

    @Benchmark
    public Layers buildStill() {
        return stillBuilder.build(photo, full, ReliefOptions.DEFAULTS, SHIFT_PX);
    }

    @Benchmark
    public Layers buildFilm() {
        return filmBuilder.build(photo, full, ReliefOptions.DEFAULTS, SHIFT_PX);
    }
}
