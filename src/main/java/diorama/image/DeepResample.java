package diorama.image;

import diorama.base.Parallel;
import java.nio.ShortBuffer;

/** Changes the size of pictures of 16 bits: cubic, antialiased, in encoded values, as {@link Resample#resize} does. */
public final class DeepResample {
    private DeepResample() {}

    /** Fills {@code out} with a picture of its size. */
    public static void resize(DeepImage image, DeepImage out) {
        resize(image, out, Kernel.cubic(image.height(), out.height()), Kernel.cubic(image.width(), out.width()));
    }

    /** As {@link Resample#resizePart}. */
    static void resizePart(DeepImage image, double x, double y, double width, double height, DeepImage out) {
        resize(
                image,
                out,
                Kernel.cubic(image.height(), out.height(), y, height),
                Kernel.cubic(image.width(), out.width(), x, width));
    }

    private static void resize(DeepImage image, DeepImage out, Kernel vertical, Kernel horizontal) {
        int wide = 4 * image.width();
        int narrow = 4 * out.width();
        Parallel.rows(out.height(), (from, to) -> {
            ShortBuffer in = image.samples();
            ShortBuffer target = out.samples();
            short[] row = new short[wide];
            float[] sum = new float[wide];
            short[] made = new short[narrow];
            for (int y = from; y < to; y++) {
                java.util.Arrays.fill(sum, 0);
                for (int k = 0; k < vertical.taps(); k++) {
                    float w = vertical.weight()[y * vertical.taps() + k];
                    if (w != 0) {
                        in.get((vertical.start()[y] + k) * wide, row);
                        add(row, w, sum);
                    }
                }
                across(sum, horizontal, made);
                target.put(y * narrow, made);
            }
        });
    }

    private static void add(short[] row, float w, float[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += w * (row[i] & 0xffff);
        }
    }

    private static void across(float[] in, Kernel kernel, short[] out) {
        int taps = kernel.taps();
        for (int x = 0; x < kernel.start().length; x++) {
            for (int c = 0; c < 4; c++) {
                float v = 0;
                int i = 4 * kernel.start()[x] + c;
                for (int k = 0; k < taps && i < in.length; k++, i += 4) {
                    v += kernel.weight()[x * taps + k] * in[i];
                }
                out[4 * x + c] = (short) Math.max(0, Math.min(65535, (int) (v + 0.5f)));
            }
        }
    }
}
