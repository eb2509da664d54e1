package diorama.stereo;

import diorama.base.Parallel;
import diorama.image.DeepImage;
import diorama.image.Look;
import diorama.image.RgbaImage;
import diorama.relief.Layers;
import java.util.Optional;

/**
 * The background layer's colours in 16 bits. Where they are the front layer's own, its deep colours are taken; what was made up
 * is known in 8 bits only, and of all deep colours that round to those the smoothest along the row are taken, so that no steps
 * are seen. Confined to one thread at a time.
 */
final class DeepBackground {
    /** Pixels to either side that a made up colour is smoothed over. */
    private static final int REACH = 4;

    private Optional<DeepImage> kept = Optional.empty();

    /** Valid until the next call. */
    DeepImage of(Layers layers, DeepImage color, Look look) {
        DeepImage out = kept.filter(image -> image.size().equals(color.size()))
                .orElseGet(() -> DeepImage.allocate(color.size()));
        kept = Optional.of(out);
        int[] curve = look.back();
        int width = color.width();
        Parallel.rows(color.height(), (from, to) -> {
            for (int y = from; y < to; y++) {
                for (int x = 0; x < width; x++) {
                    if (layers.backDepth()[y * width + x] >= 0) {
                        put(layers, color, curve, x, y, out);
                    }
                }
            }
        });
        return out;
    }

    private static void put(Layers layers, DeepImage color, int[] curve, int x, int y, DeepImage out) {
        RgbaImage flat = layers.backColor();
        RgbaImage seen = layers.color();
        boolean own = flat.argb(x, y) == seen.argb(x, y);
        for (int c = 0; c < 3; c++) {
            out.setChannel(x, y, c, own ? color.channel(x, y, c) : smooth(layers, curve, x, y, c));
        }
        out.setChannel(x, y, 3, 65535);
    }

    private static int smooth(Layers layers, int[] curve, int x, int y, int c) {
        RgbaImage flat = layers.backColor();
        int width = flat.width();
        float[] back = layers.backDepth();
        int here = flat.channel(x, y, c);
        int sum = 0;
        int count = 0;
        for (int k = Math.max(0, x - REACH); k <= Math.min(width - 1, x + REACH); k++) {
            int there = flat.channel(k, y, c);
            if (back[y * width + k] >= 0 && Math.abs(there - here) <= 2) {
                sum += curve[there];
                count++;
            }
        }
        float mean = (float) sum / Math.max(1, count);
        float low = here == 0 ? curve[0] : (curve[here] + curve[here - 1]) / 2f;
        float high = here == 255 ? curve[255] : (curve[here] + curve[here + 1]) / 2f;
        return Math.round(Math.max(low, Math.min(high, mean)));
    }
}
