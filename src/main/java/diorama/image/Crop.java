package diorama.image;

import diorama.base.Size;
import java.nio.ByteBuffer;

/**
 * A part of a picture.
 *
 * @param whole size of the picture it is a part of
 * @param x first column
 * @param y first row
 * @param size of the part
 */
public record Crop(Size whole, int x, int y, Size size) {
    public Crop {
        if (x < 0 || y < 0 || x + size.width() > whole.width() || y + size.height() > whole.height()) {
            throw new IllegalArgumentException(size + " at " + x + "," + y + " of " + whole);
        }
    }

    /** All of it. */
    public static Crop all(Size whole) {
        return new Crop(whole, 0, 0, whole);
    }

    public boolean isAll() {
        return size.equals(whole);
    }

    /** The part of {@code image}, which has the whole's size; the image itself when it is all. */
    public RgbaImage of(RgbaImage image) {
        if (isAll()) {
            return image;
        }
        RgbaImage out = RgbaImage.allocate(size);
        copy(image, out);
        return out;
    }

    /** Fills {@code out}, of the part's size. */
    public void copy(RgbaImage image, RgbaImage out) {
        if (!image.size().equals(whole) || !out.size().equals(size)) {
            throw new IllegalArgumentException(image.size() + " into " + out.size());
        }
        ByteBuffer from = image.rgba();
        ByteBuffer to = out.rgba();
        for (int row = 0; row < size.height(); row++) {
            to.put(out.index(0, row), from, image.index(x, y + row), 4 * size.width());
        }
    }

    /** Fills {@code out}, of the part's size. */
    public void copy(DeepImage image, DeepImage out) {
        for (int row = 0; row < size.height(); row++) {
            out.pixels().put(row * size.width(), image.pixels(), (y + row) * whole.width() + x, size.width());
        }
    }

    /** The part of a map of the whole at any resolution. */
    public DepthMap of(DepthMap map) {
        if (isAll()) {
            return map;
        }
        double sx = (double) map.width() / whole.width();
        double sy = (double) map.height() / whole.height();
        int x0 = (int) Math.round(x * sx);
        int y0 = (int) Math.round(y * sy);
        Size part = new Size(
                Math.max(1, Math.min(map.width() - x0, (int) Math.round(size.width() * sx))),
                Math.max(1, Math.min(map.height() - y0, (int) Math.round(size.height() * sy))));
        DepthMap out = DepthMap.allocate(part);
        for (int row = 0; row < part.height(); row++) {
            System.arraycopy(
                    map.inverseDepth(),
                    (y0 + row) * map.width() + x0,
                    out.inverseDepth(),
                    row * part.width(),
                    part.width());
        }
        return out;
    }
}
