package diorama.stereo;

import diorama.base.Parallel;
import diorama.base.Size;
import diorama.image.DeepImage;
import diorama.image.RgbaImage;
import java.nio.IntBuffer;

/**
 * Shows a flat picture on a half sphere, as headsets want it; black where there is no picture. The grid is iw3's for 90 degrees:
 *
 * <pre>
 * azimuth, elevation = -90..90 degrees over the square of side S, its first and last pixel included
 * gx = (m/S) tan(azimuth) / tan(fov/2)        gy = (m/S) tan(elevation) / cos(azimuth) / tan(fov/2)        m longer side
 * </pre>
 *
 * with gx, gy in half sides from the middle. S is 1.5 m, or more where a narrow field of view would lose detail. Immutable.
 */
final class Equirectangular {
    private final Size source;
    private final int side;
    private final double zoom;
    /** tan and 1 / cos of the azimuth of each column. */
    private final double[] columnTangent;

    private final double[] columnStretch;

    /** @param fovDegrees angle that the longer side of the source covers, below 180 */
    Equirectangular(Size source, double fovDegrees) {
        this.source = source;
        double tangent = Math.tan(Math.toRadians(fovDegrees) / 2);
        int m = source.longSide();
        int wanted = (int) Math.round((m + m / 2) / Math.min(1, tangent));
        side = Math.max(2, wanted + wanted % 2);
        zoom = (double) m / side / tangent;
        columnTangent = new double[side];
        columnStretch = new double[side];
        double half = (side - 1) / 2.0;
        for (int x = 0; x < side; x++) {
            double azimuth = (x / half - 1) * Math.PI / 2;
            columnTangent[x] = Math.tan(azimuth);
            columnStretch[x] = 1 / Math.cos(azimuth);
        }
    }

    /** The square's size. */
    Size size() {
        return new Size(side, side);
    }

    /** Where the pixel at ({@code u}, {@code v}), both in [-1,1], looks: half sides from the middle. */
    double[] grid(double u, double v) {
        double azimuth = u * Math.PI / 2;
        return new double[] {zoom * Math.tan(azimuth), zoom * Math.tan(v * Math.PI / 2) / Math.cos(azimuth)};
    }

    /** Projects {@code image}, of the source's size, into {@code out}, of {@link #size}. */
    void project(RgbaImage image, RgbaImage out) {
        if (!image.size().equals(source) || !out.size().equals(size())) {
            throw new IllegalArgumentException(image.size() + " into " + out.size());
        }
        IntBuffer pixels = Pixels.of(out);
        Parallel.rows(side, (from, to) -> {
            int[] row = new int[side];
            Bicubic sampler = new Bicubic(image);
            for (int y = from; y < to; y++) {
                along(y, (x, u, v) -> row[x] = sampler.at(u, v));
                pixels.put(y * side, row, 0, side);
            }
        });
    }

    /** The same for 16 bits a channel. */
    void project(DeepImage image, DeepImage out) {
        if (!image.size().equals(source) || !out.size().equals(size())) {
            throw new IllegalArgumentException(image.size() + " into " + out.size());
        }
        Parallel.rows(side, (from, to) -> {
            DeepBicubic sampler = new DeepBicubic(image);
            for (int y = from; y < to; y++) {
                int row = y;
                along(y, (x, u, v) -> sampler.put(u, v, out, x, row));
            }
        });
    }

    /** Takes where in the source a pixel of the square looks. */
    @FunctionalInterface
    private interface Looks {
        void at(int x, double u, double v);
    }

    private void along(int y, Looks looks) {
        double half = (side - 1) / 2.0;
        double down = half * zoom * Math.tan((y / half - 1) * Math.PI / 2);
        for (int x = 0; x < side; x++) {
            looks.at(
                    x,
                    (source.width() - 1) / 2.0 + half * zoom * columnTangent[x],
                    (source.height() - 1) / 2.0 + down * columnStretch[x]);
        }
    }

    /** Cubic samples of a picture that is black and opaque around. */
    private static final class Bicubic {
        private static final int BLACK = 0xff000000;
        private final IntBuffer pixels;
        private final int width;
        private final int height;
        private final float[] across = new float[4];
        private final float[] down = new float[4];

        Bicubic(RgbaImage image) {
            pixels = Pixels.of(image);
            width = image.width();
            height = image.height();
        }

        int at(double x, double y) {
            if (!(x > -1 && x < width && y > -1 && y < height)) {
                return BLACK;
            }
            int x0 = (int) Math.floor(x);
            int y0 = (int) Math.floor(y);
            weigh((float) (x - x0), across);
            weigh((float) (y - y0), down);
            float r = 0;
            float g = 0;
            float b = 0;
            for (int j = 0; j < 4; j++) {
                for (int i = 0; i < 4; i++) {
                    int pixel = pixel(x0 + i - 1, y0 + j - 1);
                    float w = across[i] * down[j];
                    r += w * (pixel & 255);
                    g += w * (pixel >> 8 & 255);
                    b += w * (pixel >> 16 & 255);
                }
            }
            return toByte(r) | toByte(g) << 8 | toByte(b) << 16 | 0xff000000;
        }

        private int pixel(int x, int y) {
            return x < 0 || y < 0 || x >= width || y >= height ? BLACK : pixels.get(y * width + x);
        }

        private static int toByte(float v) {
            return Math.max(0, Math.min(255, (int) (v + 0.5f)));
        }

        /** Keys' weights, a = -1/2, of the pixels before, at, after and two after. */
        static void weigh(float t, float[] w) {
            w[0] = ((-0.5f * t + 1) * t - 0.5f) * t;
            w[1] = (1.5f * t - 2.5f) * t * t + 1;
            w[2] = ((-1.5f * t + 2) * t + 0.5f) * t;
            w[3] = (0.5f * t - 0.5f) * t * t;
        }
    }

    /** {@link Bicubic} of 16 bits a channel. */
    private static final class DeepBicubic {
        private final DeepImage image;
        private final float[] across = new float[4];
        private final float[] down = new float[4];

        DeepBicubic(DeepImage image) {
            this.image = image;
        }

        void put(double x, double y, DeepImage out, int toX, int toY) {
            boolean inside = x > -1 && x < image.width() && y > -1 && y < image.height();
            int x0 = inside ? (int) Math.floor(x) : 0;
            int y0 = inside ? (int) Math.floor(y) : 0;
            Bicubic.weigh((float) (x - x0), across);
            Bicubic.weigh((float) (y - y0), down);
            for (int c = 0; c < 3; c++) {
                float sum = 0;
                for (int j = 0; j < 4 && inside; j++) {
                    for (int i = 0; i < 4; i++) {
                        sum += across[i] * down[j] * channel(x0 + i - 1, y0 + j - 1, c);
                    }
                }
                out.setChannel(toX, toY, c, Math.max(0, Math.min(65535, (int) (sum + 0.5f))));
            }
            out.setChannel(toX, toY, 3, 65535);
        }

        private int channel(int x, int y, int c) {
            return x < 0 || y < 0 || x >= image.width() || y >= image.height() ? 0 : image.channel(x, y, c);
        }
    }
}
