package diorama.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import diorama.base.Size;
import diorama.gl.HeadlessDevice;
import diorama.image.DepthFiles;
import diorama.image.DepthMap;
import diorama.image.ImageFiles;
import diorama.image.Resample;
import diorama.image.RgbaImage;
import diorama.relief.LayerBuilder;
import diorama.relief.Layers;
import diorama.relief.ReliefOptions;
import diorama.stereo.Anaglyph;
import diorama.stereo.Disparity;
import diorama.stereo.FrameOptions;
import diorama.stereo.PadMode;
import diorama.stereo.StereoLayout;
import diorama.stereo.StereoOptions;
import diorama.stereo.StereoPainter;
import diorama.stereo.SyntheticView;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CORE E.9.7: OpenGL draws what the CPU draws. */
@Tag("gl")
class GlStereoTest {
    @RegisterExtension
    final HeadlessDevice gl = new HeadlessDevice();

    private static StereoOptions options(float divergence, SyntheticView view, StereoLayout layout) {
        return new StereoOptions(divergence, 0.4f, view, layout, false);
    }

    private RgbaImage gl(Layers layers, StereoOptions options) {
        try (GlStereo stereo = new GlStereo(gl.get(), layers.size(), options)) {
            RgbaImage packed = RgbaImage.allocate(stereo.size());
            stereo.draw(layers, packed);
            return packed;
        }
    }

    private static RgbaImage cpu(Layers layers, StereoOptions options) {
        StereoPainter painter = new StereoPainter(layers.size(), options);
        RgbaImage packed = RgbaImage.allocate(painter.size());
        painter.draw(layers, packed);
        return packed;
    }

    /** Share of pixels that differ by more than {@code most}/255 in any channel. */
    private static double share(RgbaImage a, RgbaImage b, int most) {
        assertEquals(a.size(), b.size());
        int differing = 0;
        for (int i = 0; i < a.size().pixels(); i++) {
            for (int c = 0; c < 4; c++) {
                int difference = (a.rgba().get(4 * i + c) & 255) - (b.rgba().get(4 * i + c) & 255);
                if (Math.abs(difference) > most) {
                    differing++;
                    break;
                }
            }
        }
        return (double) differing / a.size().pixels();
    }

    private RgbaImage computed(Layers layers, StereoOptions options) {
        try (GlStereo stereo = new GlStereo(gl.get(), layers.size(), options, FrameOptions.DEFAULTS, true)) {
            RgbaImage packed = RgbaImage.allocate(stereo.size());
            stereo.draw(layers, packed);
            return packed;
        }
    }

    @ParameterizedTest
    @EnumSource(SyntheticView.class)
    void theComputeShaderGivesWhatIsDrawn(SyntheticView view) {
        assumeTrue(gl.get().computes(), "OpenGL 4.3 is not here");
        for (StereoLayout layout :
                new StereoLayout[] {StereoLayout.FULL_SBS, StereoLayout.HALF_TB, StereoLayout.LEFT}) {
            StereoOptions options = options(3, view, layout);
            for (Size size : new Size[] {new Size(301, 41), new Size(1, 9)}) {
                Layers layers = wild(size, 4);
                assertEquals(0, share(computed(layers, options), gl(layers, options), 0), view + " " + layout);
            }
        }
    }

