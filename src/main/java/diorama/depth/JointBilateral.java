package diorama.depth;

import diorama.base.Parallel;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Arrays;

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

    /** Difference of inverse depth of every second pixel up to which the one between is their mean; half of a tear's. */
    private static final float ALIKE = 0.01f;

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
    /** The picture's pixels, 0xAABBGGRR. */
    private final IntBuffer pixels;

    private final int radius;
    /** Whether only every second column is filtered where the others are alike. */
    private final boolean sparse;

    private final float[] weightX;
    private final float[] weightY;
    /** Of the large columns on the small grid: the texel at or left of them, and how far they are right of it. */
    private final int[] lefts;

    private final float[] fractions;
    /** The first large column that is nearest to each texel, and the width at the end. */
    private final int[] firstColumns;

    private final boolean[] flat;
    /** Mean linear RGB of the picture under each texel, three floats a texel; only where a tap needs it. */
    private final float[] guide;

    private JointBilateral(DepthMap small, RgbaImage image, int radius, boolean sparse) {
        this.small = small;
        this.image = image;
        this.radius = radius;
        this.sparse = sparse;
        pixels = image.rgba().duplicate().clear().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
        weightX = spatial(image.width(), small.width());
        weightY = spatial(image.height(), small.height());
        lefts = new int[image.width()];
        fractions = new float[image.width()];
        firstColumns = new int[small.width() + 1];
        int nearest = 0;
        for (int x = 0; x < lefts.length; x++) {
            float px = Math.max(0, Math.min(small.width() - 1, position(x, image.width(), small.width())));
            lefts[x] = (int) px;
            fractions[x] = px - lefts[x];
            while (nearest < (int) (px + 0.5f)) {
                firstColumns[++nearest] = x;
            }
        }
        Arrays.fill(firstColumns, nearest + 1, firstColumns.length, image.width());
        flat = new boolean[small.size().pixels()];
        guide = new float[3 * flat.length];
    }

    /** The best quality: a window of 5 by 5 texels. */
    static JointBilateral fine(DepthMap small, RgbaImage image) {
        return new JointBilateral(small, image, 2, false);
    }

    /** For films: a window of 3 by 3 texels, and every second column only where that is enough. */
    static JointBilateral fast(DepthMap small, RgbaImage image) {
        return new JointBilateral(small, image, 1, true);
    }

    DepthMap upsample() {
        DepthMap large = DepthMap.allocate(image.size());
        int sh = small.height();
        Parallel.rows(sh, this::findFlat);
        Parallel.rows(sh, this::shrink);
        Parallel.rows(image.height(), (from, to) -> {
            float[] row = new float[small.width() + 1];
            int[] colors = new int[image.width()];
            for (int y = from; y < to; y++) {
                pixels.get(y * image.width(), colors);
                upsampleRow(y, large.inverseDepth(), row, colors);
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

    private void upsampleRow(int y, float[] out, float[] row, int[] colors) {
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
        int at = y * w;
        for (int x = 0; x < w; x++) {
            float left = row[lefts[x]];
            out[at + x] = left + fractions[x] * (row[lefts[x] + 1] - left);
        }
        int texels = ((int) (py + 0.5f)) * sw;
        int stride = sparse ? 2 : 1;
        for (int first = 0; first < stride; first++) {
            for (int tx = 0; tx < sw; tx++) {
                if (!flat[texels + tx]) {
                    filterColumns(y, tx, texels + tx, first, out, colors);
                }
            }
        }
    }

    /** Of the large columns of row {@code y} nearest to texel column {@code tx} all, or only the even or odd ones. */
    private void filterColumns(int y, int tx, int texel, int first, float[] out, int[] colors) {
        int w = image.width();
        int from = firstColumns[tx];
        int stride = sparse ? 2 : 1;
        for (int x = from + ((from + first) & (stride - 1)); x < firstColumns[tx + 1]; x += stride) {
            int at = y * w + x;
            if (first == 1 && x + 1 < w && Math.abs(out[at + 1] - out[at - 1]) < ALIKE) {
                out[at] = (out[at + 1] + out[at - 1]) / 2;
            } else {
                out[at] = filter(x, y, texel, colors[x], out[at]);
            }
        }
    }

    /** The value at pixel (x, y) of colour {@code color}, nearest to texel {@code center}. */
    private float filter(int x, int y, int center, int color, float fallback) {
        int taps = 2 * radius + 1;
        int sw = small.width();
        int cy = center / sw;
        int cx = center - cy * sw;
        float r = SrgbTable.LINEAR[color & 0xff];
        float g = SrgbTable.LINEAR[(color >> 8) & 0xff];
        float b = SrgbTable.LINEAR[(color >> 16) & 0xff];
        float[] d = small.inverseDepth();
        float sum = 0;
        float weight = 0;
        int jMin = Math.max(-radius, -cy);
        int jMax = Math.min(radius, small.height() - 1 - cy);
        int iMin = Math.max(-radius, -cx);
        int iMax = Math.min(radius, sw - 1 - cx);
        for (int j = jMin; j <= jMax; j++) {
            float wy = weightY[y * taps + j + radius];
            int texel = center + j * sw;
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

    /** Makes {@link #guide} of the rows of texels given, where the window of a texel that is not flat may reach. */
    private void shrink(int from, int to) {
        int sw = small.width();
        int sh = small.height();
        int[] colors = new int[image.width()];
        boolean[] needed = new boolean[sw];
        for (int ty = from; ty < to; ty++) {
            if (!findNeeded(ty, needed)) {
                continue;
            }
            int y0 = (int) ((long) ty * image.height() / sh);
            int y1 = Math.max(y0 + 1, (int) ((long) (ty + 1) * image.height() / sh));
            for (int y = y0; y < y1; y++) {
                pixels.get(y * image.width(), colors);
                for (int tx = 0; tx < sw; tx++) {
                    if (needed[tx]) {
                        addMeans(colors, tx, y1 - y0, 3 * (ty * sw + tx));
                    }
                }
            }
        }
    }

    /** Whether any texel of row {@code ty} is within the radius of one that is not flat, and which. */
    private boolean findNeeded(int ty, boolean[] needed) {
        int sw = small.width();
        Arrays.fill(needed, false);
        boolean any = false;
        for (int j = Math.max(0, ty - radius); j <= Math.min(small.height() - 1, ty + radius); j++) {
            for (int i = 0; i < sw; i++) {
                if (!flat[j * sw + i]) {
                    Arrays.fill(needed, Math.max(0, i - radius), Math.min(sw, i + radius + 1), true);
                    any = true;
                }
            }
        }
        return any;
    }

    /** Adds one of {@code rows} rows of pixels to the mean of a texel of column {@code tx}. */
    private void addMeans(int[] colors, int tx, int rows, int at) {
        int x0 = (int) ((long) tx * image.width() / small.width());
        int x1 = Math.max(x0 + 1, (int) ((long) (tx + 1) * image.width() / small.width()));
        float r = 0;
        float g = 0;
        float b = 0;
        for (int x = x0; x < x1; x++) {
            int color = colors[x];
            r += SrgbTable.LINEAR[color & 0xff];
            g += SrgbTable.LINEAR[(color >> 8) & 0xff];
            b += SrgbTable.LINEAR[(color >> 16) & 0xff];
        }
        float n = 1f / (rows * (x1 - x0));
        guide[at] += r * n;
        guide[at + 1] += g * n;
        guide[at + 2] += b * n;
    }

    /** Finds where the taps' window round a texel has hardly any range, in the rows of texels given. */
    private void findFlat(int from, int to) {
        int w = small.width();
        int h = small.height();
        float[] d = small.inverseDepth();
        for (int y = from; y < to; y++) {
            for (int x = 0; x < w; x++) {
                float low = 1;
                float high = 0;
                for (int j = Math.max(0, y - radius); j <= Math.min(h - 1, y + radius); j++) {
                    for (int i = Math.max(0, x - radius); i <= Math.min(w - 1, x + radius); i++) {
                        float value = d[j * w + i];
                        low = value < low ? value : low;
                        high = value > high ? value : high;
                    }
                }
                flat[y * w + x] = high - low < FLAT;
            }
        }
    }
}
