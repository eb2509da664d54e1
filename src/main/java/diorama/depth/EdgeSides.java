package diorama.depth;

import diorama.base.Parallel;
import diorama.base.Size;
import diorama.image.DepthMap;
import java.util.Arrays;

/**
 * What lies on the two sides of the edges of a small map, at nodes near an edge: inverse depth of the near and of the far side,
 * each a weighted mean of the texels round about that are clearly on it, and the line in colour space that tells one side from the
 * other best (Fisher's linear discriminant of the same texels' colours). All of it changes slowly along an edge, so a node at every
 * second texel of every second row is enough.
 *
 * <p>Sources: Fisher, The Use of Multiple Measurements in Taxonomic Problems, 1936; local colour models along an outline as in Bai,
 * Wang, Simons, Sapiro, Video SnapCut, 2009.
 */
final class EdgeSides {
    /** How far about a node its sides are looked at, texels. */
    static final int REACH = 3;

    /** Texels from one node to the next. */
    static final int SPACING = 2;

    private static final float[] NEARNESS = TexelFilter.gaussian(1.5, REACH);

    /** Share of an edge's half height from which on a texel begins to be clearly on a side; all of it is wholly. */
    private static final float CLEAR = 0.5f;

    /** Weight of a side's texels below which too little is known of it. */
    private static final float LEAST_WEIGHT = 0.05f;

    /** Added to the variance of colours: noise that no few cells show; a deviation of 0.045 of the range. */
    private static final float NOISE = 2e-3f;

    /** Inverse depth of the near and the far side, by node; the map's own away from edges. */
    final float[] near;

    final float[] far;
    /** Where the map lies between them, by texel: 0 far, 1 near. */
    final float[] nearShare;
    /** By node, logarithm of how much likelier a colour is near than far: {@code red r + green g + blue b + offset}; 0 where unknown. */
    final float[] red;

    final float[] green;
    final float[] blue;
    final float[] offset;

    private final EdgeBand band;
    private final float[] d;
    private final Size size;
    private final Size nodes;
    private final TexelColors colors;

    /** @param wanted the texels to be looked at; those at most one further must have their colours */
    EdgeSides(DepthMap map, EdgeBand band, TexelColors colors, boolean[] wanted) {
        this.band = band;
        this.colors = colors;
        d = map.inverseDepth();
        size = map.size();
        nodes = nodes(size);
        near = new float[nodes.pixels()];
        far = new float[nodes.pixels()];
        nearShare = new float[d.length];
        red = new float[nodes.pixels()];
        green = new float[nodes.pixels()];
        blue = new float[nodes.pixels()];
        offset = new float[nodes.pixels()];
        Parallel.rows(nodes.height(), (from, to) -> {
            Sums sums = new Sums();
            for (int node = from * nodes.width(); node < to * nodes.width(); node++) {
                measure(node, wanted, sums);
            }
        });
        Parallel.rows(size.height(), (from, to) -> {
            for (int y = from; y < to; y++) {
                place(y, wanted);
            }
        });
    }

    /** How many nodes a map has. */
    static Size nodes(Size map) {
        return new Size((map.width() + SPACING - 1) / SPACING, (map.height() + SPACING - 1) / SPACING);
    }

    private void measure(int node, boolean[] wanted, Sums sums) {
        int cx = node % nodes.width() * SPACING;
        int cy = node / nodes.width() * SPACING;
        int w = size.width();
        if (!anyAbout(cx, cy, wanted)) {
            near[node] = d[cy * w + cx];
            far[node] = near[node];
            return;
        }
        sums.clear();
        float middle = band.middle(cy * w + cx);
        float half = band.half(cy * w + cx);
        for (int y = Math.max(0, cy - REACH); y <= Math.min(size.height() - 1, cy + REACH); y++) {
            // every second texel, as on a chessboard, says as much
            for (int x = firstEven(Math.max(0, cx - REACH), y); x <= Math.min(w - 1, cx + REACH); x += 2) {
                float side = (d[y * w + x] - middle) / half;
                float clear = EdgeBand.smoothstep(CLEAR, 1, Math.abs(side));
                if (clear > 0) {
                    float weight = clear * NEARNESS[Math.abs(x - cx)] * NEARNESS[Math.abs(y - cy)];
                    sums.add(side > 0 ? Sums.NEAR : Sums.FAR, weight, d[y * w + x], colors, y * w + x);
                }
            }
        }
        boolean known = sums.weight(Sums.NEAR) > LEAST_WEIGHT && sums.weight(Sums.FAR) > LEAST_WEIGHT;
        near[node] = known ? sums.depth(Sums.NEAR) : middle + half;
        far[node] = known ? sums.depth(Sums.FAR) : middle - half;
        if (known) {
            discriminate(node, sums);
        }
    }

