package diorama.relief;

import diorama.base.Parallel;
import diorama.base.Size;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Colours the background layer of stills from all sides: rays go out from its pixels to what is visible of the same surface.
 * Near points count most (inverse distance to the fourth over the area, D. Shepard, A two-dimensional interpolation function
 * for irregularly-spaced data, 1968), and so do directions along which the surface's colours change little, so stripes and
 * shelves go on as they are ({@link SurfaceGrain}).
 *
 * <p>Far from the rim, where the layer is smoothed anyway, rays go out from every second or fourth pixel both ways; between
 * them colours are interpolated. Constants tuned on real pairs (QUALITY).
 */
final class FarSideBlend {
    private static final int RAYS = 12;

    /** How much longer a pixel counts upwards than sideways, before the surface's own colours are known. */
    private static final float ROW_BIAS = 1.5f;

    /** Farthest point that counts, px, and how much farther it may be than the far side of the pixel's own line. */
    private static final int REACH = 160;

    private static final float SEARCH = 6;

    private static final int SEARCH_LEAST = 8;

    /** Difference of inverse depth within one surface, and its growth per px of distance. */
    private static final float SAME_SURFACE = 0.01f;

    private static final float SAME_SURFACE_GROWTH = 0.0007f;

    /** Samples at distance s are s / 7 apart; a ray ends at 2.5 times the distance of its first point. */
    private static final float STRIDE = 0.14f;

    private static final float BEYOND = 2.5f;

    /** Variance of a colour difference that is noise, and the least part of the contrast that any direction has. */
    private static final float NOISE = 20;

    private static final float FLATTEST = 0.02f;

    /** Distances from which every second and every fourth pixel sends rays. */
    private static final int EVERY_SECOND = 3;

    private static final int EVERY_FOURTH = 8;

    private final int width;
    private final int height;
    private final ByteBuffer rgba;
    private final float[] depth;
    private final float[] back;
    private final short[] distance;
    private final int[] flat;
    private final SurfaceGrain grain;
    private final float[] grains;
    /** Distances of a ray's samples, ascending, and what depends on them alone. */
    private final float[] at;

    private final float[] weight;
    private final float[] grainWeight;
    private final float[] margin;
    /** By a ray's first sample on the surface, the end of its samples. */
    private final int[] last;
    /** By distance to the far side, the end of the samples where the surface is looked for. */
    private final int[] searched;
    /** By ray and sample, offsets. */
    private final int[] offsetX;

    private final int[] offsetY;

    /**
     * @param depth of the photo, {@code back} of the background layer (-1: none)
     * @param distance of the background's pixels from the far side, px; 0 where they are not to be coloured
     * @param flat colours of the background layer, packed 0xAARRGGBB; kept where no ray meets the surface
     */
    FarSideBlend(Size size, ByteBuffer rgba, float[] depth, float[] back, short[] distance, int[] flat) {
        width = size.width();
        height = size.height();
        this.rgba = rgba.duplicate().order(ByteOrder.BIG_ENDIAN);
        this.depth = depth;
        this.back = back;
        this.distance = distance;
        this.flat = flat;
        grain = new SurfaceGrain(size, this.rgba, depth, SAME_SURFACE);
        grains = grain.cells();
        at = distances();
        int n = at.length;
        weight = new float[n];
        grainWeight = new float[n];
        margin = new float[n];
        last = new int[n];
        offsetX = new int[RAYS * n];
        offsetY = new int[RAYS * n];
        for (int j = 0; j < n; j++) {
            float s = at[j];
            float stride = Math.max(1, STRIDE * s);
            weight[j] = stride / (s * s * s);
            grainWeight[j] = stride / (s * s);
            margin[j] = SAME_SURFACE + SAME_SURFACE_GROWTH * s;
            last[j] = end(BEYOND * s);
            for (int k = 0; k < RAYS; k++) {
                offsetX[k * n + j] = (int) Math.rint(s * stepX(k));
                offsetY[k * n + j] = (int) Math.rint(s * stepY(k));
            }
        }
        searched = new int[REACH];
        for (int k = 0; k < REACH; k++) {
            searched[k] = end(SEARCH_LEAST + SEARCH * k);
        }
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

    private static float stepX(int ray) {
        return (float) Math.cos(2 * Math.PI * ray / RAYS);
    }

    private static float stepY(int ray) {
        return (float) (Math.sin(2 * Math.PI * ray / RAYS) / ROW_BIAS);
    }

    void blend() {
        pass(true);
        pass(false);
    }

    /** Colours the pixels that send rays, or those between them. */
    private void pass(boolean sending) {
        Parallel.rows(height, (from, to) -> {
            Star star = new Star();
            for (int y = from; y < to; y++) {
                for (int x = 0; x < width; x++) {
                    int i = y * width + x;
                    if (back[i] >= 0 && distance[i] > 0 && sends(x, y, i) == sending) {
                        flat[i] = sending ? star.color(x, y) : between(star, x, y);
                    }
                }
            }
        });
    }

    private int spacing(int i) {
        return distance[i] < EVERY_SECOND ? 1 : distance[i] < EVERY_FOURTH ? 2 : 4;
    }

    private boolean sends(int x, int y, int i) {
        return ((x | y) & (spacing(i) - 1)) == 0;
    }

    /** Colour between the four pixels around that sent rays; of its own rays where one of them did not or is another surface. */
    private int between(Star star, int x, int y) {
        int spacing = spacing(y * width + x);
        int left = x & -spacing;
        int top = y & -spacing;
        int right = left == x ? left : left + spacing;
        int bottom = top == y ? top : top + spacing;
        float z = back[y * width + x];
        if (!known(left, top, z) || !known(right, top, z) || !known(left, bottom, z) || !known(right, bottom, z)) {
            return star.color(x, y);
        }
        int tx = x - left;
        int ty = y - top;
        int all = spacing * spacing;
        int mixed = 0xff;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int sum = (spacing - ty) * ((spacing - tx) * channel(left, top, shift) + tx * channel(right, top, shift))
                    + ty * ((spacing - tx) * channel(left, bottom, shift) + tx * channel(right, bottom, shift));
            mixed = (mixed << 8) | ((sum + all / 2) / all);
        }
        return mixed;
    }

