package diorama.render;

import diorama.base.Size;
import diorama.gl.GlScope;
import diorama.gl.Texture;
import diorama.gl.TextureDelivery;
import diorama.gl.TextureFormat;
import diorama.image.Halved;
import diorama.image.Resample;
import diorama.image.RgbaImage;
import java.util.ArrayList;
import java.util.List;

/**
 * A picture as a texture wants it: not too large, with all of its smaller copies. Immutable.
 *
 * @param opaque whether nothing is seen through it
 * @param levels each half as large as the one before, rounded down, to a single pixel
 */
record Pyramid(boolean opaque, List<RgbaImage> levels) {
    /** Pixels of a sketch that is there at once, by code that has not been translated yet. */
    static final int HASTY = 20_000;

    /** Pixels of a sketch for which a window's eye waits a moment. */
    static final int FAIR = 1_500_000;

    Pyramid {
        levels = List.copyOf(levels);
    }

    /**
     * Takes a second or so for a hundred megapixels.
     *
     * @param most pixels of the largest level
     * @param maxSide of the largest level, px
     */
    static Pyramid of(RgbaImage image, long most, int maxSide) {
        boolean opaque = image.isOpaque();
        RgbaImage top = image;
        // what is seen through is made smaller with care for that; of the others a quarter of the pixels tells it as
        // well
        while (opaque && top.size().pixels() / 2 > most) {
            top = Halved.of(top);
        }
        Size size = fitting(top.size(), most).fitting(maxSide);
        top = Resample.resize(top, size);
        List<RgbaImage> levels = new ArrayList<>(List.of(top));
        if (opaque) {
            levels.addAll(Halved.all(top));
            return new Pyramid(true, levels);
        }
        for (RgbaImage last = top; last.size().longSide() > 1; last = levels.get(levels.size() - 1)) {
            levels.add(Resample.resize(last, half(last.size()), Resample.Light.LINEAR));
        }
        return new Pyramid(false, levels);
    }

    /**
     * Every so manieth pixel.
     *
     * @param pixels that are taken, at most
     */
    static Pyramid sketch(RgbaImage image, int pixels) {
        int step = Math.max(1, (int) Math.ceil(Math.sqrt((double) image.size().pixels() / pixels)));
        RgbaImage few =
                RgbaImage.allocate(new Size(Math.max(1, image.width() / step), Math.max(1, image.height() / step)));
        for (int y = 0; y < few.height(); y++) {
            for (int x = 0; x < few.width(); x++) {
                few.setArgb(
                        x,
                        y,
                        image.argb(
                                Math.min(x * step + step / 2, image.width() - 1),
                                Math.min(y * step + step / 2, image.height() - 1)));
            }
        }
        List<RgbaImage> levels = new ArrayList<>(List.of(few));
        levels.addAll(Halved.all(few));
        return new Pyramid(few.isOpaque(), levels);
    }

    /** All of it as a texture, brought beside this thread. */
    TextureDelivery delivery(GlScope scope) {
        return new TextureDelivery(scope, TextureFormat.SRGB8_ALPHA8, levels);
    }

    /** All of it as a texture. */
    Texture texture(GlScope scope) {
        Texture texture = Texture.withCopies(scope, TextureFormat.SRGB8_ALPHA8, top().size());
        texture.upload(levels);
        return texture;
    }

    RgbaImage top() {
        return levels.get(0);
    }

    private static Size half(Size size) {
        return new Size(Math.max(1, size.width() / 2), Math.max(1, size.height() / 2));
    }

    private static Size fitting(Size size, long most) {
        double scale = Math.sqrt((double) most / size.pixels());
        return scale >= 1
                ? size
                : new Size(Math.max(1, (int) (size.width() * scale)), Math.max(1, (int) (size.height() * scale)));
    }
}
