package diorama.image;

import diorama.base.Size;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Shows a part of pictures as large as the whole, with its shape kept by black at two sides. Parts may begin and end between
 * pixels, so that one that moves does not jump. Keeps a picture to work in: confined to one thread.
 */
public final class Reframe {
    private Optional<RgbaImage> kept = Optional.empty();

    /** A part in shares of the width and height that are cut off, in [0,1). */
    public record Part(double left, double top, double right, double bottom) {
        public Part {
            if (!(left >= 0 && top >= 0 && right >= 0 && bottom >= 0) || left + right >= 1 || top + bottom >= 1) {
                throw new IllegalArgumentException(left + " " + top + " " + right + " " + bottom);
            }
        }

        private double width(Size whole) {
            return (1 - left - right) * whole.width();
        }

        private double height(Size whole) {
            return (1 - top - bottom) * whole.height();
        }
    }

    /** Where in a picture of the whole's size the part is shown. */
    private static Crop place(Part part, Size whole) {
        double scale = Math.min(whole.width() / part.width(whole), whole.height() / part.height(whole));
        Size size = new Size(
                Math.max(1, Math.min(whole.width(), (int) Math.round(scale * part.width(whole)))),
                Math.max(1, Math.min(whole.height(), (int) Math.round(scale * part.height(whole)))));
        return new Crop(whole, (whole.width() - size.width()) / 2, (whole.height() - size.height()) / 2, size);
    }

    /** Fills {@code out}, of the picture's size. */
    public void of(RgbaImage image, Part part, RgbaImage out) {
        Size whole = image.size();
        Crop place = place(part, whole);
        RgbaImage shown = place.isAll()
                ? out
                : kept.filter(k -> k.size().equals(place.size())).orElseGet(() -> RgbaImage.allocate(place.size()));
        Resample.resizePart(
                image,
                part.left * whole.width(),
                part.top * whole.height(),
                part.width(whole),
                part.height(whole),
                shown);
        if (place.isAll()) {
            return;
        }
        kept = Optional.of(shown);
        ByteBuffer to = out.rgba();
        for (int i = 0; i < whole.pixels(); i++) {
            to.putInt(4 * i, to.order() == java.nio.ByteOrder.BIG_ENDIAN ? 0xff : 0xff000000);
        }
        for (int row = 0; row < place.size().height(); row++) {
            to.put(
                    out.index(place.x(), place.y() + row),
                    shown.rgba(),
                    shown.index(0, row),
                    4 * place.size().width());
        }
    }

    /** The same in 16 bits. */
    public static void of(DeepImage image, Part part, DeepImage out) {
        Size whole = image.size();
        Crop place = place(part, whole);
        DeepImage shown = place.isAll() ? out : DeepImage.allocate(place.size());
        DeepResample.resizePart(
                image,
                part.left * whole.width(),
                part.top * whole.height(),
                part.width(whole),
                part.height(whole),
                shown);
        if (!place.isAll()) {
            out.darken();
            out.put(shown, place.x(), place.y());
        }
    }

    /** The same part of a map; the values at its edge go on where the picture is black. */
    public static DepthMap of(DepthMap map, Part part) {
        Size whole = map.size();
        Crop place = place(part, whole);
        DepthMap out = DepthMap.allocate(whole);
        for (int y = 0; y < whole.height(); y++) {
            double v = within((y + 0.5 - place.y()) / place.size().height());
            int fromY = (int) Math.min(whole.height() - 1, part.top * whole.height() + v * part.height(whole));
            for (int x = 0; x < whole.width(); x++) {
                double u = within((x + 0.5 - place.x()) / place.size().width());
                int fromX = (int) Math.min(whole.width() - 1, part.left * whole.width() + u * part.width(whole));
                out.inverseDepth()[y * whole.width() + x] = map.at(fromX, fromY);
            }
        }
        return out;
    }

    private static double within(double share) {
        return Math.max(0, Math.min(1, share));
    }
}
