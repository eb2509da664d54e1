package diorama.stereo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.DepthMap;
import diorama.image.ImageFiles;
import diorama.image.Resample;
import diorama.image.RgbaImage;
import diorama.relief.LayerBuilder;
import diorama.relief.Layers;
import diorama.relief.ReliefOptions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** CORE E.9.14: a still scene whose depth trembles must not make what is filled in flicker. */
class FlickerTest {
    private static final Size SIZE = new Size(240, 160);
    private static final StereoOptions OPTIONS =
            new StereoOptions(6, 0.5f, SyntheticView.BOTH, StereoLayout.LEFT, false);
    private static final int FRAMES = 12;

    /** Two things in front of a wall; their outlines tremble by a pixel in places, all depth by a hundredth. */
    private static DepthMap trembling(Random random) {
        DepthMap depth = DepthMap.allocate(SIZE);
        float[] d = depth.inverseDepth();
        float drift = 0.01f * (float) random.nextGaussian();
        int left = 0;
        int right = 0;
        for (int y = 0; y < SIZE.height(); y++) {
            if (y % 5 == 0) {
                left = random.nextInt(3) - 1;
                right = random.nextInt(3) - 1;
            }
            for (int x = 0; x < SIZE.width(); x++) {
                boolean tall = x >= 60 + left && x < 90 + right && y > 30;
                boolean round = (x - 165 - left) * (x - 165 - left) + (y - 80) * (y - 80) < 900;
                float at = tall ? 0.85f : round ? 0.7f : 0.15f;
                d[y * SIZE.width() + x] = at + drift + 0.004f * (float) random.nextGaussian();
            }
        }
        return depth;
    }

    /**
     * The left eye with what tears open filled by the nearest far-side pixel.
     *
     * @param holes what is filled so
     * @param ends what lies beyond the picture's ends
     */
    private record Copied(RgbaImage image, boolean[] holes, boolean[] ends) {
        boolean[] seen() {
            boolean[] seen = new boolean[holes.length];
            for (int k = 0; k < seen.length; k++) {
                seen[k] = !holes[k] && !ends[k];
            }
            return seen;
        }
    }

    private static Copied copying(RgbaImage image, DepthMap depth) {
        Disparity disparity = Disparity.of(OPTIONS, SIZE);
        boolean[] holes = new boolean[SIZE.pixels()];
        boolean[] ends = new boolean[SIZE.pixels()];
        RgbaImage out = RgbaImage.allocate(SIZE);
        for (int y = 0; y < SIZE.height(); y++) {
            float[] nearest = new float[SIZE.width()];
            Arrays.fill(nearest, -1);
            for (int x = 0; x < SIZE.width(); x++) {
                float d = depth.at(x, y);
                int to = (int) Math.round(x + disparity.shift(Eye.LEFT, d));
                if (to >= 0 && to < SIZE.width() && d > nearest[to]) {
                    nearest[to] = d;
                    out.setArgb(to, y, image.argb(x, y));
                }
            }
            int first = 0;
            while (nearest[first] < 0) {
                ends[y * SIZE.width() + first++] = true;
            }
            int last = SIZE.width() - 1;
            while (nearest[last] < 0) {
                ends[y * SIZE.width() + last--] = true;
            }
            for (int x = first; x < last; x++) {
                if (nearest[x] < 0) {
                    out.setArgb(x, y, out.argb(x - 1, y));
                    holes[y * SIZE.width() + x] = true;
                }
            }
        }
        return new Copied(out, holes, ends);
    }

    /** What both have filled, without the pixels next to edges: those fade over one pixel. */
    private static boolean[] inner(boolean[] now, boolean[] before) {
        boolean[] inner = new boolean[now.length];
        for (int k = 1; k + 1 < now.length; k++) {
            inner[k] = now[k - 1] && now[k] && now[k + 1] && before[k - 1] && before[k] && before[k + 1];
        }
        return inner;
    }

    private static boolean[] both(boolean[] now, boolean[] before) {
        boolean[] both = new boolean[now.length];
        for (int k = 0; k < now.length; k++) {
            both[k] = now[k] && before[k];
        }
        return both;
    }

    private static double change(RgbaImage a, RgbaImage b, boolean[] where) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < where.length; i++) {
            if (where[i]) {
                for (int c = 0; c < 3; c++) {
                    sum += Math.abs((a.rgba().get(4 * i + c) & 255) - (b.rgba().get(4 * i + c) & 255));
                }
                count += 3;
            }
        }
        return sum / count;
    }

    @Test
    void whatIsFilledFlickersLessThanCopiedPixelsAndEndsNoMoreThanWhatTheyMirror() {
        Path samples = Path.of(System.getProperty("diorama.home", "."), "samples");
        RgbaImage image = Resample.resize(ImageFiles.read(samples.resolve("forest.jpg")), SIZE);
        Random random = new Random(5);
        LayerBuilder builder = LayerBuilder.forFilms();
        RgbaImage[] ours = new RgbaImage[FRAMES];
        Copied[] copied = new Copied[FRAMES];
        double reach = Disparity.of(OPTIONS, SIZE).pixels();
        for (int i = 0; i < FRAMES; i++) {
            DepthMap depth = trembling(random);
            copied[i] = copying(image, depth);
            Layers layers = builder.build(image, depth, ReliefOptions.DEFAULTS, reach);
            ours[i] = new ScanlineRenderer().draw(layers, OPTIONS).left();
        }
        double filled = 0;
        double plain = 0;
        double ends = 0;
        double seen = 0;
        for (int i = 1; i < FRAMES; i++) {
            boolean[] inside = inner(copied[i].holes, copied[i - 1].holes);
            filled += change(ours[i], ours[i - 1], inside);
            plain += change(copied[i].image, copied[i - 1].image, inside);
            ends += change(ours[i], ours[i - 1], both(copied[i].ends, copied[i - 1].ends));
            seen += change(ours[i], ours[i - 1], both(copied[i].seen(), copied[i - 1].seen()));
        }
        assertTrue(filled <= 0.5 * plain, "change " + filled + " against " + plain);
        assertTrue(ends <= seen, "ends change " + ends + ", what is seen " + seen);
    }
}
