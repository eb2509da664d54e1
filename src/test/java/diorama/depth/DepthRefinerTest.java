package diorama.depth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import org.junit.jupiter.api.Test;

class DepthRefinerTest {
    private static final Size SIZE = new Size(192, 128);
    private static final DepthOptions SNAP_ONLY = new DepthOptions("any", 0, true, 0, 0, false, "cpu");
    private static final DepthOptions NONE = new DepthOptions("any", 0, false, 0, 0, false, "cpu");

    /** A disc and a thin pole before a wall and a rising floor. */
    private static float trueDepth(int x, int y) {
        boolean disc = (x - 60) * (x - 60) + (y - 60) * (y - 60) < 30 * 30;
        boolean pole = x >= 140 && x < 143 && y > 10;
        return disc ? 0.85f : pole ? 0.7f : y > 90 ? 0.2f + (y - 90) * 0.01f : 0.2f;
    }

    private static RgbaImage photo() {
        RgbaImage image = RgbaImage.allocate(SIZE);
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                float d = trueDepth(x, y);
                int tint = (x * 7 + y * 13) % 23;
                int argb = d > 0.8f ? 0xffc04020 : d == 0.7f ? 0xff202020 : 0xff8090a0;
                image.setArgb(x, y, argb + tint * 0x010101);
            }
        }
        return image;
    }

    private static DepthMap truth() {
        DepthMap map = DepthMap.allocate(SIZE);
        for (int i = 0; i < SIZE.pixels(); i++) {
            map.inverseDepth()[i] = trueDepth(i % SIZE.width(), i / SIZE.width());
        }
        return map;
    }

    /** The truth as a network sees it: means of 4 by 4 pixels. */
    private static DepthMap network() {
        DepthMap map = DepthMap.allocate(new Size(SIZE.width() / 4, SIZE.height() / 4));
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                map.inverseDepth()[y / 4 * map.width() + x / 4] += trueDepth(x, y) / 16;
            }
        }
        return map;
    }

    private static DepthMap bilinear(DepthMap small) {
        DepthMap map = DepthMap.allocate(SIZE);
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                float u = Math.max(0, Math.min(small.width() - 1.001f, (x + 0.5f) / 4 - 0.5f));
                float v = Math.max(0, Math.min(small.height() - 1.001f, (y + 0.5f) / 4 - 0.5f));
                int i = (int) u;
                int j = (int) v;
                float top = small.at(i, j) + (u - i) * (small.at(i + 1, j) - small.at(i, j));
                float bottom = small.at(i, j + 1) + (u - i) * (small.at(i + 1, j + 1) - small.at(i, j + 1));
                map.inverseDepth()[y * SIZE.width() + x] = top + (v - j) * (bottom - top);
            }
        }
        return map;
    }

    /** dB of inverse depth within 4 px of a true edge. */
    private static double edgeDecibel(DepthMap map) {
        DepthMap truth = truth();
        double sum = 0;
        int n = 0;
        for (int y = 4; y < SIZE.height() - 4; y++) {
            for (int x = 4; x < SIZE.width() - 4; x++) {
                float low = 1;
                float high = 0;
                for (int k = -4; k <= 4; k++) {
                    low = Math.min(low, Math.min(truth.at(x + k, y), truth.at(x, y + k)));
                    high = Math.max(high, Math.max(truth.at(x + k, y), truth.at(x, y + k)));
                }
                if (high - low > 0.2f) {
                    double error = map.at(x, y) - truth.at(x, y);
                    sum += error * error;
                    n++;
                }
            }
        }
        return 10 * Math.log10(n / sum);
    }

    @Test
    void conditioningIsWorthEightDecibelAtEdges() {
        double raw = edgeDecibel(bilinear(network()));
        double made = edgeDecibel(DepthRefiner.refine(network(), photo(), SNAP_ONLY));
        assertTrue(made > raw + 8, raw + " dB raw, " + made + " dB conditioned");
    }

    @Test
    void withoutSnappingASmallMapIsEnlargedEvenly() {
        DepthMap map = DepthRefiner.refine(network(), photo(), NONE);
        assertEquals(edgeDecibel(bilinear(network())), edgeDecibel(map), 0.1);
    }

    @Test
    void aThinPoleIsKept() {
        DepthMap map = DepthRefiner.refine(network(), photo(), DepthOptions.DEFAULTS);
        for (int y = 20; y < SIZE.height() - 4; y++) {
            assertTrue(map.at(141, y) > 0.5f, "pole lost at row " + y + ": " + map.at(141, y));
        }
    }

    @Test
    void aConstantMapIsUntouched() {
        DepthMap small = DepthMap.constant(new Size(48, 32), 0.37f);
        DepthMap map = DepthRefiner.refine(small, photo(), DepthOptions.DEFAULTS);
        for (float d : map.inverseDepth()) {
            assertEquals(0.37f, d, 1e-6f);
        }
    }

    @Test
    void aFloorIsNeitherSnappedNorBent() {
        DepthMap floor = DepthMap.allocate(SIZE);
        for (int i = 0; i < SIZE.pixels(); i++) {
            int y = i / SIZE.width();
            floor.inverseDepth()[i] = y / 128f;
        }
        DepthMap map = DepthRefiner.refine(floor, photo(), DepthOptions.DEFAULTS);
        assertArrayEquals(floor.inverseDepth(), map.inverseDepth(), 1e-6f);
    }

    @Test
    void sharpEdgesOfAGivenMapStay() {
        DepthMap map = DepthRefiner.refine(truth(), photo(), SNAP_ONLY);
        assertArrayEquals(truth().inverseDepth(), map.inverseDepth(), 1e-6f);
    }

    @Test
    void aRampOfAnUnblurredMapStays() {
        DepthMap map = truth();
        float[] ramp = {0.22f, 0.3f, 0.45f, 0.6f, 0.68f};
        for (int y = 20; y < 40; y++) {
            for (int k = 0; k < 25; k++) {
                map.inverseDepth()[y * SIZE.width() + 100 + k] = k < ramp.length ? ramp[k] : 0.7f;
            }
        }
        DepthMap refined = DepthRefiner.refine(map, photo(), SNAP_ONLY);
        assertArrayEquals(map.inverseDepth(), refined.inverseDepth(), 1e-6f);
    }

    @Test
    void theForegroundIsWidenedAlongTheRowsOnly() {
        DepthMap dot = DepthMap.constant(SIZE, 0.2f);
        dot.inverseDepth()[50 * SIZE.width() + 50] = 0.9f;
        DepthMap map = DepthRefiner.refine(dot, photo(), new DepthOptions("any", 0, false, 2, 0, false, "cpu"));
        for (int y = 40; y < 60; y++) {
            for (int x = 40; x < 60; x++) {
                assertEquals(y == 50 && Math.abs(x - 50) <= 2 ? 0.9f : 0.2f, map.at(x, y));
            }
        }
    }

    @Test
    void valuesStayInRangeForAnySize() {
        for (Size size : new Size[] {new Size(1, 1), new Size(3, 2), new Size(300, 200), new Size(192, 1)}) {
            DepthMap small = DepthMap.allocate(size);
            for (int i = 0; i < size.pixels(); i++) {
                small.inverseDepth()[i] = i * 37 % 11 / 10f;
            }
            for (float d :
                    DepthRefiner.refine(small, photo(), DepthOptions.DEFAULTS).inverseDepth()) {
                assertTrue(d >= 0 && d <= 1, "value " + d + " of a map of " + size);
            }
        }
    }

    @Test
    void aLargerMapThatIsCrispKeepsItsSteps() {
        DepthMap twice = DepthMap.allocate(new Size(2 * SIZE.width(), 2 * SIZE.height()));
        for (int y = 0; y < twice.height(); y++) {
            for (int x = 0; x < twice.width(); x++) {
                twice.inverseDepth()[y * twice.width() + x] = trueDepth(x / 2, y / 2);
            }
        }
        DepthMap map = DepthRefiner.refine(twice, photo(), SNAP_ONLY);
        assertArrayEquals(truth().inverseDepth(), map.inverseDepth(), 1e-5f);
    }
}
