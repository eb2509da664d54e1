package diorama.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.base.Size;
import java.util.List;
import org.junit.jupiter.api.Test;

class HalvedTest {
    @Test
    void fourPixelsBecomeTheirMeanAsLightAddsUp() {
        RgbaImage image = RgbaImage.allocate(new Size(4, 2));
        int[] row = {0xffffffff, 0xff000000, 0xff102030, 0xff102030};
        for (int x = 0; x < row.length; x++) {
            image.setArgb(x, 0, row[x]);
            image.setArgb(x, 1, row[x]);
        }
        RgbaImage half = Halved.of(image);
        assertEquals(new Size(2, 1), half.size());
        assertEquals(0xffbcbcbc, half.argb(0, 0), "half the light of white");
        assertEquals(0xff102030, half.argb(1, 0));
    }

    @Test
    void evenPicturesStayAsTheyAre() {
        for (int level = 0; level < 256; level++) {
            RgbaImage image = RgbaImage.allocate(new Size(2, 2));
            int argb = 0xff000000 | level * 0x010101;
            for (int i = 0; i < 4; i++) {
                image.setArgb(i % 2, i / 2, argb);
            }
            assertEquals(argb, Halved.of(image).argb(0, 0));
        }
    }

    /** What is seen stays where it is: left and right are alike. */
    @Test
    void oddPicturesAreNotMoved() {
        for (Size size : List.of(new Size(7, 3), new Size(3, 7), new Size(5, 1), new Size(8, 9))) {
            RgbaImage image = RgbaImage.allocate(size);
            RgbaImage turned = RgbaImage.allocate(size);
            for (int y = 0; y < size.height(); y++) {
                for (int x = 0; x < size.width(); x++) {
                    int argb = 0xff000000 | 0x010203 * (x * 11 + y * 5);
                    image.setArgb(x, y, argb);
                    turned.setArgb(size.width() - 1 - x, size.height() - 1 - y, argb);
                }
            }
            RgbaImage half = Halved.of(image);
            RgbaImage halfTurned = Halved.of(turned);
            for (int y = 0; y < half.height(); y++) {
                for (int x = 0; x < half.width(); x++) {
                    int argb = halfTurned.argb(half.width() - 1 - x, half.height() - 1 - y);
                    for (int shift = 0; shift < 24; shift += 8) {
                        assertEquals(
                                (half.argb(x, y) >> shift) & 255, (argb >> shift) & 255, 1, size + " " + x + "," + y);
                    }
                }
            }
        }
    }

    @Test
    void theLastOfAnOddRowCounts() {
        RgbaImage image = RgbaImage.allocate(new Size(3, 1));
        image.setArgb(0, 0, 0xff000000);
        image.setArgb(1, 0, 0xff000000);
        image.setArgb(2, 0, 0xffffffff);
        assertEquals(0xff9c9c9c, Halved.of(image).argb(0, 0), "a third of the light of white");
    }

    @Test
    void aSinglePixelStays() {
        RgbaImage image = RgbaImage.allocate(new Size(1, 1));
        image.setArgb(0, 0, 0xff123456);
        assertEquals(0xff123456, Halved.of(image).argb(0, 0));
    }

    @Test
    void oneTransparentPixelIsFound() {
        RgbaImage image = RgbaImage.allocate(new Size(7, 3));
        for (int i = 0; i < 21; i++) {
            image.setArgb(i % 7, i / 7, 0xff000000 | i);
        }
        assertEquals(true, image.isOpaque());
        for (int i = 0; i < 21; i++) {
            image.setArgb(i % 7, i / 7, 0xfe000000 | i);
            assertEquals(false, image.isOpaque(), "pixel " + i);
            image.setArgb(i % 7, i / 7, 0xff000000 | i);
        }
    }
}
