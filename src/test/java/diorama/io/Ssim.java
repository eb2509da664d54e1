package diorama.io;

import diorama.image.RgbaImage;

/** Structural similarity (Wang, Bovik, Sheikh, Simoncelli, 2004) of luma, with 8 x 8 windows, for tests. */
public final class Ssim {
    private static final int WINDOW = 8;
    private static final double C1 = 0.01 * 255 * 0.01 * 255;
    private static final double C2 = 0.03 * 255 * 0.03 * 255;

    private Ssim() {}

    /** Mean over all windows that keep {@code rim} px away from the frame. */
    public static double of(float[] a, float[] b, int width, int height, int rim) {
        double sum = 0;
        int count = 0;
        for (int y = rim; y + WINDOW <= height - rim; y += 2) {
            for (int x = rim; x + WINDOW <= width - rim; x += 2) {
                sum += window(a, b, width, x, y);
                count++;
            }
        }
        return sum / count;
    }

    public static float[] luma(RgbaImage image) {
        float[] out = new float[image.size().pixels()];
        for (int p = 0; p < out.length; p++) {
            int x = p % image.width();
            int y = p / image.width();
            out[p] =
                    0.299f * image.channel(x, y, 0) + 0.587f * image.channel(x, y, 1) + 0.114f * image.channel(x, y, 2);
        }
        return out;
    }

    /** Luma of the picture made smaller by the mean over each new pixel's area. */
    public static float[] shrunk(RgbaImage image, int width, int height) {
        float[] full = luma(image);
        float[] out = new float[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                out[y * width + x] = mean(full, image.width(), image.height(), x, y, width, height);
            }
        }
        return out;
    }

    private static float mean(float[] full, int fullWidth, int fullHeight, int x, int y, int width, int height) {
        double x0 = (double) x * fullWidth / width;
        double x1 = (double) (x + 1) * fullWidth / width;
        double y0 = (double) y * fullHeight / height;
        double y1 = (double) (y + 1) * fullHeight / height;
        double sum = 0;
        for (int j = (int) y0; j < Math.ceil(y1); j++) {
            double tall = Math.min(j + 1, y1) - Math.max(j, y0);
            for (int i = (int) x0; i < Math.ceil(x1); i++) {
                sum += full[j * fullWidth + i] * tall * (Math.min(i + 1, x1) - Math.max(i, x0));
            }
        }
        return (float) (sum / ((x1 - x0) * (y1 - y0)));
    }

    private static double window(float[] a, float[] b, int width, int x, int y) {
        double sumA = 0;
        double sumB = 0;
        double squareA = 0;
        double squareB = 0;
        double product = 0;
        for (int j = y; j < y + WINDOW; j++) {
            for (int p = j * width + x; p < j * width + x + WINDOW; p++) {
                sumA += a[p];
                sumB += b[p];
                squareA += (double) a[p] * a[p];
                squareB += (double) b[p] * b[p];
                product += (double) a[p] * b[p];
            }
        }
        double n = WINDOW * WINDOW;
        double meanA = sumA / n;
        double meanB = sumB / n;
        double varianceA = squareA / n - meanA * meanA;
        double varianceB = squareB / n - meanB * meanB;
        double covariance = product / n - meanA * meanB;
        return (2 * meanA * meanB + C1)
                * (2 * covariance + C2)
                / ((meanA * meanA + meanB * meanB + C1) * (varianceA + varianceB + C2));
    }
}
