package diorama.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.RgbaImage;
import org.junit.jupiter.api.Test;

class GradeTest {
    private static final int SIDE = 41;

    private static RgbaImage graded(GradeOptions options) {
        RgbaImage image = RgbaImage.allocate(new Size(SIDE, SIDE));
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                image.setArgb(x, y, x < SIDE / 4 ? 0xff000000 : 0xffc08040);
            }
        }
        new Grade(options).apply(image);
        return image;
    }

    private static GradeOptions options(
            float saturation, float contrast, float brightness, float sepia, float vignette, float fringe) {
        return new GradeOptions(saturation, contrast, brightness, sepia, vignette, fringe);
    }

    @Test
    void withoutOptionsNothingChanges() {
        assertEquals(0xffc08040, graded(GradeOptions.DEFAULTS).argb(20, 20));
    }

    @Test
    void colorsFollowTheirOptions() {
        RgbaImage grey = graded(options(0, 100, 100, 0, 0, 0));
        assertEquals(grey.channel(20, 20, 0), grey.channel(20, 20, 2));
        assertEquals(137, grey.channel(20, 20, 1), 1);
        assertEquals(0x60, graded(options(100, 100, 50, 0, 0, 0)).channel(20, 20, 0), 1);
        assertEquals(255, graded(options(100, 200, 100, 0, 0, 0)).channel(20, 20, 0), 1);
        RgbaImage brown = graded(options(100, 100, 100, 100, 0, 0));
        assertEquals(0.393 * 0xc0 + 0.769 * 0x80 + 0.189 * 0x40, brown.channel(20, 20, 0), 1);
    }

    @Test
    void aVignetteDarkensTheCornersAndNotTheMiddle() {
        RgbaImage image = graded(options(100, 100, 100, 0, 1, 0));
        assertEquals(0xffc08040, image.argb(20, 20));
        assertTrue(image.channel(40, 40, 0) < 0xc0 * 0.68, "corner " + image.channel(40, 40, 0));
        assertEquals(0, image.channel(0, 40, 0));
    }

    @Test
    void fringesPartRedFromBlueAwayFromTheMiddle() {
        RgbaImage image = graded(options(100, 100, 100, 0, 0, 20));
        int edge = SIDE / 4;
        assertTrue(image.channel(edge - 1, 0, 0) > 0
                || image.channel(edge - 1, 0, 2) > 0
                || image.channel(edge, 0, 0) < 0xc0
                || image.channel(edge, 0, 2) < 0x40);
        assertEquals(0xffc08040, image.argb(20, 20));
    }
}
