package diorama.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BarDetectorTest {
    private static final Size SIZE = new Size(80, 60);

    /** Noise within bars of one colour. */
    private static RgbaImage barred(int left, int top, int right, int bottom, int bar, long seed) {
        Random random = new Random(seed);
        RgbaImage image = RgbaImage.allocate(SIZE);
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                boolean inside = x >= left && y >= top && x < SIZE.width() - right && y < SIZE.height() - bottom;
                image.setArgb(x, y, inside ? 0xff000000 | random.nextInt(1 << 24) : bar);
            }
        }
        return image;
    }

    @Test
    void blackBarsAreCutAtEvenNumbers() {
        RgbaImage image = barred(5, 8, 6, 7, 0xff080808, 1);
        assertEquals(new Crop(SIZE, 6, 8, new Size(68, 44)), BarDetector.of(image, BarDetector.Mode.BLACK));
        assertEquals(new Crop(SIZE, 0, 8, new Size(80, 44)), BarDetector.of(image, BarDetector.Mode.BLACK_TB));
        assertEquals(new Crop(SIZE, 6, 0, new Size(68, 60)), BarDetector.of(image, BarDetector.Mode.BLACK_LR));
    }

    @Test
    void barsOfAnyColourAreFlat() {
        RgbaImage image = barred(0, 10, 0, 4, 0xffa0c0e0, 2);
        assertEquals(new Crop(SIZE, 0, 10, new Size(80, 46)), BarDetector.of(image, BarDetector.Mode.FLAT));
        assertTrue(BarDetector.of(image, BarDetector.Mode.BLACK).isAll());
    }

    @Test
    void whatIsNoBarInMostFramesStays() {
        BarDetector detector = new BarDetector(BarDetector.Mode.BLACK, SIZE);
        for (int i = 0; i < 20; i++) {
            detector.add(barred(0, i < 2 ? 20 : 6, 0, 6, 0xff000000, i));
        }
        assertEquals(new Crop(SIZE, 0, 6, new Size(80, 48)), detector.crop());
    }

    @Test
    void aBlackPictureIsKeptWhole() {
        assertTrue(BarDetector.of(barred(80, 0, 0, 0, 0xff000000, 3), BarDetector.Mode.BLACK)
                .isAll());
    }

    @Test
    void partsOfMapsLieWhereThoseOfThePictureDo() {
        DepthMap map = DepthMap.allocate(new Size(40, 30));
        for (int i = 0; i < 1200; i++) {
            map.inverseDepth()[i] = i;
        }
        DepthMap part = new Crop(SIZE, 20, 10, new Size(40, 20)).of(map);
        assertEquals(new Size(20, 10), part.size());
        assertEquals(map.at(10, 5), part.at(0, 0));
        DepthMap turned = Turn.LEFT.of(map);
        assertEquals(new Size(30, 40), turned.size());
        // the right end comes to lie on top
        assertEquals(map.at(39, 0), turned.at(0, 0));
        assertEquals(map.at(39, 29), turned.at(29, 0));
    }
}
