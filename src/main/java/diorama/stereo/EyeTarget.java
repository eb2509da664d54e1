package diorama.stereo;

import diorama.base.Size;
import diorama.image.RgbaImage;

/**
 * Where an eye is drawn: the rectangle of {@code image} whose top-left pixel is ({@code x}, {@code y}). Lets both eyes be
 * drawn straight into a packed frame.
 */
public record EyeTarget(RgbaImage image, int x, int y) {
    public EyeTarget {
        if (x < 0 || y < 0) {
            throw new IllegalArgumentException("target at " + x + "," + y);
        }
    }

    /** The whole image. */
    public static EyeTarget of(RgbaImage image) {
        return new EyeTarget(image, 0, 0);
    }

    /** @throws IllegalArgumentException if an eye of this size does not fit */
    void check(Size eye) {
        if (x + eye.width() > image.width() || y + eye.height() > image.height()) {
            throw new IllegalArgumentException(
                    "an eye of " + eye + " at " + x + "," + y + " is larger than " + image.size());
        }
    }

    /** Index of the first pixel of row {@code row} of the eye, in pixels. */
    int start(int row) {
        return (y + row) * image.width() + x;
    }
}
