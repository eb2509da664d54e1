package diorama.relief;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.base.Size;
import org.junit.jupiter.api.Test;

class ReliefIslandsTest {
    private static final Size SIZE = new Size(64, 48);
    private static final float TEAR = ReliefOptions.DEFAULTS.tear();

    @Test
    void speckTakesTheDepthRoundItAndItsTearsGo() {
        Layers calm = removed((x, y) -> Math.abs(x - 30) < 3 && Math.abs(y - 20) < 3 ? 0.8 : 0.2);
        for (int p = 0; p < SIZE.pixels(); p++) {
            assertEquals(0.2f, calm.depth().inverseDepth()[p], "pixel " + p);
            assertEquals(0, calm.tears()[p], "pixel " + p);
        }
    }

    @Test
    void partOfTheLeastSizeStays() {
        // 8 x 6 = 48 pixels
        assertKept((x, y) -> x >= 20 && x < 28 && y >= 20 && y < 26 ? 0.8 : 0.2);
    }

    @Test
    void partOfOnePixelLessGoes() {
        Layers calm = removed((x, y) -> x >= 20 && x < 28 && y >= 20 && y < 26 && x + y > 40 ? 0.8 : 0.2);
        assertEquals(0.2f, calm.depth().at(24, 23));
    }

    @Test
    void slantedRopeOfOnePixelHangsTogetherOverCorners() {
        assertKept((x, y) -> x == y ? 0.8 : 0.2);
    }

    @Test
    void speckBetweenTwoSurfacesTakesTheOneNearestToItself() {
        Layers calm = removed((x, y) -> Math.abs(x - 30) < 2 && Math.abs(y - 20) < 2 ? 0.95 : x < 30 ? 0.2 : 0.6);
        assertEquals(0.6f, calm.depth().at(31, 20));
    }

    @Test
    void pictureOfSpecksOnlyStaysAsItIs() {
        Layers layers = ReliefScenes.layers(new Size(5, 5), (x, y) -> (x + 2 * y) % 5 / 5.0);
        assertArrayEquals(
                layers.depth().inverseDepth(),
                ReliefIslands.removed(layers, TEAR).depth().inverseDepth());
    }

    private static void assertKept(ReliefScenes.Formula formula) {
        Layers layers = ReliefScenes.layers(SIZE, formula);
        Layers calm = ReliefIslands.removed(layers, TEAR);
        assertArrayEquals(layers.depth().inverseDepth(), calm.depth().inverseDepth());
        assertArrayEquals(layers.tears(), calm.tears());
    }

    private static Layers removed(ReliefScenes.Formula formula) {
        return ReliefIslands.removed(ReliefScenes.layers(SIZE, formula), TEAR);
    }
}
