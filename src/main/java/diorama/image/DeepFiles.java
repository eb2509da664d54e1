package diorama.image;

import java.awt.image.Raster;
import java.nio.file.Path;
import java.util.Optional;

/** Reads pictures of more than 8 bits a channel at full precision, in their own colours. */
public final class DeepFiles {
    private DeepFiles() {}

    /**
     * The picture, upright, along its own curve and in the colours of its own profile; empty where 8 bits hold all of it, or its
     * numbers are light, ink or indices.
     *
     * @throws diorama.base.UserError in one line when there is none
     */
    public static Optional<DeepImage> read(Path file) {
        Decoded stored = Decoder.decode(file);
        boolean plain = stored.coding() == Decoded.Coding.ENCODED
                && stored.palette().isEmpty()
                && !stored.isFloat()
                && (stored.colors() == 3
                        || (stored.colors() == 1 && stored.profile().isEmpty()));
        if (!plain || stored.bits() <= 8 || stored.bits() > 16) {
            return Optional.empty();
        }
        DeepImage coded = samples(stored);
        Orientation orientation = Metadata.read(file).orientation();
        if (orientation.isUpright()) {
            return Optional.of(coded);
        }
        DeepImage out = DeepImage.allocate(orientation.upright(coded.size()));
        orientation.upright(coded, out);
        return Optional.of(out);
    }

    private static DeepImage samples(Decoded stored) {
        Raster raster = stored.raster();
        DeepImage out = DeepImage.allocate(stored.size());
        int bands = raster.getNumBands();
        int next = stored.colors() == 3 ? 1 : 0;
        double scale = 65535 / stored.max(0);
        double alphaScale = stored.alpha() ? 65535 / stored.max(stored.colors()) : 1;
        int[] row = new int[out.width() * bands];
        for (int y = 0; y < out.height(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, out.width(), 1, row);
            for (int x = 0; x < out.width(); x++) {
                double alpha = stored.alpha() ? row[x * bands + stored.colors()] * alphaScale : 65535;
                double unit = stored.premultiplied() && alpha > 0 ? 65535 / alpha : 1;
                for (int c = 0; c < 3; c++) {
                    double v = Math.min(65535, row[x * bands + c * next] * scale * unit);
                    out.setChannel(x, y, c, (int) Math.round(v));
                }
                out.setChannel(x, y, 3, (int) Math.round(alpha));
            }
        }
        return out;
    }
}
