package diorama.depth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.base.Size;
import diorama.image.RgbaImage;
import org.junit.jupiter.api.Test;

class MirroredDepthTest {
    @Test
    void theMirrorImageIsTurnedBackBeforeTheMean() {
        RawDepth straight = new RawDepth(new Size(3, 2), new float[] {1, 2, 3, 4, 5, 6}, DepthKind.INVERSE_RELATIVE);
        RawDepth mirror = new RawDepth(new Size(3, 2), new float[] {5, 4, 3, 8, 7, 6}, DepthKind.INVERSE_RELATIVE);
        assertArrayEquals(
                new float[] {2, 3, 4, 5, 6, 7},
                MirroredDepth.mean(straight, mirror).values());
    }

    @Test
    void leftAndRightAreExchanged() {
        RgbaImage image = RgbaImage.allocate(new Size(3, 1));
        image.setArgb(0, 0, 0xff102030);
        RgbaImage mirrored = MirroredDepth.mirrored(image);
        assertEquals(0xff102030, mirrored.argb(2, 0));
        assertEquals(0, mirrored.argb(0, 0));
    }

    @Test
    void networksAreFedNothingNarrowerThanFourToOne() {
        SizeRule byArea = new SizeRule(49_152, 0, 0, 16, 0, 0);
        SizeRule bySide = new SizeRule(0, 192, 0, 16, 0, 0);
        assertEquals(new Size(768, 192), bySide.of(new Size(10_000, 500), 0));
        assertEquals(new Size(192, 768), bySide.of(new Size(10, 5_000), 0));
        Size panorama = byArea.of(new Size(10_000, 500), 0);
        assertEquals(4, (double) panorama.width() / panorama.height(), 0.7, panorama.toString());
        assertEquals(new Size(288, 192), bySide.of(new Size(1500, 1000), 0));
    }
}
