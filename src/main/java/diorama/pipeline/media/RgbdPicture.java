package diorama.pipeline.media;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.depth.DepthKind;
import diorama.depth.DepthRange;
import diorama.depth.GivenDepth;
import diorama.depth.RawDepth;
import diorama.image.Crop;
import diorama.image.Picture;
import diorama.image.Resample;
import diorama.image.RgbaImage;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * A picture with its inverse depth in the right half, as iw3 and holographic displays call them: {@code NAME_RGBD}, or {@code
 * NAME_HRGBD} where both halves are squeezed to half their width.
 *
 * @param picture the left half
 * @param depth the right half, white = near
 */
public record RgbdPicture(Picture picture, GivenDepth depth) {
    private static final int FULL = 255;

    /** Mean difference of the channels of a right half that nobody calls grey, levels. */
    private static final int COLORED = 24;

    /** The halves of {@code whole}; empty when the name of {@code file} does not say that it has such. */
    public static Optional<RgbdPicture> of(Path file, Picture whole) {
        String stem = MediaKind.stem(file).toUpperCase(Locale.ROOT);
        boolean squeezed = stem.endsWith("_HRGBD");
        if (!squeezed && !stem.endsWith("_RGBD")) {
            return Optional.empty();
        }
        RgbaImage image = whole.image();
        if (image.width() < 2) {
            throw new UserError(file + ": is one pixel wide, want a picture and its depth side by side");
        }
        Size half = new Size(image.width() / 2, image.height());
        RgbaImage color = part(image, half, 0);
        RawDepth raw = grey(file, part(image, half, image.width() - half.width()));
        if (squeezed) {
            color = Resample.resize(color, image.size());
        }
        return Optional.of(new RgbdPicture(whole.withPart(color), new GivenDepth(raw, new DepthRange(0, FULL))));
    }

    private static RgbaImage part(RgbaImage image, Size size, int x) {
        return new Crop(image.size(), x, 0, size).of(image);
    }

    private static RawDepth grey(Path file, RgbaImage image) {
        float[] levels = new float[image.size().pixels()];
        long difference = 0;
        for (int i = 0; i < levels.length; i++) {
            int x = i % image.width();
            int y = i / image.width();
            int r = image.channel(x, y, 0);
            int g = image.channel(x, y, 1);
            int b = image.channel(x, y, 2);
            levels[i] = g;
            difference += Math.max(r, Math.max(g, b)) - Math.min(r, Math.min(g, b));
        }
        if (difference > (long) COLORED * levels.length) {
            throw new UserError(file + ": has a coloured right half, want grey depth there, white = near");
        }
        return new RawDepth(image.size(), levels, DepthKind.INVERSE_RELATIVE);
    }
}
