package diorama.stereo;

import diorama.options.Option;
import java.util.function.DoubleUnaryOperator;

/**
 * Ways to put both eyes into one picture for red-cyan glasses; formulas and names as in iw3. {@link #DUBOIS}: E. Dubois, A
 * projection method to generate anaglyph stereo images, 2001, least squares in linear light; the others work on the encoded
 * values. All channels in [0,1].
 */
public enum Anaglyph {
    COLOR,
    HALF_COLOR,
    GRAY,
    WIMMER,
    WIMMER2,
    DUBOIS,
    /** As {@link #DUBOIS} without clamping each eye's part on its own. */
    DUBOIS2;

    private static final float[] DUBOIS_LEFT = {.437f, .449f, .164f, -.062f, -.062f, -.024f, -.048f, -.050f, -.017f};
    private static final float[] DUBOIS_RIGHT = {-.011f, -.032f, -.007f, .377f, .761f, .009f, -.026f, -.093f, 1.234f};

    private static final int LINEAR_STEPS = 1 << 14;
    /** Parts of a step that products are rounded to before they are added. */
    private static final int FINER = 16;

    private static final int[] RED = products(DUBOIS_LEFT, 0);
    private static final int[] GREEN = products(DUBOIS_RIGHT, 3);
    private static final int[] BLUE = products(DUBOIS_RIGHT, 6);
    private static final float[] TO_LINEAR = toLinear();
    private static final byte[] TO_ENCODED = table(Anaglyph::encode);
    private static final byte[] TO_RED = table(v -> Math.pow(v, 1 / 1.6));

    /** What is put behind a file's name: {@code _dubois}. */
    public String fileSuffix() {
        return "_" + Option.text(this);
    }

    /** The red, green and blue for one pixel; {@code left}, {@code right} and the result encoded, in [0,1]. */
    public float[] mix(float[] left, float[] right) {
        return switch (this) {
            case COLOR -> new float[] {left[0], right[1], right[2]};
            case HALF_COLOR -> new float[] {luma(left), right[1], right[2]};
            case GRAY -> new float[] {luma(left), luma(right), luma(right)};
            case WIMMER -> new float[] {0.7f * left[1] + 0.3f * left[2], right[1], right[2]};
            case WIMMER2 -> {
                float red = 0.75f * warmGreen(left) + 0.25f * warmBlue(left);
                yield new float[] {(float) Math.pow(red, 1 / 1.6), warmGreen(right), warmBlue(right)};
            }
            case DUBOIS, DUBOIS2 -> dubois(left, right, this == DUBOIS);
        };
    }

    /**
     * Mixes a row of pixels, bytes R G B A, within 1/255 of {@link #mix}; alpha is the left eye's.
     *
     * @param left in: the left eye; out: the mixture
     */
    void mixRow(int[] left, int[] right, int width) {
        switch (this) {
            case COLOR -> {
                for (int x = 0; x < width; x++) {
                    left[x] = (left[x] & 0xff0000ff) | (right[x] & 0x00ffff00);
                }
            }
            case HALF_COLOR -> {
                for (int x = 0; x < width; x++) {
                    left[x] = (left[x] & 0xff000000) | lumaByte(left[x]) | (right[x] & 0x00ffff00);
                }
            }
            case GRAY -> {
                for (int x = 0; x < width; x++) {
                    left[x] = (left[x] & 0xff000000) | lumaByte(left[x]) | lumaByte(right[x]) * 0x010100;
                }
            }
            case WIMMER -> {
                for (int x = 0; x < width; x++) {
                    int p = left[x];
                    int red = (int) (0.7f * (p >> 8 & 255) + 0.3f * (p >> 16 & 255) + 0.5f);
                    left[x] = (p & 0xff000000) | red | (right[x] & 0x00ffff00);
                }
            }
            case WIMMER2 -> wimmer2Row(left, right, width);
            case DUBOIS -> duboisRow(left, right, width);
            case DUBOIS2 -> dubois2Row(left, right, width);
        }
    }

    /** Luma of a pixel as a byte. */
    private static int lumaByte(int pixel) {
        return (int) (0.299f * (pixel & 255) + 0.587f * (pixel >> 8 & 255) + 0.114f * (pixel >> 16 & 255) + 0.5f);
    }

    private static void wimmer2Row(int[] left, int[] right, int width) {
        for (int x = 0; x < width; x++) {
            int p = left[x];
            float warm = 0.75f * warm(p, 8, 0.45f) + 0.25f * warm(p, 16, 0.25f);
            int red = TO_RED[(int) (warm * (LINEAR_STEPS / 255f) + 0.5f)] & 255;
            int green = (int) (warm(right[x], 8, 0.45f) + 0.5f);
            int blue = (int) (warm(right[x], 16, 0.25f) + 0.5f);
            left[x] = red | green << 8 | blue << 16 | (p & 0xff000000);
        }
    }

