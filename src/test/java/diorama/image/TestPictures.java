package diorama.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import diorama.base.Size;
import java.util.Random;

/** Pictures made by code, and how to compare them. */
final class TestPictures {
    private TestPictures() {}

    /** Red grows to the right, green downwards, blue along the diagonal: no symmetry. */
    static RgbaImage gradient(Size size) {
        RgbaImage image = RgbaImage.allocate(size);
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                int r = 255 * x / Math.max(1, size.width() - 1);
                int g = 255 * y / Math.max(1, size.height() - 1);
                image.setArgb(x, y, 0xff000000 | r << 16 | g << 8 | (r + g) / 4);
            }
        }
        return image;
    }

    /** Opaque, each byte at random. */
    static RgbaImage noise(Size size, long seed) {
        RgbaImage image = RgbaImage.allocate(size);
        Random random = new Random(seed);
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                image.setArgb(x, y, random.nextInt() | 0xff000000);
            }
        }
        return image;
    }

    /** Every channel within {@code tolerance} levels. */
    static void assertNear(RgbaImage want, RgbaImage got, int tolerance) {
        assertEquals(want.size(), got.size());
        for (int y = 0; y < want.height(); y++) {
            for (int x = 0; x < want.width(); x++) {
                for (int c = 0; c < 4; c++) {
                    int difference = Math.abs(want.channel(x, y, c) - got.channel(x, y, c));
                    if (difference > tolerance) {
                        fail("pixel " + x + "," + y + " channel " + c + ": want " + want.channel(x, y, c) + ", got "
                                + got.channel(x, y, c));
                    }
                }
            }
        }
    }
}
