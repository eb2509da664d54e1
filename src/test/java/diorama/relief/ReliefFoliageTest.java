package diorama.relief;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReliefFoliageTest {
    private static final Size SIZE = new Size(256, 192);
    private static final float TEAR = ReliefOptions.DEFAULTS.tear();
    private static final int TRUNK = 100;

    @Test
    void denseLeavesLoseMostOfTheirTears() {
        Layers leaves = leaves(SIZE);
        int before = torn(leaves);
        int after = torn(ReliefFoliage.calmed(leaves, TEAR));
        assertTrue(after < before / 3, after + " of " + before);
    }

    @Test
    void trunkAmongLeavesKeepsItsOutline() {
        Layers calm = ReliefFoliage.calmed(leaves(SIZE), TEAR);
        for (int y = 0; y < SIZE.height(); y++) {
            assertEquals(0.8, calm.depth().at(TRUNK, y), 1e-6, "row " + y);
            assertEquals(0.8, calm.depth().at(TRUNK + 39, y), 1e-6, "row " + y);
            assertTrue(calm.depth().at(TRUNK - 1, y) < 0.6, "row " + y);
            assertTrue(calm.depth().at(TRUNK + 40, y) < 0.6, "row " + y);
        }
    }

    @Test
    void outlinesOfLargeThingsAreNotTouched() {
        Layers layers = ReliefScenes.layers(SIZE, (x, y) -> ReliefScenes.discAndPole(x, y, SIZE));
        assertSame(layers, ReliefFoliage.calmed(layers, TEAR));
    }

    @Test
    void oddSizesAreCalmedToTheirLastPixel() {
        for (Size size : new Size[] {new Size(1, 1), new Size(3, 90), new Size(97, 33)}) {
            for (float d : ReliefFoliage.calmed(leaves(size), TEAR).depth().inverseDepth()) {
                assertTrue(d >= 0 && d <= 1, size + ": " + d);
            }
        }
    }

    /** Leaves of 3 x 3 px at many depths, and a trunk of 40 px before them. */
    private static Layers leaves(Size size) {
        float[] depth = new float[40_000];
        Random random = new Random(7);
        for (int i = 0; i < depth.length; i++) {
            depth[i] = 0.1f + 0.4f * random.nextFloat();
        }
        return ReliefScenes.layers(size, (x, y) -> x >= TRUNK && x < TRUNK + 40 ? 0.8 : depth[y / 3 * 100 + x / 3]);
    }

    private static int torn(Layers layers) {
        int torn = 0;
        for (byte t : layers.tears()) {
            torn += Integer.bitCount(t);
        }
        return torn;
    }
}
