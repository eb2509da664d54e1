package diorama.stereo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.DeepImage;
import diorama.image.DepthMap;
import diorama.image.Look;
import diorama.image.RgbaImage;
import diorama.relief.Layers;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeepPainterTest {
    private static DeepImage deep(RgbaImage image) {
        DeepImage deep = DeepImage.allocate(image.size());
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                for (int c = 0; c < 4; c++) {
                    deep.setChannel(x, y, c, 257 * image.channel(x, y, c));
                }
            }
        }
        return deep;
    }

    private static void alike(StereoOptions options, FrameOptions frame, int tolerance) {
        for (int seed = 0; seed < 4; seed++) {
            alike(options, frame, new EyeBars(2.5f, 1), new Size(61 + seed, 17), seed, tolerance);
        }
    }

    private static void alike(
            StereoOptions options, FrameOptions frame, EyeBars bars, Size size, int seed, int tolerance) {
        Layers layers = Fixtures.wild(size, seed);
        StereoPainter flat = new StereoPainter(size, options, frame);
        DeepPainter painter = new DeepPainter(size, options, frame);
        assertEquals(flat.size(), painter.size());
        RgbaImage want = RgbaImage.allocate(flat.size());
        DeepImage got = DeepImage.allocate(flat.size());
        View view = new View(options, bars);
        flat.draw(layers, view, want);
        painter.draw(layers, deep(layers.color()), Look.PLAIN, view, got);
        for (int y = 0; y < want.height(); y++) {
            for (int x = 0; x < want.width(); x++) {
                for (int c = 0; c < 4; c++) {
                    double off = got.channel(x, y, c) / 257.0 - want.channel(x, y, c);
                    assertTrue(Math.abs(off) <= tolerance, options.layout() + " at " + x + "," + y + ": " + off);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(StereoLayout.class)
    void sixteenBitsShowWhatEightShow(StereoLayout layout) {
        // halves are weighed in 1/128 with 8 bits, of channels that jump by 255
        int tolerance =
                layout == StereoLayout.HALF_SBS || layout == StereoLayout.HALF_TB || layout.showsDepth() ? 6 : 2;
        alike(new StereoOptions(6, 0.4f, SyntheticView.BOTH, layout, false), FrameOptions.DEFAULTS, tolerance);
        alike(new StereoOptions(6, 0.4f, SyntheticView.LEFT, layout, true), FrameOptions.DEFAULTS, tolerance);
    }

    @org.junit.jupiter.api.Test
    void barsAndLimitsAreTheSame() {
        FrameOptions frame = new FrameOptions(3, 0.2f, PadMode.TBLR, "none", 90, 0, true, false, 90, Anaglyph.DUBOIS);
        alike(new StereoOptions(4, 0.5f, SyntheticView.BOTH, StereoLayout.FULL_SBS, false), frame, 3);
    }

    @org.junit.jupiter.api.Test
    void edgesOfBarsAreAsSoftInWidePictures() {
        StereoOptions options = new StereoOptions(4, 0.5f, SyntheticView.BOTH, StereoLayout.FULL_SBS, false);
        for (int width : new int[] {640, 1280}) {
            alike(options, FrameOptions.DEFAULTS, new EyeBars(7.3f, 20.25f), new Size(width, 9), 1, 3);
        }
    }

    @org.junit.jupiter.api.Test
    void finerStepsThanEightBitsComeThrough() {
        Size size = new Size(1024, 4);
        DeepImage ramp = DeepImage.allocate(size);
        RgbaImage look = RgbaImage.allocate(size);
        DepthMap depth = DepthMap.allocate(size);
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 1024; x++) {
                for (int c = 0; c < 4; c++) {
                    ramp.setChannel(x, y, c, c == 3 ? 65535 : 64 * x);
                }
                depth.inverseDepth()[y * 1024 + x] = x / 1024f;
            }
        }
        ramp.reduce(Look.PLAIN, look);
        StereoOptions options = new StereoOptions(2, 0.5f, SyntheticView.BOTH, StereoLayout.LEFT, false);
        DeepPainter painter = new DeepPainter(size, options, FrameOptions.DEFAULTS);
        DeepImage eye = DeepImage.allocate(size);
        painter.draw(Fixtures.surface(look, depth), ramp, Look.PLAIN, View.of(options), eye);
        Set<Integer> levels = new HashSet<>();
        for (int x = 0; x < 1024; x++) {
            levels.add(eye.channel(x, 1, 0) >> 6);
        }
        assertTrue(levels.size() > 900, levels.size() + " levels of 10 bits");
    }
}
