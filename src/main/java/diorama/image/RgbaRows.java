package diorama.image;

import java.nio.ByteBuffer;

/** Rows of a picture as sums of light weighted by opacity, and back. */
final class RgbaRows {
    private static final int STEPS = 1 << 14;

    private final RgbaImage image;
    private final boolean opaque;
    private final float[] decode = new float[256];
    private final byte[] encode = new byte[STEPS + 1];

    RgbaRows(RgbaImage image, Resample.Light light) {
        this.image = image;
        this.opaque = image.isOpaque();
        boolean linear = light == Resample.Light.LINEAR;
        for (int i = 0; i < 256; i++) {
            decode[i] = linear ? (float) Srgb.toLinear(i / 255.0) : i / 255f;
        }
        for (int i = 0; i <= STEPS; i++) {
            double v = (double) i / STEPS;
            encode[i] = (byte) Math.round(255 * (linear ? Srgb.toEncoded(v) : v));
        }
    }

    /** Adds row y, weighted, to {@code sum} (R, G, B, opacity interleaved). */
    void add(int y, float weight, byte[] bytes, float[] sum) {
        image.rgba().get(image.index(0, y), bytes);
        for (int i = 0; i < bytes.length; i += 4) {
            float w = opaque ? weight : weight * ((bytes[i + 3] & 0xff) / 255f);
            sum[i] += w * decode[bytes[i] & 0xff];
            sum[i + 1] += w * decode[bytes[i + 1] & 0xff];
            sum[i + 2] += w * decode[bytes[i + 2] & 0xff];
            sum[i + 3] += w;
        }
    }

    /** Writes a finished row of sums. */
    void store(float[] row, RgbaImage out, int y) {
        ByteBuffer rgba = out.rgba();
        int o = out.index(0, y);
        for (int i = 0; i < row.length; i += 4) {
            float a = row[i + 3];
            float unit = opaque || a <= 0 ? STEPS : STEPS / a;
            rgba.put(o + i, encode[clamp(row[i] * unit)]);
            rgba.put(o + i + 1, encode[clamp(row[i + 1] * unit)]);
            rgba.put(o + i + 2, encode[clamp(row[i + 2] * unit)]);
            rgba.put(o + i + 3, opaque ? (byte) 255 : (byte) Math.round(255 * Math.max(0, Math.min(1, a))));
        }
    }

    private static int clamp(float v) {
        return Math.max(0, Math.min(STEPS, Math.round(v)));
    }
}
