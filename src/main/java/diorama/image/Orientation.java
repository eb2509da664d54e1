package diorama.image;

import diorama.base.Parallel;
import diorama.base.Size;
import java.nio.IntBuffer;
import java.nio.LongBuffer;

/**
 * How a stored picture must be turned to stand upright: tag 274 of EXIF and TIFF, 1 to 8.
 *
 * @param tag 1 upright, 2 mirrored, 3 half turn, 4 upside down mirror, 5 to 8 the same with rows and columns swapped
 */
record Orientation(int tag) {
    static final Orientation UPRIGHT = new Orientation(1);

    /** Any value outside 1 to 8 counts as upright. */
    Orientation {
        tag = tag < 1 || tag > 8 ? 1 : tag;
    }

    boolean isUpright() {
        return tag == 1;
    }

    boolean isTransposed() {
        return tag >= 5;
    }

    Size upright(Size stored) {
        return isTransposed() ? stored.transposed() : stored;
    }

    /** Column in the stored picture of upright pixel (x, y). */
    int storedX(int x, int y, Size stored) {
        int along = isTransposed() ? y : x;
        return tag == 2 || tag == 3 || tag == 7 || tag == 8 ? stored.width() - 1 - along : along;
    }

    /** Row in the stored picture of upright pixel (x, y). */
    int storedY(int x, int y, Size stored) {
        int along = isTransposed() ? x : y;
        return tag == 3 || tag == 4 || tag == 6 || tag == 7 ? stored.height() - 1 - along : along;
    }

    /** The same picture standing upright; the given one when it does already. */
    RgbaImage upright(RgbaImage stored) {
        if (isUpright()) {
            return stored;
        }
        RgbaImage out = RgbaImage.allocate(upright(stored.size()));
        upright(stored, out);
        return out;
    }

    /** Fills {@code out} with the same picture standing upright. */
    void upright(RgbaImage stored, RgbaImage out) {
        Size from = stored.size();
        IntBuffer in =
                stored.rgba().duplicate().clear().order(stored.rgba().order()).asIntBuffer();
        IntBuffer to = out.rgba().duplicate().clear().order(out.rgba().order()).asIntBuffer();
        int width = out.width();
        int start = storedX(0, 0, from) + from.width() * storedY(0, 0, from);
        int dx = width < 2 ? 0 : storedX(1, 0, from) + from.width() * storedY(1, 0, from) - start;
        int dy = out.height() < 2 ? 0 : storedX(0, 1, from) + from.width() * storedY(0, 1, from) - start;
        Parallel.rows(out.height(), (y0, y1) -> {
            for (int y = y0; y < y1; y++) {
                int i = start + y * dy;
                for (int x = 0; x < width; x++, i += dx) {
                    to.put(y * width + x, in.get(i));
                }
            }
        });
    }

    /** The same for 16 bits a channel. */
    void upright(DeepImage stored, DeepImage out) {
        Size from = stored.size();
        LongBuffer in = stored.pixels();
        LongBuffer to = out.pixels();
        Parallel.rows(out.height(), (y0, y1) -> {
            for (int y = y0; y < y1; y++) {
                for (int x = 0; x < out.width(); x++) {
                    to.put(y * out.width() + x, in.get(storedX(x, y, from) + from.width() * storedY(x, y, from)));
                }
            }
        });
    }
}