    private void assertAlike(Layers layers, StereoOptions options) {
        double share = share(gl(layers, options), cpu(layers, options), 1);
        assertTrue(share <= 0.001, 100 * share + " % of pixels differ with " + options);
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "harbour", "forest"})
    void theSamplesAreAlike(String name) {
        Path samples = Path.of(System.getProperty("diorama.home", "."), "samples");
        RgbaImage photo = ImageFiles.read(samples.resolve(name + ".jpg"));
        Size size = photo.size().fitting(640);
        DepthMap depth = Resample.resize(DepthFiles.read(samples.resolve(name + "_depth.png")), size);
        for (float divergence : new float[] {2, 5}) {
            StereoOptions options = options(divergence, SyntheticView.BOTH, StereoLayout.FULL_SBS);
            Layers layers = LayerBuilder.forStills()
                    .build(
                            Resample.resize(photo, size),
                            depth,
                            ReliefOptions.DEFAULTS,
                            Disparity.of(options, size).pixels());
            assertAlike(layers, options);
        }
    }

    @ParameterizedTest
    @EnumSource(SyntheticView.class)
    void randomLayersAreAlike(SyntheticView view) {
        for (int seed = 0; seed < 3; seed++) {
            Layers layers = wild(new Size(301, 40), seed);
            for (float divergence : new float[] {0, 1, 3, 9}) {
                assertAlike(layers, options(divergence, view, StereoLayout.FULL_SBS));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(StereoLayout.class)
    void layoutsAreAlike(StereoLayout layout) {
        if (layout.showsDepth()) {
            return;
        }
        Layers layers = wild(new Size(120, 30), 7);
        for (boolean swap : new boolean[] {false, true}) {
            assertAlike(layers, new StereoOptions(3, 0.5f, SyntheticView.BOTH, layout, swap));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = StereoLayout.class,
            names = {"FULL_SBS", "HALF_TB", "VR180", "RIGHT"})
    void barsAndLimitsAreAlike(StereoLayout layout) {
        Layers layers = wild(new Size(120, 30), 8);
        StereoOptions options = options(3, SyntheticView.BOTH, layout);
        for (int limit : new int[] {0, 100}) {
            FrameOptions frame =
                    new FrameOptions(5, 0.2f, PadMode.TBLR, "none", limit, 0, true, false, 100, Anaglyph.DUBOIS);
            StereoPainter painter = new StereoPainter(layers.size(), options, frame);
            RgbaImage cpu = RgbaImage.allocate(painter.size());
            painter.draw(layers, cpu);
            try (GlStereo stereo = new GlStereo(gl.get(), layers.size(), options, frame)) {
                RgbaImage gl = RgbaImage.allocate(stereo.size());
                stereo.draw(layers, gl);
                assertTrue(share(gl, cpu, 1) <= 0.001, layout + " with a limit of " + limit);
            }
        }
    }

    @Test
    void theEyeThatIsNotMadeIsTheSourceBitForBit() {
        Layers layers = wild(new Size(97, 31), 3);
        RgbaImage right = gl(layers, options(4, SyntheticView.LEFT, StereoLayout.RIGHT));
        assertEquals(0, share(right, layers.color(), 0));
    }

    @Test
    void aSingleColumnIsDrawn() {
        assertAlike(wild(new Size(1, 9), 5), options(4, SyntheticView.BOTH, StereoLayout.FULL_SBS));
    }

    /** Steps and slopes of depth, torn at most steps, with a background in places, in no sensible arrangement. */
    private static Layers wild(Size size, long seed) {
        Random random = new Random(seed);
        DepthMap depth = DepthMap.allocate(size);
        float[] d = depth.inverseDepth();
        byte[] tears = new byte[size.pixels()];
        float[] back = new float[size.pixels()];
        Arrays.fill(back, -1);
        float level = 0.5f;
        float slope = 0;
        boolean behind = false;
        for (int i = 0; i < d.length; i++) {
            if (random.nextInt(12) == 0) {
                level = random.nextFloat();
                slope = (random.nextFloat() - 0.5f) * 0.05f;
                if (i > 0 && random.nextInt(4) > 0) {
                    tears[i - 1] = Layers.TORN_RIGHT | Layers.TORN_DOWN;
                }
            }
            level = Math.max(0, Math.min(1, level + slope));
            d[i] = level;
            behind ^= random.nextInt(8) == 0;
            back[i] = behind ? level * random.nextFloat() : -1;
        }
        return new Layers(Scenes.noise(size, seed), depth, tears, Scenes.noise(size, seed + 1), back);
    }
}
