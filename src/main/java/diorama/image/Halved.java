package diorama.image;

import diorama.base.Parallel;
import diorama.base.Size;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Opaque pictures at half their size, quickly: a hundred megapixels take a tenth of a second of two cores. */
public final class Halved {
    /** Of light, so fine that the darkest level of sRGB has five steps. */
    private static final int STEPS = 1 << 14;

    private static final int[] LIGHT = new int[256];
    private static final byte[] LEVEL = new byte[STEPS];

    static {
        for (int level = 0; level < 256; level++) {
            LIGHT[level] = (int) Math.round(Srgb.toLinear(level / 255.0) * (STEPS - 1));
        }
        for (int light = 0; light < STEPS; light++) {
            LEVEL[light] = (byte) Math.round(Srgb.toEncoded(light / (STEPS - 1.0)) * 255);
        }
    }

    private Halved() {}

    /** Each pixel is the mean of four, as light adds up, and of parts of others where there is an odd row or column. Opacity is not heeded. */
    public static RgbaImage of(RgbaImage image) {
        if (new Halving(image.width()).odd() || new Halving(image.height()).odd()) {
            return odd(image);
        }
        RgbaImage out = RgbaImage.allocate(new Size(Math.max(1, image.width() / 2), Math.max(1, image.height() / 2)));
        IntBuffer from = image.ints();
        IntBuffer to = out.ints();
        int width = image.width();
        int below = image.height() > 1 ? 1 : 0;
        Parallel.rows(out.height(), (y0, y1) -> {
            int[] upper = new int[width];
            int[] lower = new int[width];
            int[] row = new int[out.width()];
            for (int y = y0; y < y1; y++) {
                from.get(2 * y * width, upper);
                from.get((2 * y + below) * width, lower);
                for (int x = 0; x < row.length; x++) {
                    int right = Math.min(2 * x + 1, width - 1);
                    row[x] = mean(upper[2 * x], upper[right], lower[2 * x], lower[right]);
                }
                to.put(y * row.length, row);
            }
        });
        return out;
    }

    private static RgbaImage odd(RgbaImage image) {
        Halving across = new Halving(image.width());
        Halving down = new Halving(image.height());
        RgbaImage out = RgbaImage.allocate(new Size(across.to(), down.to()));
        IntBuffer from = image.ints();
        IntBuffer to = out.ints();
        int width = image.width();
        Parallel.rows(out.height(), (y0, y1) -> {
            int[] row = new int[width];
            int[] made = new int[out.width()];
            // light of a row of the picture's width, by channels
            float[] sum = new float[4 * width];
            for (int y = y0; y < y1; y++) {
                Arrays.fill(sum, 0);
                for (int tap = 0; tap < down.taps(); tap++) {
                    from.get((2 * y + tap) * width, row);
                    float share = down.share(y, tap);
                    for (int x = 0; x < width; x++) {
                        int pixel = row[x];
                        sum[4 * x] += share * LIGHT[pixel & 255];
                        sum[4 * x + 1] += share * LIGHT[(pixel >>> 8) & 255];
                        sum[4 * x + 2] += share * LIGHT[(pixel >>> 16) & 255];
                        sum[4 * x + 3] += share * LIGHT[pixel >>> 24];
                    }
                }
                for (int x = 0; x < made.length; x++) {
                    made[x] = across(sum, x, across);
                }
                to.put(y * made.length, made);
            }
        });
        return out;
    }

    private static int across(float[] sum, int x, Halving across) {
        int taps = across.taps();
        int from = 8 * x;
        float a = across.share(x, 0);
        float b = taps > 1 ? across.share(x, 1) : 0;
        float c = taps > 2 ? across.share(x, 2) : 0;
        int second = taps > 1 ? from + 4 : from;
        int third = taps > 2 ? from + 8 : from;
        int made = 0;
        for (int k = 0; k < 4; k++) {
            float light = a * sum[from + k] + b * sum[second + k] + c * sum[third + k];
            made |= (LEVEL[(int) (light + 0.5f)] & 255) << (8 * k);
        }
        return made;
    }

    /** All smaller copies, down to a single pixel. */
    public static List<RgbaImage> all(RgbaImage image) {
        List<RgbaImage> copies = new ArrayList<>();
        for (RgbaImage last = image; last.size().longSide() > 1; last = copies.get(copies.size() - 1)) {
            copies.add(of(last));
        }
        return copies;
    }

    /** Of four pixels, byte by byte. */
    private static int mean(int a, int b, int c, int d) {
        return mean(a, b, c, d, 0) | mean(a, b, c, d, 8) | mean(a, b, c, d, 16) | mean(a, b, c, d, 24);
    }

    private static int mean(int a, int b, int c, int d, int shift) {
        int light = LIGHT[a >>> shift & 255]
                + LIGHT[b >>> shift & 255]
                + LIGHT[c >>> shift & 255]
                + LIGHT[d >>> shift & 255];
        return (LEVEL[(light + 2) >> 2] & 255) << shift;
    }
}
