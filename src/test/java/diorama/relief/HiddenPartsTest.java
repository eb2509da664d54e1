package diorama.relief;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.DepthMap;
import diorama.image.HoleFiller;
import diorama.image.RgbaImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenPartsTest {
    private static final Size SIZE = new Size(120, 48);
    private static final int GREEN = 0xff00ff00;

    /** A red block over columns 40 to 79 before blue, so wide that no background is put under its middle. */
    private static RgbaImage picture() {
        RgbaImage image = RgbaImage.allocate(SIZE);
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                image.setArgb(x, y, block(x) ? 0xffff0000 : 0xff0000ff);
            }
        }
        return image;
    }

    private static boolean block(int x) {
        return x >= 40 && x < 80;
    }

    private static DepthMap depth() {
        DepthMap map = DepthMap.constant(SIZE, 0.2f);
        for (int p = 0; p < SIZE.pixels(); p++) {
            if (block(p % SIZE.width())) {
                map.inverseDepth()[p] = 0.9f;
            }
        }
        return map;
    }

    private static Layers layers(boolean mesh) {
        Layers layers = LayerBuilder.forStills().build(picture(), depth(), ReliefOptions.DEFAULTS, 10);
        return mesh ? ReliefBackdrop.orbited(layers, ReliefOptions.DEFAULTS, 12) : layers;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void onlyWhatIsHiddenIsPaintedAndItsDepthStays(boolean mesh) {
        Layers own = layers(mesh);
        boolean[][] asked = {new boolean[0]};
        HoleFiller green = (image, hole) -> {
            asked[0] = hole;
            RgbaImage out = RgbaImage.allocate(image.size());
            for (int p = 0; p < SIZE.pixels(); p++) {
                out.setArgb(p % SIZE.width(), p / SIZE.width(), GREEN);
            }
            return out;
        };
        Layers painted = HiddenParts.painted(own, green);
        assertSame(own.color(), painted.color());
        assertSame(own.depth(), painted.depth());
        assertSame(own.backDepth(), painted.backDepth());
        int hidden = 0;
        for (int p = 0; p < SIZE.pixels(); p++) {
            int x = p % SIZE.width();
            int y = p / SIZE.width();
            if (block(x) && own.backDepth()[p] >= 0) {
                assertEquals(GREEN, painted.backColor().argb(x, y), "hidden at " + x);
                hidden++;
            } else if (own.backDepth()[p] >= 0) {
                assertEquals(own.backColor().argb(x, y), painted.backColor().argb(x, y), "seen at " + x);
            }
            if (block(x)) {
                assertTrue(asked[0][p], "the object is no example, at " + x);
            }
            if (x < 37 || x > 82) {
                assertFalse(asked[0][p], "what is seen is one, at " + x);
            }
        }
        assertTrue(hidden > 10 * SIZE.height() && hidden < 40 * SIZE.height(), "hidden " + hidden);
    }

    @Test
    void nobodyIsAskedWhereNothingIsHidden() {
        Layers flat =
                LayerBuilder.forStills().build(picture(), DepthMap.constant(SIZE, 0.5f), ReliefOptions.DEFAULTS, 10);
        assertSame(flat, HiddenParts.painted(flat, (image, hole) -> {
            throw new AssertionError("asked");
        }));
    }
}
