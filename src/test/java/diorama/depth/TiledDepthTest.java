package diorama.depth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.RgbaImage;
import org.junit.jupiter.api.Test;

class TiledDepthTest {
    /** Columns of 64 levels of red over a slope of green: true inverse depth is green, with columns 0.1 in front. */
    private static RgbaImage columns(Size size) {
        RgbaImage image = RgbaImage.allocate(size);
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                boolean column = x % 127 < 22;
                int slope = 255 * (x + y) / (size.width() + size.height());
                image.setArgb(x, y, 0xff000000 | (column ? 255 : 0) << 16 | slope << 8);
            }
        }
        return image;
    }

    private static float truth(RgbaImage image, int x, int y) {
        return image.channel(x, y, 1) / 255f + (image.channel(x, y, 0) > 127 ? 0.1f : 0);
    }

    /** Sees 96 pixels along the width, and stretches every picture to its own range, as relative networks do. */
    private static RawDepth relative(RgbaImage image, DepthKind kind) {
        Size size = new Size(96, Math.max(1, 96 * image.height() / image.width()));
        float[] values = new float[size.pixels()];
        float low = Float.POSITIVE_INFINITY;
        float high = 0;
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                float sum = 0;
                int count = 0;
                for (int sx = x * image.width() / 96;
                        sx < Math.max((x + 1) * image.width() / 96, x * image.width() / 96 + 1);
                        sx++) {
                    sum += truth(image, sx, y * image.height() / size.height());
                    count++;
                }
                values[y * 96 + x] = sum / count;
                low = Math.min(low, sum / count);
                high = Math.max(high, sum / count);
            }
        }
        for (int i = 0; i < values.length; i++) {
            float d = (values[i] - low) / (high - low);
            values[i] = kind == DepthKind.INVERSE_RELATIVE ? d * 7 + 3 : 1 / (d * 0.9f + 0.1f);
        }
        return new RawDepth(size, values, kind);
    }

    @Test
    void tilesShowWhatTheWholeCannotAndNoSeams() {
        RgbaImage image = columns(new Size(960, 640));
        for (DepthKind kind : new DepthKind[] {DepthKind.INVERSE_RELATIVE, DepthKind.METRIC_METRES}) {
            int[] runs = {0};
            RawDepth tiled = TiledDepth.estimate(image, 4, part -> {
                runs[0]++;
                return relative(part, kind);
            });
            assertEquals(1 + 4 * 3, runs[0]);
            assertEquals(kind, tiled.kind());
            assertTrue(tiled.size().width() > 250, tiled.size().toString());
            RawDepth whole = relative(image, kind);
            double fine = error(image, tiled);
            double coarse = error(image, whole);
            assertTrue(fine < 0.75 * coarse, kind + ": tiled " + fine + ", whole " + coarse);
        }
    }

    /** Rms difference from the truth at every pixel after the best scale and shift of inverse depth. */
    private static double error(RgbaImage image, RawDepth raw) {
        int n = 0;
        double[] s = new double[5];
        double[][] pairs = new double[image.size().pixels()][];
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                int column = x * raw.size().width() / image.width();
                int row = y * raw.size().height() / image.height();
                float v = raw.values()[row * raw.size().width() + column];
                double d = raw.kind() == DepthKind.INVERSE_RELATIVE ? v : 1 / v;
                double t = truth(image, x, y);
                pairs[n++] = new double[] {d, t};
                s[0] += d;
                s[1] += t;
                s[2] += d * d;
                s[3] += d * t;
            }
        }
        double scale = (n * s[3] - s[0] * s[1]) / (n * s[2] - s[0] * s[0]);
        double shift = (s[1] - scale * s[0]) / n;
        double sum = 0;
        for (double[] p : pairs) {
            sum += Math.pow(scale * p[0] + shift - p[1], 2);
        }
        return Math.sqrt(sum / n);
    }

    @Test
    void neighbouringTilesAgreeWhereTheyMeet() {
        // a smooth hill: any step in what comes out is a seam
        Size size = new Size(1200, 800);
        RgbaImage hill = RgbaImage.allocate(size);
        for (int y = 0; y < 800; y++) {
            for (int x = 0; x < 1200; x++) {
                double r = Math.hypot(x - 500, y - 300) / 900;
                int v = (int) Math.round(255 * Math.exp(-r * r * 4));
                hill.setArgb(x, y, 0xff000000 | v << 8);
            }
        }
        RawDepth tiled = TiledDepth.estimate(hill, 5, part -> relative(part, DepthKind.INVERSE_RELATIVE));
        DepthRange range = DepthNormalizer.extremes(tiled.values());
        float worst = 0;
        int w = tiled.size().width();
        for (int i = 2 * w; i < tiled.values().length - 2 * w; i++) {
            if (i % w > 1 && i % w < w - 2) {
                float[] v = tiled.values();
                float bendX = v[i - 1] - 2 * v[i] + v[i + 1];
                float bendY = v[i - w] - 2 * v[i] + v[i + w];
                worst = Math.max(worst, Math.max(Math.abs(bendX), Math.abs(bendY)));
            }
        }
        // an 8-bit picture has steps of 1/255 itself, twice that where bends meet
        assertTrue(worst / (range.high() - range.low()) < 0.012, "bend of " + worst / (range.high() - range.low()));
    }

    @Test
    void oddPicturesAndFlatOnesAreTiledToo() {
        for (Size size : new Size[] {new Size(1, 1), new Size(3, 200), new Size(333, 7), new Size(97, 101)}) {
            RawDepth flat = TiledDepth.estimate(
                    RgbaImage.allocate(size),
                    3,
                    part -> new RawDepth(new Size(8, 8), constant(64, 2.5f), DepthKind.METRIC_METRES));
            for (float v : flat.values()) {
                assertEquals(2.5f, v, 1e-4f, size.toString());
            }
        }
    }

    private static float[] constant(int n, float v) {
        float[] values = new float[n];
        java.util.Arrays.fill(values, v);
        return values;
    }
}
