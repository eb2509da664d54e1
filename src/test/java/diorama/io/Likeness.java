package diorama.io;

import diorama.image.RgbaImage;

/** How like two pictures of one size are, for tests elsewhere. */
public final class Likeness {
    private Likeness() {}

    /** Structural similarity of luma, 1 for the same picture. */
    public static double of(RgbaImage a, RgbaImage b) {
        return Ssim.of(Ssim.luma(a), Ssim.luma(b), a.width(), a.height(), 0);
    }
}