    /** The channel at bit {@code shift} with a part of what red has more. */
    private static float warm(int pixel, int shift, float part) {
        int channel = pixel >> shift & 255;
        return channel + part * Math.max(0, (pixel & 255) - channel);
    }

    private static void dubois2Row(int[] left, int[] right, int width) {
        float[] l = DUBOIS_LEFT;
        float[] r = DUBOIS_RIGHT;
        float[] sums = new float[3];
        for (int x = 0; x < width; x++) {
            int p = left[x];
            int q = right[x];
            for (int c = 0; c < 3; c++) {
                sums[c] = l[3 * c] * TO_LINEAR[p & 255]
                        + l[3 * c + 1] * TO_LINEAR[p >> 8 & 255]
                        + l[3 * c + 2] * TO_LINEAR[p >> 16 & 255]
                        + r[3 * c] * TO_LINEAR[q & 255]
                        + r[3 * c + 1] * TO_LINEAR[q >> 8 & 255]
                        + r[3 * c + 2] * TO_LINEAR[q >> 16 & 255];
            }
            left[x] = ofLight(sums[0]) | ofLight(sums[1]) << 8 | ofLight(sums[2]) << 16 | (p & 0xff000000);
        }
    }

    private static void duboisRow(int[] left, int[] right, int width) {
        for (int x = 0; x < width; x++) {
            int p = left[x];
            int q = right[x];
            int pr = p & 255;
            int pg = 256 + ((p >> 8) & 255);
            int pb = 512 + ((p >> 16) & 255);
            int qr = q & 255;
            int qg = 256 + ((q >> 8) & 255);
            int qb = 512 + ((q >> 16) & 255);
            // the left eye gives nothing to green and blue, the right one nothing to red: those products are all
            // negative
            int red = RED[pr] + RED[pg] + RED[pb];
            int green = GREEN[qr] + GREEN[qg] + GREEN[qb];
            int blue = BLUE[qr] + BLUE[qg] + BLUE[qb];
            left[x] = encoded(red) | encoded(green) << 8 | encoded(blue) << 16 | (p & 0xff000000);
        }
    }

    private static int encoded(int fine) {
        return TO_ENCODED[Math.max(0, Math.min(LINEAR_STEPS, (fine + FINER / 2) / FINER))] & 255;
    }

    private static int ofLight(float linear) {
        return TO_ENCODED[(int) (Math.max(0, Math.min(1, linear)) * LINEAR_STEPS + 0.5f)] & 255;
    }

    private static float[] dubois(float[] left, float[] right, boolean clampEyes) {
        float[] out = new float[3];
        for (int c = 0; c < 3; c++) {
            double fromLeft = 0;
            double fromRight = 0;
            for (int k = 0; k < 3; k++) {
                fromLeft += DUBOIS_LEFT[3 * c + k] * linear(left[k]);
                fromRight += DUBOIS_RIGHT[3 * c + k] * linear(right[k]);
            }
            double sum = clampEyes ? clamp(fromLeft) + clamp(fromRight) : fromLeft + fromRight;
            out[c] = (float) encode(clamp(sum));
        }
        return out;
    }

    private static float luma(float[] c) {
        return 0.299f * c[0] + 0.587f * c[1] + 0.114f * c[2];
    }

    private static float warmGreen(float[] c) {
        return c[1] + 0.45f * Math.max(0, c[0] - c[1]);
    }

    private static float warmBlue(float[] c) {
        return c[2] + 0.25f * Math.max(0, c[0] - c[2]);
    }

    private static double clamp(double v) {
        return Math.max(0, Math.min(1, v));
    }

    private static double linear(double v) {
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }

    private static double encode(double v) {
        return v <= 0.0031308 ? 12.92 * v : 1.055 * Math.pow(v, 1 / 2.4) - 0.055;
    }

    private static float[] toLinear() {
        float[] table = new float[256];
        for (int i = 0; i < 256; i++) {
            table[i] = (float) linear(i / 255.0);
        }
        return table;
    }

    /** What a red, green or blue byte gives to a channel: the row of {@code weights} from {@code row} on, 256 products each. */
    private static int[] products(float[] weights, int row) {
        int[] products = new int[3 * 256];
        for (int i = 0; i < products.length; i++) {
            products[i] = (int) Math.round(FINER * LINEAR_STEPS * weights[row + i / 256] * linear(i % 256 / 255.0));
        }
        return products;
    }

    private static byte[] table(DoubleUnaryOperator curve) {
        byte[] table = new byte[LINEAR_STEPS + 1];
        for (int i = 0; i <= LINEAR_STEPS; i++) {
            table[i] = (byte) Math.round(255 * curve.applyAsDouble((double) i / LINEAR_STEPS));
        }
        return table;
    }
}
