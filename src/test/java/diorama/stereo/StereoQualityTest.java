package diorama.stereo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
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
        RgbaImage photo = scene.seen(0, 0.5);
        DepthMap depth = scene.depth(0, 0.5);
        StereoOptions options = StereoOptions.DEFAULTS;
        double shift = Disparity.of(options, SIZE).pixels();
        Layers layers = LayerBuilder.forStills().build(photo, depth, ReliefOptions.DEFAULTS, shift);
        StereoPair pair = new ScanlineRenderer().draw(layers, options);
        double left = PaintedScene.psnr(pair.left(), scene.seen(shift, 0.5), scene.depth(shift, 0.5), BAND);
        double right = PaintedScene.psnr(pair.right(), scene.seen(-shift, 0.5), scene.depth(-shift, 0.5), BAND);
        assertTrue(left >= 27, "left eye's edges " + left + " dB");
        assertTrue(right >= 27, "right eye's edges " + right + " dB");
    }
}
