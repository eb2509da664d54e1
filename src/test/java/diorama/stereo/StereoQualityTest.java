package diorama.stereo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.depth.DepthOptions;
import diorama.depth.DepthRefiner;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import diorama.relief.LayerBuilder;
import diorama.relief.Layers;
import diorama.relief.ReliefOptions;
import org.junit.jupiter.api.Test;

class StereoQualityTest {
    private static final Size SIZE = new Size(640, 360);
    private static final int BAND = 6; // px

    @Test
    void exactDepthGivesTheTrueEyes() {
        PaintedScene scene = new PaintedScene(SIZE, 1);
        assertEyes(27, scene, scene.seen(0, 0.5), scene.depth(0, 0.5));
    }

    @Test
    void depthOfAQuarterOfTheSizeGivesNearlyTheTrueEyes() {
        PaintedScene scene = new PaintedScene(SIZE, 1);
        RgbaImage photo = scene.seen(0, 0.5);
        DepthMap depth = scene.depth(0, 0.5);
        DepthMap small = DepthMap.allocate(new Size(SIZE.width() / 4, SIZE.height() / 4));
        for (int y = 0; y < small.height(); y++) {
            for (int x = 0; x < small.width(); x++) {
                float sum = 0;
                for (int k = 0; k < 16; k++) {
                    sum += depth.at(4 * x + k % 4, 4 * y + (k >> 2));
                }
                small.inverseDepth()[y * small.width() + x] = sum / 16;
            }
        }
        assertEyes(25, scene, photo, DepthRefiner.refine(small, photo, DepthOptions.DEFAULTS));
    }

    private static void assertEyes(double decibels, PaintedScene scene, RgbaImage photo, DepthMap depth) {
        StereoOptions options = StereoOptions.DEFAULTS;
        double shift = Disparity.of(options, SIZE).pixels();
        Layers layers = LayerBuilder.forStills().build(photo, depth, ReliefOptions.DEFAULTS, shift);
        StereoPair pair = new ScanlineRenderer().draw(layers, options);
        double left = PaintedScene.psnr(pair.left(), scene.seen(shift, 0.5), scene.depth(shift, 0.5), BAND);
        double right = PaintedScene.psnr(pair.right(), scene.seen(-shift, 0.5), scene.depth(-shift, 0.5), BAND);
        assertTrue(left >= decibels, "left eye's edges " + left + " dB");
        assertTrue(right >= decibels, "right eye's edges " + right + " dB");
    }
}
