package diorama.depth;

import diorama.image.RgbaImage;
import java.util.Arrays;

/**
 * How much a pixel belongs to the thing that a stroke began on: alike in inverse depth and, more loosely, in colour, so that a
 * pattern on the thing does not end it.
 */
record ObjectLikeness(float d, float red, float green, float blue) {
    /** Differences that count as 1: inverse depth, and the distance of two sRGB colours in the unit cube. */
    private static final float DEPTH = 0.1f;

    private static final float COLOR = 0.45f;

    /** Differences up to which a pixel belongs to the thing wholly, and from which on not at all. */
    private static final float INSIDE = 0.4f;

    private static final float OUTSIDE = 1;

    /** Of what lies most within {@code area}: by weight for brushes, the middle inverse depth for a lasso. */
    static ObjectLikeness of(float[] depth, RgbaImage image, StrokeArea area) {
        int count = 0;
        float[] inside = new float[area.weights().length];
        for (int i = 0; i < inside.length; i++) {
            if (area.weights()[i] > 0) {
                inside[count++] = depth[index(area, image, i)];
            }
        }
        if (count == 0) {
            return new ObjectLikeness(0, 0, 0, 0);
        }
        Arrays.sort(inside, 0, count);
        float middle = inside[count / 2];
        double[] sum = new double[4];
        for (int i = 0; i < area.weights().length; i++) {
            int at = index(area, image, i);
            if (area.weights()[i] > 0 && Math.abs(depth[at] - middle) < DEPTH / 3) {
                for (int channel = 0; channel < 3; channel++) {
                    sum[channel] += (image.rgba().get(4 * at + channel) & 0xff) / 255.0;
                }
                sum[3]++;
            }
        }
        return new ObjectLikeness(
                middle, (float) (sum[0] / sum[3]), (float) (sum[1] / sum[3]), (float) (sum[2] / sum[3]));
    }

    private static int index(StrokeArea area, RgbaImage image, int i) {
        int width = area.size().width();
        return (area.y() + i / width) * image.width() + area.x() + i % width;
    }

    /** Of pixel {@code at} of the picture, [0,1]. */
    float of(float depth, RgbaImage image, int at) {
        float r = (image.rgba().get(4 * at) & 0xff) / 255f - red;
        float g = (image.rgba().get(4 * at + 1) & 0xff) / 255f - green;
        float b = (image.rgba().get(4 * at + 2) & 0xff) / 255f - blue;
        float far = (depth - d) / DEPTH;
        float other = (r * r + g * g + b * b) / (COLOR * COLOR);
        float t = (OUTSIDE - (float) Math.sqrt(far * far + other)) / (OUTSIDE - INSIDE);
        float s = Math.max(0, Math.min(1, t));
        return s * s * (3 - 2 * s);
    }
}
