package diorama.relief;

import java.util.Arrays;

/**
 * Where the rays of {@link FarSideBlend} look, and how much counts what they find there: all that hangs on the distance alone.
 * Immutable; its arrays are only read.
 */
final class FarSideRays {
    static final int COUNT = 12;

    /** Difference of inverse depth within one surface, and its growth per px of distance. */
    static final float SAME_SURFACE = 0.01f;

    private static final float SAME_SURFACE_GROWTH = 0.0007f;

    /** How much longer a pixel counts upwards than sideways, before the surface's own colours are known. */
    private static final float ROW_BIAS = 1.5f;

    /** Farthest point that counts, px, and how much farther it may be than the far side of the pixel's own line. */
    private static final int REACH = 160;

    private static final float SEARCH = 6;

    private static final int SEARCH_LEAST = 8;

    /** Samples at distance s are s / 7 apart; a ray ends at 2.5 times the distance of its first point. */
    private static final float STRIDE = 0.14f;

    private static final float BEYOND = 2.5f;

    /** By sample: weight of its colour and of its grain, and the difference of inverse depth that is still the same surface. */
    final float[] weight;

    final float[] grainWeight;
    final float[] margin;
    /** By a ray's first sample on the surface, the end of its samples. */
    final int[] last;
    /** By ray, from {@link #start} on, and sample: offsets, px. */
    final int[] offsetX;

    final int[] offsetY;

    /** Distances of a ray's samples, px, ascending. */
    private final float[] at = distances();
    /** By distance to the far side, the end of the samples where the surface is looked for. */
    private final int[] searched = new int[REACH];
    /** By ray: squares and product of its step, divided by its squared length. */
    private final float[] turns = new float[3 * COUNT];

    FarSideRays() {
        int n = at.length;
        weight = new float[n];
        grainWeight = new float[n];
        margin = new float[n];
        last = new int[n];
        offsetX = new int[COUNT * n];
        offsetY = new int[COUNT * n];
        for (int j = 0; j < n; j++) {
            float s = at[j];
            float stride = Math.max(1, STRIDE * s);
            weight[j] = stride / (s * s * s);
            grainWeight[j] = stride / (s * s);
            margin[j] = SAME_SURFACE + SAME_SURFACE_GROWTH * s;
            last[j] = end(BEYOND * s);
        }
        for (int k = 0; k < COUNT; k++) {
            turn(k);
        }
        for (int k = 0; k < REACH; k++) {
            searched[k] = end(SEARCH_LEAST + SEARCH * k);
        }
    }

    private void turn(int ray) {
        float dx = (float) Math.cos(2 * Math.PI * ray / COUNT);
        float dy = (float) (Math.sin(2 * Math.PI * ray / COUNT) / ROW_BIAS);
        for (int j = 0; j < at.length; j++) {
            offsetX[start(ray) + j] = (int) Math.rint(at[j] * dx);
            offsetY[start(ray) + j] = (int) Math.rint(at[j] * dy);
        }
        float n = 1 / (dx * dx + dy * dy);
        turns[3 * ray] = dx * dx * n;
        turns[3 * ray + 1] = 2 * dx * dy * n;
        turns[3 * ray + 2] = dy * dy * n;
    }

    private static float[] distances() {
        float[] all = new float[REACH];
        int n = 0;
        for (float s = 1; s <= REACH; s += Math.max(1, STRIDE * s)) {
            all[n++] = s;
        }
        return Arrays.copyOf(all, n);
    }

    private int end(float s) {
        int n = 0;
        while (n < at.length && at[n] <= s) {
            n++;
        }
        return n;
    }

    /** Where the offsets of a ray begin. */
    int start(int ray) {
        return ray * at.length;
    }

    /** The end of the samples where the surface is looked for from a pixel {@code distance} px off the far side. */
    int searched(int distance) {
        return searched[Math.min(distance, REACH - 1)];
    }

    /** The part along a ray of sums of squares and products x x, x y and y y. */
    float along(int ray, float xx, float xy, float yy) {
        return xx * turns[3 * ray] + xy * turns[3 * ray + 1] + yy * turns[3 * ray + 2];
    }
}
