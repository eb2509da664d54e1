package diorama.stereo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.RgbaImage;
import org.junit.jupiter.api.Test;

class FramePackerTest {
    private static final Size EYE = new Size(10, 6);
    private final RgbaImage left = plain(EYE, 0xff204060);
    private final RgbaImage right = plain(EYE, 0xffc0a080);

    @Test
    void sideBySideHasTheLeftEyeLeft() {
        RgbaImage packed = pack(StereoLayout.FULL_SBS, false);
        assertEquals(new Size(20, 6), packed.size());
        assertEquals(0xff204060, packed.argb(9, 5));
        assertEquals(0xffc0a080, packed.argb(10, 0));
    }

    @Test
    void crossEyedHasTheRightEyeLeft() {
        RgbaImage packed = pack(StereoLayout.CROSS_EYED, false);
        assertEquals(0xffc0a080, packed.argb(9, 5));
        assertEquals(0xff204060, packed.argb(10, 0));
    }

    @Test
    void topBottomHasTheLeftEyeOnTop() {
        RgbaImage packed = pack(StereoLayout.FULL_TB, false);
        assertEquals(new Size(10, 12), packed.size());
        assertEquals(0xff204060, packed.argb(9, 5));
        assertEquals(0xffc0a080, packed.argb(0, 6));
    }

    @Test
    void swappedEyesChangePlaces() {
        assertEquals(0xffc0a080, pack(StereoLayout.FULL_SBS, true).argb(0, 0));
        assertEquals(0xffc0a080, pack(StereoLayout.HALF_SBS, true).argb(0, 0));
        assertEquals(0xffc0a080, pack(StereoLayout.FULL_TB, true).argb(0, 0));
        assertEquals(0xffc0a080, pack(StereoLayout.HALF_TB, true).argb(0, 0));
        assertEquals(0xff204060, pack(StereoLayout.CROSS_EYED, true).argb(0, 0));
        assertEquals(0xffc0a080, pack(StereoLayout.LEFT, true).argb(0, 0));
        assertEquals(0xff204060, pack(StereoLayout.RIGHT, true).argb(0, 0));
        assertEquals(new Size(10, 6), pack(StereoLayout.ANAGLYPH, true).size());
    }

    @Test
    void soleEyesAreCopied() {
        assertEquals(0, Fixtures.worst(left, pack(StereoLayout.LEFT, false)));
        assertEquals(0, Fixtures.worst(right, pack(StereoLayout.RIGHT, false)));
    }

    @Test
    void halvesKeepPlainColoursExactly() {
        for (Size eye : new Size[] {EYE, new Size(1, 1), new Size(2, 3), new Size(7, 9), new Size(31, 17)}) {
            RgbaImage one = plain(eye, 0xff204060);
            RgbaImage two = plain(eye, 0xffc0a080);
            for (StereoLayout layout : new StereoLayout[] {StereoLayout.HALF_SBS, StereoLayout.HALF_TB}) {
                RgbaImage packed = new FramePacker(eye, layout, false).pack(one, two);
                assertEquals(layout.packed(eye), packed.size());
                assertEquals(0xff204060, packed.argb(0, 0), layout + " of " + eye);
                assertEquals(0xffc0a080, packed.argb(packed.width() - 1, packed.height() - 1), layout + " of " + eye);
            }
        }
    }

    /** Stripes finer than the result's pixels must turn grey, coarse ones must stay. */
    @Test
    void halvesDoNotAlias() {
        Size eye = new Size(64, 64);
        for (StereoLayout layout : new StereoLayout[] {StereoLayout.HALF_SBS, StereoLayout.HALF_TB}) {
            boolean columns = layout == StereoLayout.HALF_SBS;
            RgbaImage fine = stripes(eye, 1, columns);
            RgbaImage coarse = stripes(eye, 8, columns);
            RgbaImage packed = new FramePacker(eye, layout, false).pack(fine, coarse);
            for (int i = 4; i < 28; i++) {
                int grey = packed.argb(columns ? i : 9, columns ? 9 : i) & 255;
                assertTrue(Math.abs(grey - 128) <= 4, "fine stripes give " + grey);
            }
            int dark = packed.argb(columns ? 32 + 6 : 9, columns ? 9 : 32 + 6) & 255;
            int light = packed.argb(columns ? 32 + 2 : 9, columns ? 9 : 32 + 2) & 255;
            assertTrue(Math.abs(dark - light) > 240, "coarse stripes " + dark + " " + light);
        }
    }

    @Test
    void halvesAreMirrorSymmetric() {
        Size eye = new Size(64, 5);
        RgbaImage image = Fixtures.texture(eye, 4);
        FramePacker packer = new FramePacker(eye, StereoLayout.HALF_SBS, false);
        RgbaImage packed = packer.pack(image, Fixtures.mirrored(image));
        assertEquals(0, Fixtures.worst(packed, Fixtures.mirrored(packed)));
    }

    @Test
    void eyesOfTheWrongSizeAreRefused() {
        FramePacker packer = new FramePacker(EYE, StereoLayout.FULL_SBS, false);
        assertThrows(IllegalArgumentException.class, () -> packer.pack(left, plain(new Size(9, 6), 0)));
    }

    private RgbaImage pack(StereoLayout layout, boolean swap) {
        return new FramePacker(EYE, layout, swap).pack(left, right);
    }

    private static RgbaImage plain(Size size, int argb) {
        return stripes(size, argb, argb, 1, true);
    }

    private static RgbaImage stripes(Size size, int wide, boolean columns) {
        return stripes(size, 0xffffffff, 0xff000000, wide, columns);
    }

    private static RgbaImage stripes(Size size, int even, int odd, int wide, boolean columns) {
        RgbaImage image = RgbaImage.allocate(size);
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                image.setArgb(x, y, (columns ? x : y) / wide % 2 == 0 ? even : odd);
            }
        }
        return image;
    }
}
