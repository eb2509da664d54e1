package diorama.depth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.base.Size;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import org.junit.jupiter.api.Test;

class RimWidenerTest {
    private static final Size SIZE = new Size(12, 3);
    private static final float NEAR = 0.8f;
    private static final float FAR = 0.2f;

    @Test
    void aPixelOfTheFarSidesColorStaysBehind() {
        DepthMap widened = widened(0xff2030a0);
        assertEquals(FAR, widened.at(6, 1));
        assertEquals(FAR, widened.at(2, 1));
    }

    @Test
    void aMixedPixelGoesToTheForeground() {
        assertEquals(NEAR, widened(0xff706080).at(6, 1));
    }

    @Test
    void forMeshesItIsWidenedUpAndDownToo() {
        RgbaImage image = RgbaImage.allocate(new Size(3, 12));
        DepthMap map = DepthMap.allocate(image.size());
        for (int i = 0; i < map.inverseDepth().length; i++) {
            int y = i / 3;
            boolean bar = y >= 3 && y < 6;
            map.inverseDepth()[i] = bar ? NEAR : FAR;
            image.setArgb(i % 3, y, bar ? 0xffc09060 : y == 6 ? 0xff706080 : 0xff2030a0);
        }
        DepthMap widened = RimWidener.alongColumns(map, image);
        assertEquals(NEAR, widened.at(1, 6));
        assertEquals(FAR, widened.at(1, 7));
        assertEquals(FAR, widened.at(1, 2));
    }

    /** A near red bar over columns 3 to 5 before blue; the pixel right of it is {@code rim}. */
    private static DepthMap widened(int rim) {
        RgbaImage image = RgbaImage.allocate(SIZE);
        DepthMap map = DepthMap.allocate(SIZE);
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                boolean bar = x >= 3 && x < 6;
                map.inverseDepth()[y * SIZE.width() + x] = bar ? NEAR : FAR;
                image.setArgb(x, y, bar ? 0xffc09060 : x == 6 ? rim : 0xff2030a0);
            }
        }
        return DepthRefiner.refine(map, image, DepthOptions.DEFAULTS);
    }
}
