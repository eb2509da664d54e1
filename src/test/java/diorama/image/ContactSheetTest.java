package diorama.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContactSheetTest {
    @Test
    void everyTileIsSeenOnADarkGround() {
        ContactSheet sheet = new ContactSheet("Title", 640);
        int[] colors = {0xffff0000, 0xff00ff00, 0xff0000ff, 0xffffff00, 0xff00ffff};
        for (int i = 0; i < colors.length; i++) {
            RgbaImage tile = RgbaImage.allocate(new Size(40 + 30 * i, 50));
            for (int k = 0; k < tile.size().pixels(); k++) {
                tile.setArgb(k % tile.width(), k / tile.width(), colors[i]);
            }
            sheet.add(tile, "tile " + i);
        }
        RgbaImage out = sheet.compose();
        assertEquals(640, out.width());
        Set<Integer> seen = new HashSet<>();
        for (int k = 0; k < out.size().pixels(); k++) {
            seen.add(out.argb(k % 640, k / 640));
        }
        for (int color : colors) {
            assertTrue(seen.contains(color), Integer.toHexString(color));
        }
        assertEquals(0xff161719, out.argb(1, out.height() - 1));
    }

    @Test
    void thinPicturesAndNoPicturesMakeASheet() {
        assertEquals(320, new ContactSheet("", 100).compose().width());
        RgbaImage sheet = new ContactSheet("", 400)
                .add(TestPictures.gradient(new Size(3000, 2)), "wide")
                .add(TestPictures.gradient(new Size(1, 1)), "")
                .compose();
        assertEquals(400, sheet.width());
    }

    @Test
    void rampsGoFromDarkToBright() {
        assertEquals(0xff000000, ColorRamp.GREY.argb(0));
        assertEquals(0xffffffff, ColorRamp.GREY.argb(1));
        assertEquals(0xff808080, ColorRamp.GREY.argb(0.5f));
        for (int shift = 0; shift <= 16; shift += 8) {
            assertTrue((ColorRamp.INFERNO.argb(0) >> shift & 255) < 8);
        }
        assertTrue((ColorRamp.INFERNO.argb(1) >> 16 & 255) > 240);
    }
}
