package diorama.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.RgbaImage;
import diorama.match.StereoMatcher.Matched;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StereoMatcherTest {
    private static final Size SIZE = new Size(200, 100);

    /** Noise on a wall 4 px behind the screen, and a square 6 px in front of it; {@code side} is 1/2 left, -1/2 right. */
    private static RgbaImage eye(double side) {
        RgbaImage image = RgbaImage.allocate(SIZE);
        for (int y = 0; y < 100; y++) {
            for (int x = 0; x < 200; x++) {
                boolean square = x - 6 * side >= 80 && x - 6 * side < 130 && y >= 30 && y < 70;
                int at = square ? x - (int) (6 * side) : x + (int) (4 * side);
                int grey = new Random(31L * at + 1009L * y + (square ? 7 : 0)).nextInt(256);
                image.setArgb(x, y, 0xff000000 | grey << 16 | grey << 8 | grey);
            }
        }
        return image;
    }

    @Test
    void disparityIsFoundInFrontOfAndBehindTheScreen() {
        Matched matched = StereoMatcher.match(eye(0.5), eye(-0.5), 640);
        assertEquals(SIZE, matched.size());
        assertTrue(matched.share() > 0.8, "known " + matched.share());
        assertTrue(matched.isPair(), "alike " + matched.agreement());
        float[] map = matched.filled();
        assertEquals(3, map[50 * 200 + 105], 0.2f); // 6 of 200 px
        assertEquals(-2, map[10 * 200 + 40], 0.2f);
        assertEquals(-2, map[10 * 200 + 6], 0.2f);
        assertEquals(-2, matched.quantile(0.02), 0.2f);
        assertEquals(3, matched.quantile(0.98), 0.2f);
    }

    @Test
    void picturesOfDifferentThingsHaveFewPartners() {
        RgbaImage other = RgbaImage.allocate(SIZE);
        Random random = new Random(1);
        for (int i = 0; i < SIZE.pixels(); i++) {
            other.setArgb(i % 200, i / 200, 0xff000000 | random.nextInt(1 << 24));
        }
        Matched matched = StereoMatcher.match(eye(0.5), other, 640);
        assertTrue(!matched.isPair(), "known " + matched.share() + ", alike " + matched.agreement());
    }

    @Test
    void tinyEyesAreMatchedToo() {
        RgbaImage one = RgbaImage.allocate(new Size(1, 1));
        assertTrue(!StereoMatcher.match(one, one, 640).isPair());
    }
}
