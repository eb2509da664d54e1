package diorama.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import org.junit.jupiter.api.Test;

class ReframeTest {
    private static final Size SIZE = new Size(80, 40);

    private static RgbaImage ramp() {
        RgbaImage image = RgbaImage.allocate(SIZE);
        for (int i = 0; i < SIZE.pixels(); i++) {
            image.setArgb(i % 80, i / 80, 0xff000000 | (3 * (i % 80)) << 16 | (5 * (i / 80)) << 8);
        }
        return image;
    }

    @Test
    void aPartOfTheSameShapeFillsTheFrame() {
        RgbaImage out = RgbaImage.allocate(SIZE);
        new Reframe().of(ramp(), new Reframe.Part(0.25, 0.25, 0.25, 0.25), out);
        assertEquals(3 * 20, out.channel(0, 20, 0), 3);
        assertEquals(3 * 60, out.channel(79, 20, 0), 3);
        assertEquals(5 * 30, out.channel(40, 39, 1), 5);
        assertEquals(255, out.channel(0, 0, 3));
    }

    @Test
    void anotherShapeStandsBetweenBlackBars() {
        RgbaImage out = RgbaImage.allocate(SIZE);
        new Reframe().of(ramp(), new Reframe.Part(0, 0.25, 0, 0.25), out);
        // 80 x 20 of 80 x 40: nothing to enlarge, rows 10 to 30 in the middle
        assertEquals(0xff000000, out.argb(40, 9));
        assertEquals(0xff000000, out.argb(40, 30));
        assertEquals(5 * 10, out.channel(40, 10, 1), 2);
        assertEquals(3 * 40, out.channel(40, 20, 0), 2);
    }

    @Test
    void partsMoveByLessThanAPixel() {
        RgbaImage a = RgbaImage.allocate(SIZE);
        RgbaImage b = RgbaImage.allocate(SIZE);
        new Reframe().of(ramp(), new Reframe.Part(0.1, 0.1, 0.1, 0.1), a);
        new Reframe().of(ramp(), new Reframe.Part(0.106, 0.1, 0.094, 0.1), b);
        double moved = 0;
        for (int x = 10; x < 70; x++) {
            moved += (b.channel(x, 20, 0) - a.channel(x, 20, 0)) / 60.0;
        }
        assertTrue(moved > 1 && moved < 2, "by " + moved); // 0.006 * 80 px * 3 levels
    }

    @Test
    void theMapOfAPartIsThePartOfTheMap() {
        DepthMap map = DepthMap.allocate(SIZE);
        for (int i = 0; i < SIZE.pixels(); i++) {
            map.inverseDepth()[i] = (i % 80) / 80f;
        }
        DepthMap part = Reframe.of(map, new Reframe.Part(0.5, 0.5, 0, 0));
        assertEquals(0.5f, part.at(0, 20), 0.02f);
        assertEquals(1, part.at(79, 20), 0.02f);
    }
}
