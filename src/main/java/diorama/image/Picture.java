package diorama.image;

import diorama.base.Size;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A decoded picture with what its file says about it.
 *
 * @param image upright, sRGB
 * @param format kind of file
 * @param bits bits of a channel in the file, e.g. 8 or 16; 32 for floating point
 * @param alpha whether the file has transparency
 * @param profile name of the embedded colour profile
 * @param focalPx focal length in pixels of the longer side's scale, from EXIF
 * @param plain the file shows this very picture to any reader: upright, sRGB, 8 bits; it can be embedded as it is
 */
public record Picture(
        RgbaImage image,
        PictureFormat format,
        int bits,
        boolean alpha,
        Optional<String> profile,
        OptionalDouble focalPx,
        boolean plain) {

    public Size size() {
        return image.size();
    }

    /** The same taken with a focal length that its file does not tell, px. */
    public Picture withFocal(double px) {
        return new Picture(image, format, bits, alpha, profile, OptionalDouble.of(px), plain);
    }

    /** An eye or half that lay in it, each with a camera of its own: the file's focal length goes with the longer side. */
    public Picture withPart(RgbaImage part) {
        Picture made = with(part);
        double scale = (double) part.size().longSide() / image.size().longSide();
        return focalPx.isPresent() ? made.withFocal(focalPx.getAsDouble() * scale) : made;
    }

    /** What was made of it, of the same file. */
    public Picture with(RgbaImage other) {
        return new Picture(other, format, bits, alpha, profile, focalPx, false);
    }
}
