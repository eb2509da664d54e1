package diorama.bench;

import diorama.base.Size;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import diorama.relief.Layers;
import diorama.stereo.StereoLayout;
import diorama.stereo.StereoOptions;
import diorama.stereo.StereoPainter;
import diorama.stereo.SyntheticView;
import java.util.Arrays;
import java.util.Random;
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

/** Both eyes of one frame from given layers, drawn and packed by the CPU. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class StereoBench {
    @Param({"1920x1080"})
    public String size = "";

    @Param({"FULL_SBS", "HALF_SBS", "HALF_TB", "ANAGLYPH"})
    public StereoLayout layout = StereoLayout.FULL_SBS;

    @Param({"2"})
    public float divergence;

    private Layers layers = layers(new Size(1, 1));
    private StereoPainter painter = new StereoPainter(new Size(1, 1), StereoOptions.DEFAULTS);
    private RgbaImage packed = RgbaImage.allocate(new Size(1, 1));

    @Setup
    public void prepare() {
        String[] sides = size.split("x", -1);
        Size eye = new Size(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
        layers = layers(eye);
        painter = new StereoPainter(eye, new StereoOptions(divergence, 0.5f, SyntheticView.BOTH, layout, false));
        packed = RgbaImage.allocate(painter.size());
    }

    @Benchmark
    public RgbaImage draw() {
        painter.draw(layers, packed);
        return packed;
    }

    /** Noise on gradients; a sloping ground with 60 boxes of all depths before it, torn at their sides, background behind. */
    private static Layers layers(Size size) {
        int w = size.width();
        int h = size.height();
        Random random = new Random(1);
        RgbaImage color = RgbaImage.allocate(size);
        DepthMap depth = DepthMap.allocate(size);
        float[] d = depth.inverseDepth();
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int noise = random.nextInt(40);
                int red = 10 + x * 200 / w + noise;
                int green = 10 + y * 200 / h + noise;
                color.setArgb(x, y, 0xff000000 | red << 16 | green << 8 | (60 + noise));
                d[y * w + x] = 0.5f * y / h + 0.1f * (float) Math.sin(x * 9.0 / w) + 0.1f;
            }
        }
        float[] ground = d.clone();
        for (int box = 0; box < 60; box++) {
            int left = random.nextInt(w);
            int top = random.nextInt(h);
            float near = 0.2f + 0.8f * random.nextFloat();
            for (int y = top; y < Math.min(h, top + h / 5); y++) {
                Arrays.fill(d, y * w + left, y * w + Math.min(w, left + w / 12), near);
            }
        }
        byte[] tears = new byte[w * h];
        float[] back = new float[w * h];
        for (int i = 0; i < w * h; i++) {
            boolean last = i % w == w - 1;
            tears[i] = (byte) (!last && Math.abs(d[i] - d[i + 1]) > 0.02f ? Layers.TORN_RIGHT : 0);
            back[i] = d[i] - ground[i] > 0.02f ? ground[i] : -1;
        }
        return new Layers(color, depth, tears, color, back);
    }
}
