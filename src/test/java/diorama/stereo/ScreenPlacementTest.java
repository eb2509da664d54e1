package diorama.stereo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import org.junit.jupiter.api.Test;

/** Automatic convergence and the floating window. */
class ScreenPlacementTest {
    private static final Size SIZE = new Size(192, 108);

    private static ComfortOptions mode(ConvergenceMode mode) {
        return new ComfortOptions(mode, 0.9f, false);
    }

    /** A red thing of depth {@code d} in the middle of a grey room at 0.2, or beside the middle. */
    private static DepthMap thing(float d, int x) {
        DepthMap depth = DepthMap.constant(SIZE, 0.2f);
        for (int y = 30; y < 80; y++) {
            for (int k = 0; k < 80; k++) {
                depth.inverseDepth()[y * 192 + x + k] = d;
            }
        }
        return depth;
    }

    private static RgbaImage picture(DepthMap depth) {
        RgbaImage image = RgbaImage.allocate(SIZE);
        for (int i = 0; i < SIZE.pixels(); i++) {
            image.setArgb(i % 192, i / 192, depth.inverseDepth()[i] == 0.2f ? 0xff808080 : 0xffd02010);
        }
        return image;
    }

    @Test
    void theScreenGoesWherePeopleLook() {
        DepthMap depth = thing(0.8f, 56);
        RgbaImage image = picture(depth);
        assertEquals(0.8f, new AutoConvergence(mode(ConvergenceMode.CENTER)).next(image, depth, 0.5f, true), 0.01f);
        assertEquals(0.8f, new AutoConvergence(mode(ConvergenceMode.ATTENDED)).next(image, depth, 0.5f, true), 0.01f);
        assertEquals(0.2f, new AutoConvergence(mode(ConvergenceMode.PERCENTILE)).next(image, depth, 0.5f, true), 0.01f);
        assertEquals(
                0.8f, new AutoConvergence(mode(ConvergenceMode.PERCENTILE)).next(image, depth, 0.99f, true), 0.01f);
        DepthMap aside = thing(0.8f, 20);
        assertEquals(
                0.8f,
                new AutoConvergence(mode(ConvergenceMode.ATTENDED)).next(picture(aside), aside, 0.5f, true),
                0.02f);
        assertEquals(0.4f, new AutoConvergence(mode(ConvergenceMode.CONSTANT)).next(image, depth, 0.4f, true));
    }

    @Test
    void theScreenMovesCalmlyAndJumpsAtCuts() {
        AutoConvergence screen = new AutoConvergence(mode(ConvergenceMode.CENTER));
        DepthMap far = thing(0.3f, 56);
        DepthMap near = thing(0.8f, 56);
        assertEquals(0.3f, screen.next(picture(far), far, 0.5f, false), 0.01f);
        assertEquals(0.9f * 0.3f + 0.1f * 0.8f, screen.next(picture(near), near, 0.5f, false), 0.01f);
        assertEquals(0.8f, screen.next(picture(near), near, 0.5f, true), 0.01f);
    }

    @Test
    void whatIsInFrontAtTheBorderGetsAWindow() {
        DepthMap depth = DepthMap.constant(SIZE, 0.3f);
        for (int y = 0; y < 108; y++) {
            for (int x = 0; x < 10; x++) {
                depth.inverseDepth()[y * 192 + x] = 1;
            }
        }
        Disparity disparity = new Disparity(6, 0.5);
        FloatingWindow window = new FloatingWindow();
        EyeBars bars = window.next(depth, 192, disparity, 2, true);
        assertEquals(6, bars.leftPx(), 1e-4); // 2 * 6 * (1 - 0.5)
        assertEquals(0, bars.rightPx());
        EyeBars next = window.next(DepthMap.constant(SIZE, 0.3f), 192, disparity, 2, false);
        assertEquals(5.5f, next.leftPx(), 1e-4);
        assertEquals(
                0,
                window.next(DepthMap.constant(SIZE, 0.3f), 192, disparity, 2, true)
                        .leftPx());
    }

    @Test
    void barsAreOnTheOuterSideOfEachEyeInEveryLayout() {
        StereoOptions options = new StereoOptions(2, 0.5f, SyntheticView.BOTH, StereoLayout.CROSS_EYED, false);
        for (FrameOptions frame : new FrameOptions[] {
            FrameOptions.DEFAULTS,
            new FrameOptions(0, 0.2f, PadMode.TB, "none", 0, 0, false, false, 90, Anaglyph.DUBOIS)
        }) {
            StereoPainter painter = new StereoPainter(new Size(40, 20), options, frame);
            RgbaImage packed = RgbaImage.allocate(painter.size());
            painter.draw(Fixtures.wild(new Size(40, 20), 5), new View(options, new EyeBars(3, 2.5f)), packed);
            int y = packed.height() / 2;
            // the right eye is on the left: its bar ends it
            assertEquals(0xff000000, packed.argb(39, y));
            assertEquals(0xff000000, packed.argb(38, y));
            assertEquals(0xff000000, packed.argb(40, y));
            assertEquals(0xff000000, packed.argb(42, y));
            assertTrue(packed.argb(43, y) != 0xff000000 && packed.argb(0, y) != 0xff000000);
        }
    }
}
