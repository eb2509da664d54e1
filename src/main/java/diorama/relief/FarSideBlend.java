package diorama.relief;

import diorama.base.Parallel;
import diorama.base.Size;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

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
    private static final FarSideRays RAYS = new FarSideRays();

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
        grain = new SurfaceGrain(size, this.rgba, depth, FarSideRays.SAME_SURFACE);
        grains = grain.cells();
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
        return back[i] >= 0
                && distance[i] > 0
                && Math.abs(back[i] - z) < 2 * FarSideRays.SAME_SURFACE
                && sends(x, y, i);
    }

    /** The rays of one pixel. Confined to one thread. */
    private final class Star {
        /** By ray, weighted sums of R, G, B and the weights. */
        private final float[] sums = new float[4 * FarSideRays.COUNT];
        /** Weighted sums of squared differences of colour: x x, x y, y y, and the weights. */
        private float xx;

        private float xy;
        private float yy;
        private float pixels;

        int color(int x, int y) {
            xx = 0;
            xy = 0;
            yy = 0;
            pixels = 0;
            int i = y * width + x;
            int end = RAYS.searched(distance[i]);
            for (int k = 0; k < FarSideRays.COUNT; k++) {
                cast(k, x, y, back[i], end);
            }
            float r = 0;
            float g = 0;
            float b = 0;
            float all = 0;
            for (int k = 0; k < FarSideRays.COUNT; k++) {
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
            float along = RAYS.along(k, xx, xy, yy);
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
            int ray = RAYS.start(k);
            float[] margin = RAYS.margin;
            for (int j = 0; j < end; j++) {
                int px = x + RAYS.offsetX[ray + j];
                int py = y + RAYS.offsetY[ray + j];
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
                        end = RAYS.last[j];
                    }
                    int color = rgba.getInt(4 * i);
                    float weight = RAYS.weight[j];
                    r += weight * (color >>> 24);
                    g += weight * ((color >>> 16) & 0xff);
                    b += weight * ((color >>> 8) & 0xff);
                    all += weight;
                    addGrain(grain.cell(px, py), RAYS.grainWeight[j]);
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
