package diorama.depth;

import diorama.base.Parallel;
import diorama.base.Size;
import diorama.image.RgbaImage;

/** Depth as the mean of a look at a picture and one at its mirror image: what a network says of one side only is halved. */
public final class MirroredDepth {
    private MirroredDepth() {}

    /** {@code image} with left and right exchanged. */
    public static RgbaImage mirrored(RgbaImage image) {
        RgbaImage out = RgbaImage.allocate(image.size());
        int width = image.width();
        Parallel.rows(image.height(), (from, to) -> {
            for (int y = from; y < to; y++) {
                for (int x = 0; x < width; x++) {
                    out.rgba().putInt(out.index(width - 1 - x, y), image.rgba().getInt(image.index(x, y)));
                }
            }
        });
        return out;
    }

    /** {@code depth} with left and right exchanged. */
    public static RawDepth mirrored(RawDepth depth) {
        int width = depth.size().width();
        float[] values = new float[depth.values().length];
        for (int i = 0; i < values.length; i++) {
            int x = i % width;
            values[i - x + width - 1 - x] = depth.values()[i];
        }
        return new RawDepth(depth.size(), values, depth.kind(), depth.fovX());
    }

    /** @param mirror depth of the mirror image, of {@code straight}'s size */
    public static RawDepth mean(RawDepth straight, RawDepth mirror) {
        Size size = straight.size();
        if (!mirror.size().equals(size)) {
            throw new IllegalArgumentException(mirror.size() + " for " + size);
        }
        float[] values = mirrored(mirror).values();
        for (int i = 0; i < values.length; i++) {
            values[i] = (straight.values()[i] + values[i]) / 2;
        }
        return new RawDepth(size, values, straight.kind(), straight.fovX());
    }
}
