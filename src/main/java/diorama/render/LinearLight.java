package diorama.render;

/** Encoded sRGB bytes to linear light and back (IEC 61966-2-1), by tables. */
final class LinearLight {
    private static final int STEPS = 1 << 14;
    private static final float[] LINEAR = new float[256];
    private static final byte[] ENCODED = new byte[STEPS + 1];

    static {
        for (int i = 0; i < 256; i++) {
            double v = i / 255.0;
            LINEAR[i] = (float) (v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4));
        }
        for (int i = 0; i <= STEPS; i++) {
            double v = (double) i / STEPS;
            ENCODED[i] = (byte) Math.round(255 * (v <= 0.0031308 ? 12.92 * v : 1.055 * Math.pow(v, 1 / 2.4) - 0.055));
        }
    }

    private LinearLight() {}

    /** Linear light of an encoded byte, 0 to 255. */
    static float of(int encoded) {
        return LINEAR[encoded];
    }

    /** Encoded byte, 0 to 255, of linear light, clamped; within 0.6/255 of the exact value. */
    static int encode(float linear) {
        int step = (int) (linear * STEPS + 0.5f);
        return ENCODED[step < 0 ? 0 : Math.min(step, STEPS)] & 255;
    }
}