    private int channel(int x, int y, int shift) {
        return (flat[y * width + x] >>> shift) & 0xff;
    }

    private boolean known(int x, int y, float z) {
        if (x >= width || y >= height) {
            return false;
        }
        int i = y * width + x;
        return back[i] >= 0 && distance[i] > 0 && Math.abs(back[i] - z) < 2 * SAME_SURFACE && sends(x, y, i);
    }

    /** The rays of one pixel. Confined to one thread. */
    private final class Star {
        /** By ray, weighted sums of R, G, B and the weights. */
        private final float[] sums = new float[4 * RAYS];
        /** By ray: squares and product of its step, divided by its squared length. */
        private final float[] turns = new float[3 * RAYS];
        /** Weighted sums of squared differences of colour: x x, x y, y y, and the weights. */
        private float xx;

        private float xy;
        private float yy;
        private float pixels;

        Star() {
            for (int k = 0; k < RAYS; k++) {
                float dx = stepX(k);
                float dy = stepY(k);
                float n = 1 / (dx * dx + dy * dy);
                turns[3 * k] = dx * dx * n;
                turns[3 * k + 1] = 2 * dx * dy * n;
                turns[3 * k + 2] = dy * dy * n;
            }
        }

        int color(int x, int y) {
            xx = 0;
            xy = 0;
            yy = 0;
            pixels = 0;
            int i = y * width + x;
            int end = searched[Math.min(distance[i], REACH - 1)];
            for (int k = 0; k < RAYS; k++) {
                cast(k, x, y, back[i], end);
            }
            float r = 0;
            float g = 0;
            float b = 0;
            float all = 0;
            for (int k = 0; k < RAYS; k++) {
                if (sums[4 * k + 3] > 0) {
                    float f = favour(k);
                    r += f * sums[4 * k];
                    g += f * sums[4 * k + 1];
                    b += f * sums[4 * k + 2];
                    all += f * sums[4 * k + 3];
                }
            }
            if (all == 0) {
                return flat[i];
            }
            float n = 1 / all;
            return 0xff000000 | (Math.round(r * n) << 16) | (Math.round(g * n) << 8) | Math.round(b * n);
        }

        /** Weight of a direction: the inverse square of its share of the contrast. */
        private float favour(int k) {
            float noise = NOISE * pixels;
            float along = xx * turns[3 * k] + xy * turns[3 * k + 1] + yy * turns[3 * k + 2];
            float share = (along + noise / 2) / (xx + yy + noise + 1e-6f) + FLATTEST;
            return 1 / (share * share);
        }

        /** Sums up the surface of inverse depth {@code z} along ray {@code k}, from where it comes out from under what is near. */
        private void cast(int k, int x, int y, float z, int searchEnd) {
            float r = 0;
            float g = 0;
            float b = 0;
            float all = 0;
            int end = searchEnd;
            boolean out = false;
            int ray = k * at.length;
            for (int j = 0; j < end; j++) {
                int px = x + offsetX[ray + j];
                int py = y + offsetY[ray + j];
                if (px < 0 || py < 0 || px >= width || py >= height) {
                    break;
                }
                int i = py * width + px;
                float ahead = depth[i] - z;
                if (ahead < -margin[j] || (out && ahead > margin[j])) {
                    break;
                }
                if (ahead <= margin[j]) {
                    if (!out) {
                        out = true;
                        end = last[j];
                    }
                    int color = rgba.getInt(4 * i);
                    r += weight[j] * (color >>> 24);
                    g += weight[j] * ((color >>> 16) & 0xff);
                    b += weight[j] * ((color >>> 8) & 0xff);
                    all += weight[j];
                    addGrain(grain.cell(px, py), grainWeight[j]);
                }
            }
            sums[4 * k] = r;
            sums[4 * k + 1] = g;
            sums[4 * k + 2] = b;
            sums[4 * k + 3] = all;
        }

        private void addGrain(int cell, float weight) {
            xx += weight * grains[cell];
            xy += weight * grains[cell + 1];
            yy += weight * grains[cell + 2];
            pixels += weight * grains[cell + 3];
        }
    }
}
