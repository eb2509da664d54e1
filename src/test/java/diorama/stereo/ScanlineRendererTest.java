package diorama.stereo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import diorama.relief.Layers;
import org.junit.jupiter.api.Test;

class ScanlineRendererTest {
    private static final Size SIZE = new Size(96, 12);
    private final ScanlineRenderer renderer = new ScanlineRenderer();

    @Test
    void everyPixelFollowsTheRule() {
        for (long seed = 0; seed < 6; seed++) {
            Layers layers = Fixtures.wild(SIZE, seed);
            for (double convergence : new double[] {0, 0.37, 1, -0.6, 1.7}) {
                Disparity disparity = new Disparity(1.5 + 3 * seed, convergence);
                assertFollowsRule(layers, disparity);
            }
        }
    }

    @Test
    void oddAndTinyPicturesFollowTheRule() {
        for (Size size : new Size[] {
            new Size(1, 1),
            new Size(1, 9),
            new Size(9, 1),
            new Size(2, 2),
            new Size(3, 5),
            new Size(4, 3),
            new Size(17, 3)
        }) {
            for (long seed = 0; seed < 8; seed++) {
                assertFollowsRule(Fixtures.wild(size, seed), new Disparity(seed * 1.3, 0.5));
            }
        }
    }

    private void assertFollowsRule(Layers layers, Disparity disparity) {
        for (Eye eye : Eye.values()) {
            RgbaImage drawn = drawn(layers, disparity, eye);
            GatherOracle oracle = new GatherOracle(layers, disparity, eye);
            for (int y = 0; y < drawn.height(); y++) {
                for (int x = 0; x < drawn.width(); x++) {
                    int at = drawn.index(x, y);
                    int[] seen = new int[4];
                    for (int c = 0; c < 4; c++) {
                        seen[c] = drawn.rgba().get(at + c) & 255;
                    }
                    int[] want = oracle.pixel(x, y);
                    String where = eye + " " + layers.size() + " " + disparity + " at " + x + "," + y;
                    assertArrayEquals(want, seen, where);
                }
            }
        }
    }

    @Test
    void noDivergenceGivesTheSourceInBothEyes() {
        Layers layers = Fixtures.wild(new Size(101, 33), 3);
        StereoPair pair = renderer.draw(layers, options(0, 0.5f, SyntheticView.BOTH));
        assertEquals(0, Fixtures.worst(layers.color(), pair.left()));
        assertEquals(0, Fixtures.worst(layers.color(), pair.right()));
    }

    @Test
    void depthOnTheScreenGivesTheSource() {
        Layers layers = Fixtures.flat(SIZE, 0.25f);
        StereoPair pair = renderer.draw(layers, options(20, 0.25f, SyntheticView.BOTH));
        assertEquals(0, Fixtures.worst(layers.color(), pair.left()));
        assertEquals(0, Fixtures.worst(layers.color(), pair.right()));
    }

