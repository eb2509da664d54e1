package diorama.image;

import diorama.base.Parallel;
import diorama.base.Size;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/** Changes the size of pictures and maps; antialiased, on all cores. */
public final class Resample {
    private Resample() {}

    /** In which values pixels are averaged. */
    public enum Light {
        /** As stored: what other programs do. */
        ENCODED,
        /** As light adds up: keeps fine bright detail bright when shrinking. */
        LINEAR
    }

    /** A picture of another size: cubic, antialiased, in encoded values. */
    public static RgbaImage resize(RgbaImage image, Size size) {
        return resize(image, size, Light.ENCODED);
    }

    /** A picture of another size: cubic, antialiased. Colours of transparent pixels do not bleed. */
    public static RgbaImage resize(RgbaImage image, Size size, Light light) {
        if (size.equals(image.size())) {
            return image;
        }
        RgbaImage out = RgbaImage.allocate(size);
        resize(image, out, light);
        return out;
    }

    /** Fills {@code out} with a picture of its size: cubic, antialiased, in encoded values. */
    public static void resize(RgbaImage image, RgbaImage out) {
        resize(image, out, Light.ENCODED);
    }

    /** A picture of another size, to be looked at by programs: area average when shrinking, linear when enlarging. */
    public static RgbaImage average(RgbaImage image, Size size) {
        RgbaImage out = RgbaImage.allocate(size);
        Kernel vertical = Kernel.area(image.height(), size.height());
        Kernel horizontal = Kernel.area(image.width(), size.width());
        resize(image, out, Light.ENCODED, vertical, horizontal);
        return out;
    }

    private static void resize(RgbaImage image, RgbaImage out, Light light) {
        Size size = out.size();
        Kernel vertical = Kernel.cubic(image.height(), size.height());
        Kernel horizontal = Kernel.cubic(image.width(), size.width());
        resize(image, out, light, vertical, horizontal);
    }

    /**
     * Fills {@code out} with a part of a picture that may begin and end between pixels: cubic, antialiased, in encoded values.
     *
     * @param x where the part begins, px
     * @param width of the part, px
     */
    static void resizePart(RgbaImage image, double x, double y, double width, double height, RgbaImage out) {
        Kernel vertical = Kernel.cubic(image.height(), out.height(), y, height);
        Kernel horizontal = Kernel.cubic(image.width(), out.width(), x, width);
        resize(image, out, Light.ENCODED, vertical, horizontal);
    }

    private static void resize(RgbaImage image, RgbaImage out, Light light, Kernel vertical, Kernel horizontal) {
        Size size = out.size();
        RgbaRows rows = new RgbaRows(image, light);
        Parallel.rows(size.height(), (y0, y1) -> {
            byte[] bytes = new byte[4 * image.width()];
            float[] sum = new float[bytes.length];
            float[] row = new float[4 * size.width()];
            for (int y = y0; y < y1; y++) {
                java.util.Arrays.fill(sum, 0);
                for (int k = 0; k < vertical.taps(); k++) {
                    float w = vertical.weight()[y * vertical.taps() + k];
                    if (w != 0) {
                        rows.add(vertical.start()[y] + k, w, bytes, sum);
                    }
                }
                across(sum, horizontal, row, 4);
                rows.store(row, out, y);
            }
        });
    }

    /** A map of another size; see {@link #resize(float[], Size, Size)}. */
    public static DepthMap resize(DepthMap map, Size size) {
        return size.equals(map.size()) ? map : new DepthMap(size, resize(map.inverseDepth(), map.size(), size));
    }

    /** Values of another size: area average when shrinking, linear when enlarging; never beyond the input's range. */
    public static float[] resize(float[] values, Size from, Size to) {
        float[] out = new float[to.pixels()];
        Kernel vertical = Kernel.area(from.height(), to.height());
        Kernel horizontal = Kernel.area(from.width(), to.width());
        int width = from.width();
        Parallel.rows(to.height(), (y0, y1) -> {
            float[] sum = new float[width];
            float[] row = new float[to.width()];
            for (int y = y0; y < y1; y++) {
                java.util.Arrays.fill(sum, 0);
                for (int k = 0; k < vertical.taps(); k++) {
                    float w = vertical.weight()[y * vertical.taps() + k];
                    int i = (vertical.start()[y] + k) * width;
                    if (w != 0) {
                        for (int x = 0; x < width; x++) {
                            sum[x] += w * values[i + x];
                        }
                    }
                }
                across(sum, horizontal, row, 1);
                System.arraycopy(row, 0, out, y * to.width(), to.width());
            }
        });
        return out;
    }

    /**
     * A picture as a network wants it: three planes R, G, B of {@code size}, row-major, area-averaged, normalised.
     *
     * @param out direct, native order, at least 12 * width * height bytes from index 0; position and limit are not used
     */
    public static void toTensor(RgbaImage image, Size size, Normalization normalization, ByteBuffer out) {
        FloatBuffer planes = out.duplicate().clear().order(out.order()).asFloatBuffer();
        Kernel vertical = Kernel.area(image.height(), size.height());
        Kernel horizontal = Kernel.area(image.width(), size.width());
        int plane = size.pixels();
        int width = size.width();
        float[] factor = new float[3];
        float[] offset = new float[3];
        for (int c = 0; c < 3; c++) {
            factor[c] = 1 / (255 * normalization.deviation()[c]);
            offset[c] = -normalization.mean()[c] / normalization.deviation()[c];
        }
        Parallel.rows(size.height(), (y0, y1) -> {
            byte[] bytes = new byte[4 * image.width()];
            float[] sum = new float[bytes.length];
            float[] row = new float[4 * width];
            for (int y = y0; y < y1; y++) {
                java.util.Arrays.fill(sum, 0);
                for (int k = 0; k < vertical.taps(); k++) {
                    float w = vertical.weight()[y * vertical.taps() + k];
                    if (w != 0) {
                        image.rgba().get(image.index(0, vertical.start()[y] + k), bytes);
                        addBytes(bytes, w, sum);
                    }
                }
                across(sum, horizontal, row, 4);
                for (int c = 0; c < 3; c++) {
                    int o = c * plane + y * width;
                    for (int x = 0; x < width; x++) {
                        planes.put(o + x, row[4 * x + c] * factor[c] + offset[c]);
                    }
                }
            }
        });
    }

    private static void addBytes(byte[] bytes, float w, float[] sum) {
        for (int i = 0; i < bytes.length; i++) {
            sum[i] += w * (bytes[i] & 0xff);
        }
    }

    /** Weighs one row of interleaved channels (1 or 4). */
    private static void across(float[] in, Kernel kernel, float[] out, int channels) {
        int taps = kernel.taps();
        float[] weight = kernel.weight();
        int count = kernel.start().length;
        for (int x = 0; x < count; x++) {
            int i = channels * kernel.start()[x];
            if (channels == 1) {
                float v = 0;
                for (int k = 0; k < taps && i + k < in.length; k++) {
                    v += weight[x * taps + k] * in[i + k];
                }
                out[x] = v;
            } else {
                float r = 0;
                float g = 0;
                float b = 0;
                float a = 0;
                for (int k = 0; k < taps && i + 3 < in.length; k++, i += 4) {
                    float w = weight[x * taps + k];
                    r += w * in[i];
                    g += w * in[i + 1];
                    b += w * in[i + 2];
                    a += w * in[i + 3];
                }
                out[4 * x] = r;
                out[4 * x + 1] = g;
                out[4 * x + 2] = b;
                out[4 * x + 3] = a;
            }
        }
    }
}
