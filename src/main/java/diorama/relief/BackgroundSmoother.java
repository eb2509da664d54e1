package diorama.relief;

import diorama.base.Parallel;
import diorama.base.Size;
import diorama.image.RgbaImage;

/**
 * Smooths the background layer's colours down the columns inside the layer, the more the farther a pixel is from what was seen:
 * near the rim rows keep their own colour, deep inside single rows make no streaks.
 */
final class BackgroundSmoother {
    /** Standard deviation at the rim and its growth per px of distance (tuned on real pairs, QUALITY). */
    private static final float SIGMA_STILL = 1;

    /** The same in films, where what trembles from row to row would flicker (FlickerTest). */
    private static final float SIGMA_FILM = 3;

    private static final float SIGMA_GROWTH = 0.3f;

    /** Difference of inverse depth at which the smoothing stops. */
    private static final float SAME_SURFACE = 0.2f;

    /** Widest reach up and down, px. */
    private static final int REACH_STILL = 24;

    private static final int REACH_FILM = 8;

    private final Size size;
    private final float[] depth;
    private final short[] distance;
    private final int[] flat;
    private final int reach;
    /** Weight of a pixel k rows away at distance class c: [c][k]. */
    private final float[][] kernels;

    BackgroundSmoother(Size size, float[] depth, short[] distance, int[] flat, boolean still) {
        this.size = size;
        this.depth = depth;
        this.distance = distance;
        this.flat = flat;
        reach = still ? REACH_STILL : REACH_FILM;
        kernels = new float[2 + (int) (reach / (2 * SIGMA_GROWTH))][];
        for (int c = 0; c < kernels.length; c++) {
            kernels[c] = kernel((still ? SIGMA_STILL : SIGMA_FILM) + SIGMA_GROWTH * c);
        }
    }

    private float[] kernel(float sigma) {
        float[] weights = new float[1 + Math.min(reach, (int) Math.ceil(2 * sigma))];
        for (int k = 0; k < weights.length; k++) {
            weights[k] = (float) Math.exp(-k * k / (2 * sigma * sigma));
        }
        return weights;
    }

    void smooth(RgbaImage out) {
        int w = size.width();
        Parallel.rows(size.height(), (from, to) -> {
            for (int i = from * w; i < to * w; i++) {
                if (depth[i] >= 0) {
                    put(out, i, distance[i] == 0 ? flat[i] : mean(i));
                }
            }
        });
    }

    private int mean(int i) {
        float[] kernel = kernels[Math.min(distance[i], kernels.length - 1)];
        float r = 0;
        float g = 0;
        float b = 0;
        float weight = 0;
        for (int direction = -1; direction <= 1; direction += 2) {
            int j = direction < 0 ? i : i + size.width();
            for (int k = direction < 0 ? 0 : 1; k < kernel.length && j >= 0 && j < flat.length; k++) {
                if (depth[j] < 0 || Math.abs(depth[j] - depth[i]) > SAME_SURFACE) {
                    break;
                }
                int color = flat[j];
                r += kernel[k] * ((color >> 16) & 0xff);
                g += kernel[k] * ((color >> 8) & 0xff);
                b += kernel[k] * (color & 0xff);
                weight += kernel[k];
                j += direction * size.width();
            }
        }
        float n = 1 / weight;
        return 0xff000000 | (Math.round(r * n) << 16) | (Math.round(g * n) << 8) | Math.round(b * n);
    }

    private static void put(RgbaImage out, int i, int argb) {
        out.rgba().put(4 * i, (byte) (argb >> 16));
        out.rgba().put(4 * i + 1, (byte) (argb >> 8));
        out.rgba().put(4 * i + 2, (byte) argb);
        out.rgba().put(4 * i + 3, (byte) 255);
    }
}
