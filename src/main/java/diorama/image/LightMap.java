package diorama.image;

import diorama.base.Size;
import diorama.base.UserError;
import java.awt.image.Raster;
import java.nio.file.Path;

/**
 * Light from all round as an equirectangular picture; linear RGB of any brightness, row-major, row 0 at the top. The array is
 * owned by the map and not written after construction.
 *
 * @param rgb three numbers a pixel
 */
public record LightMap(Size size, float[] rgb) {
    /** Width that larger pictures are brought down to, px: no more is seen of them in surfaces. */
    private static final int WIDTH = 1024;

    public LightMap {
        if (rgb.length != 3 * size.pixels()) {
            throw new IllegalArgumentException(rgb.length + " numbers for " + size);
        }
    }

    /**
     * An HDR or EXR picture, or any other, whose colours are then light. Large ones are made smaller by averages, which keeps
     * the light of a small sun.
     *
     * @throws UserError in one line when it is none, or not about twice as wide as high
     */
    public static LightMap read(Path file) {
        Decoded stored = Decoder.decode(file);
        Size size = stored.size();
        double shape = (double) size.width() / size.height();
        if (shape < 1.8 || shape > 2.2) {
            throw new UserError(file + ": is " + size + " px, want surroundings all round, twice as wide as high");
        }
        return stored.coding() == Decoded.Coding.LINEAR ? ofLight(stored) : ofColors(ImageFiles.read(file));
    }

    private static LightMap ofLight(Decoded stored) {
        Raster raster = stored.raster();
        int bands = raster.getNumBands();
        int next = stored.colors() >= 3 ? 1 : 0;
        double[] scale = {1 / stored.max(0), 1 / stored.max(next), 1 / stored.max(2 * next)};
        Averages out = new Averages(stored.size());
        float[] row = new float[stored.size().width() * bands];
        for (int y = 0; y < stored.size().height(); y++) {
            raster.getPixels(
                    raster.getMinX(), raster.getMinY() + y, stored.size().width(), 1, row);
            for (int x = 0; x < stored.size().width(); x++) {
                for (int c = 0; c < 3; c++) {
                    out.add(x, y, c, (float) (row[x * bands + c * next] * scale[c]));
                }
            }
        }
        return out.map();
    }

    private static LightMap ofColors(RgbaImage image) {
        Averages out = new Averages(image.size());
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                for (int c = 0; c < 3; c++) {
                    out.add(x, y, c, (float) Srgb.toLinear(image.channel(x, y, c) / 255.0));
                }
            }
        }
        return out.map();
    }

    /** Sums of the pixels of a larger picture. */
    private static final class Averages {
        private final int step;
        private final Size size;
        private final float[] sums;
        private final int[] counts;

        Averages(Size whole) {
            step = Math.max(1, (whole.width() + WIDTH - 1) / WIDTH);
            size = new Size((whole.width() + step - 1) / step, (whole.height() + step - 1) / step);
            sums = new float[3 * size.pixels()];
            counts = new int[size.pixels()];
        }

        void add(int x, int y, int channel, float light) {
            int at = y / step * size.width() + x / step;
            sums[3 * at + channel] += Float.isFinite(light) ? Math.max(0, light) : 0;
            counts[at] += channel == 0 ? 1 : 0;
        }

        LightMap map() {
            for (int i = 0; i < sums.length; i++) {
                sums[i] /= Math.max(1, counts[i / 3]);
            }
            return new LightMap(size, sums);
        }
    }

    /**
     * Linear RGB between pixels.
     *
     * @param u place from left to right, [0,1], which goes round
     * @param v place from top to bottom, [0,1]
     */
    public void sample(double u, double v, float[] out) {
        int width = size.width();
        int height = size.height();
        double x = u * width - 0.5;
        double y = Math.max(0, Math.min(height - 1, v * height - 0.5));
        int x0 = (int) Math.floor(x);
        int y0 = Math.min(height - 1, (int) y);
        float fx = (float) (x - x0);
        float fy = (float) (y - y0);
        int left = Math.floorMod(x0, width);
        int right = Math.floorMod(x0 + 1, width);
        int below = Math.min(height - 1, y0 + 1);
        for (int c = 0; c < 3; c++) {
            float upper = at(left, y0, c) + fx * (at(right, y0, c) - at(left, y0, c));
            float lower = at(left, below, c) + fx * (at(right, below, c) - at(left, below, c));
            out[c] = upper + fy * (lower - upper);
        }
    }

    private float at(int x, int y, int channel) {
        return rgb[3 * (y * size.width() + x) + channel];
    }
}
