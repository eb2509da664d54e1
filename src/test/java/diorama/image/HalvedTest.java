package diorama.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.base.Size;
import org.junit.jupiter.api.Test;

class HalvedTest {
    @Test
    void fourPixelsBecomeTheirMeanAsLightAddsUp() {
        RgbaImage image = RgbaImage.allocate(new Size(5, 2));
        int[] row = {0xffffffff, 0xff000000, 0xff102030, 0xff102030, 0xffff0000};
        for (int x = 0; x < 5; x++) {
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
