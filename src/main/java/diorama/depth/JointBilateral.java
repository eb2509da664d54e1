package diorama.depth;

import diorama.base.Parallel;
import diorama.base.Size;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;

/**
 * Joint bilateral upsampling: a small map is enlarged so that its edges fall on those of the large picture.
 *
 * <p>Source: Kopf, Cohen, Lischinski, Uyttendaele, Joint Bilateral Upsampling, 2007. Differs: where the small map is nearly
 * flat the plain bilinear value is taken, which is the same there and much cheaper.
 */
final class JointBilateral {
    /** Of the spatial weight, texels of the small map (CORE E.5). */
    private static final float SIGMA_SPACE = 0.8f;

    /** Of the colour weight, distance in linear RGB (CORE E.5). */
    private static final float SIGMA_RANGE = 0.06f;

    /** Range of inverse depth in the taps' window below which bilinear is as good. */
    private static final float FLAT = 0.04f;

    private static final int RANGE_STEPS = 1024;
    private static final float RANGE_MAX = 16 * SIGMA_RANGE * SIGMA_RANGE;
    private static final float[] RANGE = new float[RANGE_STEPS + 1];

    static {
        for (int i = 0; i <= RANGE_STEPS; i++) {
            RANGE[i] = (float) Math.exp(-i * RANGE_MAX / RANGE_STEPS / (2 * SIGMA_RANGE * SIGMA_RANGE));
        }
    }

    private final DepthMap small;
    private final RgbaImage image;
    private final int radius;
    private final float[] guide;
    private final boolean[] flat;

    /** @param radius of the window in texels of the small map, 1 or 2 */
    JointBilateral(DepthMap small, RgbaImage image, int radius) {
        this.small = small;
        this.image = image;
        this.radius = radius;
        this.guide = shrink(image, small.size());
        this.flat = flatCells(small, radius);
    }

    DepthMap upsample() {
        DepthMap large = DepthMap.allocate(image.size());
        float[] weightX = spatial(image.width(), small.width());
        float[] weightY = spatial(image.height(), small.height());
        float[] positions = new float[image.width()];
        for (int x = 0; x < positions.length; x++) {
            positions[x] = Math.max(0, Math.min(small.width() - 1, position(x, image.width(), small.width())));
        }
        Parallel.rows(image.height(), (from, to) -> {
            float[] row = new float[small.width() + 1];
            for (int y = from; y < to; y++) {
                upsampleRow(y, large.inverseDepth(), weightX, weightY, positions, row);
            }
        });
        return large;
    }

    /** Position of large pixel {@code i} on the small grid, texel centres at integers. */
    private static float position(int i, int large, int small) {
        return (i + 0.5f) * small / large - 0.5f;
    }

    /** Spatial weights of the 2 radius + 1 taps round the nearest texel, for every large coordinate. */
    private float[] spatial(int large, int small) {
        int taps = 2 * radius + 1;
        float[] weights = new float[large * taps];
        for (int i = 0; i < large; i++) {
            float p = position(i, large, small);
            int c = (int) (Math.max(0, Math.min(small - 1, p)) + 0.5f);
            for (int k = -radius; k <= radius; k++) {
                float t = c + k - p;
                weights[i * taps + k + radius] = (float) Math.exp(-t * t / (2 * SIGMA_SPACE * SIGMA_SPACE));
            }
        }
        return weights;
    }

    private void upsampleRow(int y, float[] out, float[] weightX, float[] weightY, float[] positions, float[] row) {
        int w = image.width();
        int sw = small.width();
        float py = Math.max(0, Math.min(small.height() - 1, position(y, image.height(), small.height())));
        int y0 = (int) py;
        int y1 = Math.min(y0 + 1, small.height() - 1);
        float fy = py - y0;
        float[] d = small.inverseDepth();
        for (int i = 0; i < sw; i++) {
            row[i] = d[y0 * sw + i] + fy * (d[y1 * sw + i] - d[y0 * sw + i]);
        }
        row[sw] = row[sw - 1];
        int cy = (int) (py + 0.5f);
        for (int x = 0; x < w; x++) {
            float px = positions[x];
            int x0 = (int) px;
            float bilinear = row[x0] + (px - x0) * (row[x0 + 1] - row[x0]);
            int cx = (int) (px + 0.5f);
            out[y * w + x] = flat[cy * sw + cx] ? bilinear : filter(x, y, cx, cy, weightX, weightY, bilinear);
        }
    }