    @Test
    void anotherConvergenceShiftsTheWholePicture() {
        Layers layers = Fixtures.wild(SIZE, 5);
        RgbaImage before = drawn(layers, new Disparity(10, 0.5), Eye.LEFT);
        RgbaImage after = drawn(layers, new Disparity(10, 0.9), Eye.LEFT); // 4 px to the left
        int border = 12; // px, where the frame's ends come in
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = border; x + border < SIZE.width(); x++) {
                assertEquals(before.argb(x + 4, y), after.argb(x, y), "at " + x + "," + y);
            }
        }
    }

    @Test
    void leftEyeIsTheMirroredRightEyeOfTheMirroredPicture() {
        for (long seed = 0; seed < 5; seed++) {
            Layers layers = Fixtures.wild(SIZE, seed);
            Disparity disparity = new Disparity(7.3, 0.4);
            RgbaImage left = drawn(layers, disparity, Eye.LEFT);
            RgbaImage right = drawn(Fixtures.mirrored(layers), disparity, Eye.RIGHT);
            assertEquals(0, Fixtures.worst(left, Fixtures.mirrored(right)));
        }
    }

    @Test
    void nothingMovesUpOrDown() {
        Layers layers = Fixtures.wild(SIZE, 7);
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                int row = 0xff000000 | (y * 20) << 16 | (y * 10) << 8 | y;
                layers.color().setArgb(x, y, row);
                layers.backColor().setArgb(x, y, row);
            }
        }
        StereoPair pair = renderer.draw(layers, options(15, 0.5f, SyntheticView.BOTH));
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                assertEquals(layers.color().argb(x, y), pair.left().argb(x, y));
                assertEquals(layers.color().argb(x, y), pair.right().argb(x, y));
            }
        }
    }

    @Test
    void beyondItsEndsThePictureGoesOnAsInAMirror() {
        Size size = new Size(60, 8);
        RgbaImage stripes = RgbaImage.allocate(size);
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 60; x++) {
                stripes.setArgb(x, y, 0xff000000 | (4 * x) << 16 | ((x * 97 + y * 31) & 255) << 8);
            }
        }
        Layers layers = Fixtures.surface(stripes, DepthMap.constant(size, 1));
        RgbaImage left = drawn(layers, new Disparity(20, 0), Eye.LEFT);
        RgbaImage right = drawn(layers, new Disparity(20, 0), Eye.RIGHT);
        for (int y = 0; y < 8; y++) {
            for (int k = 0; k <= 20; k++) {
                assertEquals(stripes.argb(k, y), left.argb(20 - k, y), "left end, " + k + "," + y);
                assertEquals(stripes.argb(59 - k, y), right.argb(39 + k, y), "right end, " + k + "," + y);
            }
        }
    }

    @Test
    void everyPixelIsCovered() {
        for (float divergence : new float[] {1, 5, 20}) {
            for (float convergence : new float[] {-2, 0, 0.5f, 1, 3}) {
                for (SyntheticView view : SyntheticView.values()) {
                    Layers layers = Fixtures.wild(new Size(160, 16), 11);
                    StereoPair pair = renderer.draw(layers, options(divergence, convergence, view));
                    assertOpaque(pair.left());
                    assertOpaque(pair.right());
                }
            }
        }
    }

    /** The layers are opaque, a fresh picture is transparent. */
    private static void assertOpaque(RgbaImage image) {
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                assertEquals(255, image.argb(x, y) >>> 24, "at " + x + "," + y);
            }
        }
    }

    @Test
    void nearPointsMoveRightInTheLeftEyeAndLeftInTheRight() {
        Layers layers = Fixtures.flat(SIZE, 1);
        StereoPair pair = renderer.draw(layers, options(12.5f, 0.5f, SyntheticView.BOTH)); // 1/2 12 1/2 = 3 px
        assertEquals(layers.color().argb(40, 5), pair.left().argb(43, 5));
        assertEquals(layers.color().argb(40, 5), pair.right().argb(37, 5));
    }

    @Test
    void aSoleSyntheticEyeTakesTheWholeDivergenceAndTheOtherIsTheSource() {
        Layers layers = Fixtures.flat(SIZE, 1);
        StereoPair pair = renderer.draw(layers, options(12.5f, 0.5f, SyntheticView.RIGHT));
        assertEquals(0, Fixtures.worst(layers.color(), pair.left()));
        assertEquals(layers.color().argb(40, 5), pair.right().argb(34, 5));
    }

    @Test
    void nearerSurfacesHideFartherOnes() {
        Layers layers = Fixtures.flat(SIZE, 0);
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 40; x < 50; x++) {
                layers.depth().inverseDepth()[y * SIZE.width() + x] = 1;
            }
            layers.tears()[y * SIZE.width() + 39] = Layers.TORN_RIGHT;
            layers.tears()[y * SIZE.width() + 49] = Layers.TORN_RIGHT;
        }
        RgbaImage left = drawn(layers, new Disparity(6, 0), Eye.LEFT);
        for (int x = 40; x < 50; x++) {
            assertEquals(layers.color().argb(x, 4), left.argb(x + 6, 4));
        }
        assertEquals(layers.color().argb(39, 4), left.argb(39, 4));
        assertEquals(layers.color().argb(56, 4), left.argb(56, 4));
    }

    @Test
    void tearsShowTheBackground() {
        Layers layers = Fixtures.flat(SIZE, 0);
        int w = SIZE.width();
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 40; x < w; x++) {
                layers.depth().inverseDepth()[y * w + x] = 1;
                layers.backDepth()[y * w + x] = 0;
                layers.backColor().setArgb(x, y, 0xff00ff00);
            }
            layers.tears()[y * w + 39] = Layers.TORN_RIGHT;
        }
        RgbaImage left = drawn(layers, new Disparity(6, 0), Eye.LEFT);
        for (int x = 40; x < 46; x++) {
            assertEquals(0xff00ff00, left.argb(x, 4), "at " + x);
        }
        assertEquals(layers.color().argb(40, 4), left.argb(46, 4));
    }

    @Test
    void aHalfPixelShiftInterpolatesWithoutCrossingTears() {
        Size size = new Size(8, 1);
        RgbaImage image = RgbaImage.allocate(size);
        for (int x = 0; x < 8; x++) {
            image.setArgb(x, 0, x < 4 ? 0xff646464 : 0xffffffff);
        }
        Layers layers = Fixtures.surface(image, DepthMap.constant(size, 1));
        RgbaImage whole = drawn(layers, new Disparity(0.5, 0), Eye.LEFT);
        assertTrue((whole.argb(3, 0) & 255) < 100, "the cubic swings under before an edge");
        assertEquals(0xffb2b2b2, whole.argb(4, 0)); // 178 = mean
        layers.tears()[3] = Layers.TORN_RIGHT;
        RgbaImage torn = drawn(layers, new Disparity(0.5, 0), Eye.LEFT);
        assertEquals(0xff646464, torn.argb(3, 0));
        assertEquals(0xffffffff, torn.argb(5, 0));
    }

    @Test
    void eyesAreDrawnStraightIntoAPackedFrame() {
        Layers layers = Fixtures.wild(SIZE, 2);
        StereoPair pair = renderer.draw(layers, options(4, 0.5f, SyntheticView.BOTH));
        for (StereoLayout layout : StereoLayout.values()) {
            if (layout.showsDepth() || layout == StereoLayout.VR180) {
                continue;
            }
            for (boolean swap : new boolean[] {false, true}) {
                StereoOptions options = new StereoOptions(4, 0.5f, SyntheticView.BOTH, layout, swap);
                StereoPainter painter = new StereoPainter(SIZE, options);
                RgbaImage packed = RgbaImage.allocate(painter.size());
                painter.draw(layers, packed);
                RgbaImage want = new FramePacker(SIZE, layout, swap).pack(pair.left(), pair.right());
                assertEquals(0, Fixtures.worst(want, packed), layout + " " + swap);
            }
        }
    }

    private static StereoOptions options(float divergence, float convergence, SyntheticView view) {
        return new StereoOptions(divergence, convergence, view, StereoLayout.FULL_SBS, false);
    }

    private RgbaImage drawn(Layers layers, Disparity disparity, Eye eye) {
        RgbaImage image = RgbaImage.allocate(layers.size());
        var target = java.util.Optional.of(EyeTarget.of(image));
        if (eye == Eye.LEFT) {
            renderer.draw(layers, disparity, target, java.util.Optional.empty());
        } else {
            renderer.draw(layers, disparity, java.util.Optional.empty(), target);
        }
        return image;
    }
}
