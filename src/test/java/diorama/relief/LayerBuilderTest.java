package diorama.relief;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import org.junit.jupiter.api.Test;

class LayerBuilderTest {
    private static final Size SIZE = new Size(96, 32);

    @Test
    void theBackgroundIsNeverInFrontOfTheForeground() {
        Layers layers = LayerBuilder.forStills().build(picture(), bar(), ReliefOptions.DEFAULTS, 20);
        int filled = 0;
        for (int i = 0; i < SIZE.pixels(); i++) {
            if (layers.backDepth()[i] >= 0) {
                filled++;
                assertTrue(layers.backDepth()[i] < layers.depth().inverseDepth()[i]);
            }
        }
        assertTrue(filled > 12 * 32, filled + " px of background");
    }

    @Test
    void theObjectsOwnColorDoesNotLeakBehindIt() {
        Layers layers = LayerBuilder.forStills().build(picture(), bar(), ReliefOptions.DEFAULTS, 20);
        for (int i = 0; i < SIZE.pixels(); i++) {
            if (layers.backDepth()[i] >= 0) {
                assertEquals(0, layers.backColor().rgba().get(4 * i) & 0xff, "red at " + i);
            }
        }
    }

    @Test
    void aConstantMapIsNotTorn() {
        Layers layers =
                LayerBuilder.forStills().build(picture(), DepthMap.constant(SIZE, 0.4f), ReliefOptions.DEFAULTS, 20);
        for (int i = 0; i < SIZE.pixels(); i++) {
            assertEquals(0, layers.tears()[i]);
            assertEquals(-1, layers.backDepth()[i]);
        }
    }

    /** A red bar over columns 40 to 51 before blue. */
    private static RgbaImage picture() {
        RgbaImage image = RgbaImage.allocate(SIZE);
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                image.setArgb(x, y, x >= 40 && x < 52 ? 0xffff0000 : 0xff0000ff);
            }
        }
        return image;
    }

    private static DepthMap bar() {
        DepthMap map = DepthMap.constant(SIZE, 0.2f);
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 40; x < 52; x++) {
                map.inverseDepth()[y * SIZE.width() + x] = 0.9f;
            }
        }
        return map;
    }
}