    private float filter(int x, int y, int cx, int cy, float[] weightX, float[] weightY, float fallback) {
        int taps = 2 * radius + 1;
        int sw = small.width();
        int sh = small.height();
        int at = image.index(x, y);
        float r = SrgbTable.LINEAR[image.rgba().get(at) & 0xff];
        float g = SrgbTable.LINEAR[image.rgba().get(at + 1) & 0xff];
        float b = SrgbTable.LINEAR[image.rgba().get(at + 2) & 0xff];
        float[] d = small.inverseDepth();
        float sum = 0;
        float weight = 0;
        int jMin = Math.max(-radius, -cy);
        int jMax = Math.min(radius, sh - 1 - cy);
        int iMin = Math.max(-radius, -cx);
        int iMax = Math.min(radius, sw - 1 - cx);
        for (int j = jMin; j <= jMax; j++) {
            float wy = weightY[y * taps + j + radius];
            int texel = (cy + j) * sw + cx;
            for (int i = iMin; i <= iMax; i++) {
                int t = 3 * (texel + i);
                float dr = guide[t] - r;
                float dg = guide[t + 1] - g;
                float db = guide[t + 2] - b;
                float distance = dr * dr + dg * dg + db * db;
                int step = (int) (distance * (RANGE_STEPS / RANGE_MAX));
                float weightHere = wy * weightX[x * taps + i + radius] * RANGE[Math.min(step, RANGE_STEPS)];
                weight += weightHere;
                sum += weightHere * d[texel + i];
            }
        }
        return weight > 1e-3f ? sum / weight : fallback;
    }

    /** Mean linear RGB of the picture under each texel of a grid of the given size, three floats a texel. */
    private static float[] shrink(RgbaImage image, Size size) {
        int sw = size.width();
        int sh = size.height();
        float[] mean = new float[3 * sw * sh];
        Parallel.rows(sh, (from, to) -> {
            for (int ty = from; ty < to; ty++) {
                int y0 = (int) ((long) ty * image.height() / sh);
                int y1 = Math.max(y0 + 1, (int) ((long) (ty + 1) * image.height() / sh));
                for (int tx = 0; tx < sw; tx++) {
                    int x0 = (int) ((long) tx * image.width() / sw);
                    int x1 = Math.max(x0 + 1, (int) ((long) (tx + 1) * image.width() / sw));
                    meanOf(image, x0, y0, x1, y1, mean, 3 * (ty * sw + tx));
                }
            }
        });
        return mean;
    }

    private static void meanOf(RgbaImage image, int x0, int y0, int x1, int y1, float[] out, int at) {
        float r = 0;
        float g = 0;
        float b = 0;
        for (int y = y0; y < y1; y++) {
            for (int x = x0; x < x1; x++) {
                int i = image.index(x, y);
                r += SrgbTable.LINEAR[image.rgba().get(i) & 0xff];
                g += SrgbTable.LINEAR[image.rgba().get(i + 1) & 0xff];
                b += SrgbTable.LINEAR[image.rgba().get(i + 2) & 0xff];
            }
        }
        float n = 1f / ((x1 - x0) * (y1 - y0));
        out[at] = r * n;
        out[at + 1] = g * n;
        out[at + 2] = b * n;
    }

    /** Whether the taps' window round a texel has hardly any range. */
    private static boolean[] flatCells(DepthMap small, int radius) {
        int w = small.width();
        int h = small.height();
        boolean[] flat = new boolean[w * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                float low = 1;
                float high = 0;
                for (int j = Math.max(0, y - radius); j <= Math.min(h - 1, y + radius); j++) {
                    for (int i = Math.max(0, x - radius); i <= Math.min(w - 1, x + radius); i++) {
                        low = Math.min(low, small.at(i, j));
                        high = Math.max(high, small.at(i, j));
                    }
                }
                flat[y * w + x] = high - low < FLAT;
            }
        }
        return flat;
    }
}