    /** Whether a texel that is blended from this node is wanted. */
    private boolean anyAbout(int cx, int cy, boolean[] wanted) {
        for (int y = Math.max(0, cy - SPACING + 1); y < Math.min(size.height(), cy + SPACING); y++) {
            for (int x = Math.max(0, cx - SPACING + 1); x < Math.min(size.width(), cx + SPACING); x++) {
                if (wanted[y * size.width() + x]) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Says of a row of texels where each stands between its sides. */
    private void place(int y, boolean[] wanted) {
        int above = y / SPACING * nodes.width();
        int below = Math.min(nodes.height() - 1, (y + 1) / SPACING) * nodes.width();
        for (int x = 0; x < size.width(); x++) {
            int i = y * size.width() + x;
            if (wanted[i]) {
                int left = x / SPACING;
                int right = Math.min(nodes.width() - 1, (x + 1) / SPACING);
                float n = (near[above + left] + near[above + right] + near[below + left] + near[below + right]) / 4;
                float f = (far[above + left] + far[above + right] + far[below + left] + far[below + right]) / 4;
                nearShare[i] = Math.max(0, Math.min(1, (d[i] - f) / Math.max(1e-4f, n - f)));
            } else {
                nearShare[i] = d[i] > band.middle(i) ? 1 : 0;
            }
        }
    }

    /** The first column from {@code x} on that makes an even sum with row {@code y}. */
    private static int firstEven(int x, int y) {
        return x + ((x + y) & 1);
    }

    /** Solves {@code covariance * (red, green, blue) = near mean - far mean} by Cramer's rule. */
    private void discriminate(int node, Sums sums) {
        float rr = sums.covariance(0, 0) + NOISE;
        float gg = sums.covariance(1, 1) + NOISE;
        float bb = sums.covariance(2, 2) + NOISE;
        float rg = sums.covariance(0, 1);
        float rb = sums.covariance(0, 2);
        float gb = sums.covariance(1, 2);
        float r = sums.mean(Sums.NEAR, 0) - sums.mean(Sums.FAR, 0);
        float g = sums.mean(Sums.NEAR, 1) - sums.mean(Sums.FAR, 1);
        float b = sums.mean(Sums.NEAR, 2) - sums.mean(Sums.FAR, 2);
        float minorR = gg * bb - gb * gb;
        float minorG = rg * bb - gb * rb;
        float minorB = rg * gb - gg * rb;
        float determinant = rr * minorR - rg * minorG + rb * minorB;
        red[node] = (r * minorR - g * minorG + b * minorB) / determinant;
        green[node] = (-r * minorG + g * (rr * bb - rb * rb) - b * (rr * gb - rg * rb)) / determinant;
        blue[node] = (r * minorB - g * (rr * gb - rg * rb) + b * (rr * gg - rg * rg)) / determinant;
        offset[node] = -(red[node] * (sums.mean(Sums.NEAR, 0) + sums.mean(Sums.FAR, 0))
                        + green[node] * (sums.mean(Sums.NEAR, 1) + sums.mean(Sums.FAR, 1))
                        + blue[node] * (sums.mean(Sums.NEAR, 2) + sums.mean(Sums.FAR, 2)))
                / 2;
    }

    /** Weighted sums over the texels of both sides. */
    private static final class Sums {
        static final int NEAR = 0;
        static final int FAR = 1;

        private final float[] weights = new float[2];
        private final float[] depths = new float[2];
        private final float[] moments = new float[2 * TexelColors.MOMENTS];

        void clear() {
            Arrays.fill(weights, 0);
            Arrays.fill(depths, 0);
            Arrays.fill(moments, 0);
        }

        void add(int side, float weight, float depth, TexelColors colors, int texel) {
            weights[side] += weight;
            depths[side] += weight * depth;
            colors.add(texel, weight, moments, side * TexelColors.MOMENTS);
        }

        float weight(int side) {
            return weights[side];
        }

        float depth(int side) {
            return depths[side] / weights[side];
        }

        float mean(int side, int channel) {
            return moments[side * TexelColors.MOMENTS + channel] / weights[side];
        }

        /** Within the sides, of both together. */
        float covariance(int a, int b) {
            float sum = 0;
            for (int side = 0; side < 2; side++) {
                sum += moments[side * TexelColors.MOMENTS + TexelColors.product(a, b)]
                        - weights[side] * mean(side, a) * mean(side, b);
            }
            return sum / (weights[NEAR] + weights[FAR]);
        }
    }
}
