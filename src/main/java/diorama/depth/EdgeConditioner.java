package diorama.depth;

import diorama.base.Parallel;
import diorama.base.Size;
import diorama.image.DepthMap;

/**
 * Makes the edges of a given map of the picture's size fit for tearing: soft ones become steps.
 *
 * <p>Decided for each edge from its own profile: where the slope has a peak and falls to half of it on both sides within a few
 * pixels there is an edge; if a single step makes up half of its height it is sharp and left alone. Floors and other slopes have
 * no such peak. In a soft edge a pixel takes the least or the greatest value of its window, whichever half of the range it lies
 * in (rank-contrast snap, CORE E.5). Where most of a map's edges are sharp the map is not blurred: its few soft ones are true
 * slopes or two edges close together, and none is snapped. Two rounds of a small window do better than one of a large, which
 * reaches beyond thin objects (QUALITY).
 */
final class EdgeConditioner {
    /** Height of inverse depth from which on a slope is an edge; 1 to 2 px of shift at usual divergences. */
    private static final float CONTRAST = 0.02f;

    /** Share of an edge's height made up by one step from which on it is sharp. */
    private static final float SHARP = 0.5f;

    /** Share of an edge's height made up by one step that tells a map never blurred. */
    private static final float CRISP = 0.7f;

    /** Share of crisp edges, by height, from which on a map is left alone; never blurred: over 0.5, blurred: under 0.05. */
    private static final double CRISP_MAP = 0.35;

    /** How often a map is snapped at most. */
    private static final int ROUNDS = 2;

    private static final int[] RAY_X = {-1, 1, 0, 0, -1, 1, -1, 1};
    private static final int[] RAY_Y = {0, 0, -1, 1, -1, -1, 1, 1};

    /** Of the window in a round, px; edges up to four times as wide become steps. */
    private static final int RADIUS = 2;

    private final Size size;
    private final float[] d;
    /** 1: in a soft edge. */
    private final byte[] soft;
    /** By row, sums of the heights of all edges and of the crisp ones. */
    private final double[] edgeHeights;

    private final double[] crispHeights;

    private EdgeConditioner(float[] d, Size size) {
        this.d = d;
        this.size = size;
        soft = new byte[d.length];
        edgeHeights = new double[size.height()];
        crispHeights = new double[size.height()];
    }

    /** A map whose soft edges are steps; a crisp one as it is. */
    static DepthMap snap(DepthMap map) {
        float[] d = map.inverseDepth();
        for (int round = 0; round < ROUNDS; round++) {
            EdgeConditioner edges = new EdgeConditioner(d, map.size());
            edges.markAll();
            if (edges.isCrisp()) {
                break;
            }
            d = edges.snap();
        }
        return new DepthMap(map.size(), d);
    }

    private void markAll() {
        int w = size.width();
        int h = size.height();
        Parallel.rows(h, (from, to) -> {
            PeakFinder peaks = new PeakFinder(d, w, slopeMin());
            for (int y = from; y < to; y++) {
                markRow(y * w, w, peaks);
                if (y > 0 && y + 2 < h) {
                    markDown(y, w, h, peaks);
                }
            }
        });
    }

    /** Whether the map was never blurred, judged by all its edges; after {@link #markAll}. */
    private boolean isCrisp() {
        double all = 0;
        double crisp = 0;
        for (int y = 0; y < size.height(); y++) {
            all += edgeHeights[y];
            crisp += crispHeights[y];
        }
        return crisp >= CRISP_MAP * all;
    }

    private float[] snap() {
        int w = size.width();
        float[] out = new float[d.length];
        Parallel.rows(size.height(), (from, to) -> {
            System.arraycopy(d, from * w, out, from * w, (to - from) * w);
            RayRange range = new RayRange();
            for (int y = from; y < to; y++) {
                boolean inside = y >= RADIUS && y + RADIUS < size.height();
                int left = inside ? Math.min(w, RADIUS) : w;
                int right = Math.max(left, w - RADIUS);
                snapSingly(y, 0, left, out);
                for (int x = left; x < right; x += RayRange.LENGTH) {
                    snapTogether(y * w + x, Math.min(RayRange.LENGTH, right - x), range, out);
                }
                snapSingly(y, right, w, out);
            }
        });
        return out;
    }

    /** Pixels {@code from} to {@code to} (excluded) of a row near the map's border. */
    private void snapSingly(int y, int from, int to, float[] out) {
        for (int x = from; x < to; x++) {
            int i = y * size.width() + x;
            if (soft[i] != 0) {
                out[i] = nearestEnd(x, y);
            }
        }
    }

    /** The {@code count} pixels from index {@code at} on, all at least the radius from the map's border. */
    private void snapTogether(int at, int count, RayRange range, float[] out) {
        int first = at;
        int end = at + count;
        while (first < end && soft[first] == 0) {
            first++;
        }
        while (first < end && soft[end - 1] == 0) {
            end--;
        }
        if (first < end) {
            range.measure(d, first, end - first, size.width(), RADIUS);
            for (int i = first; i < end; i++) {
                if (soft[i] != 0) {
                    int k = i - first;
                    out[i] = end(d[i], range.low[k], range.high[k], range.step[k]);
                }
            }
        }
    }

    /** Least slope that can be the peak of an edge of the widest kind. */
    private float slopeMin() {
        return CONTRAST / (4 * RADIUS + 2);
    }

    private void markRow(int row, int w, PeakFinder peaks) {
        peaks.along(row);
        for (int x = peaks.next(1, w - 2); x < w - 2; x = peaks.next(x + 1, w - 2)) {
            mark(row + x, 1, x, w - 1 - x);
        }
    }

    private void markDown(int y, int w, int h, PeakFinder peaks) {
        peaks.down(y * w);
        for (int x = peaks.next(0, w); x < w; x = peaks.next(x + 1, w)) {
            mark(y * w + x, w, y, h - 1 - y);
        }
    }

    /**
     * Marks the edge whose steepest step is from {@code i} to {@code i + stride}, if it is one and soft.
     *
     * @param before pixels before i in this line
     * @param after pixels after i
     */
    private void mark(int i, int stride, int before, int after) {
        float peak = d[i + stride] - d[i];
        float half = Math.abs(peak) / 2;
        int low = 1;
        while (low <= 2 * RADIUS
                && low <= before
                && (d[i - (low - 1) * stride] - d[i - low * stride]) * sign(peak) > half) {
            low++;
        }
        int high = 1;
        while (high <= 2 * RADIUS
                && high < after
                && (d[i + (high + 1) * stride] - d[i + high * stride]) * sign(peak) > half) {
            high++;
        }
        if (low > 2 * RADIUS || high > 2 * RADIUS || low > before || high >= after) {
            return;
        }
        int first = Math.max(-before, -low - RADIUS);
        int last = Math.min(after, high + 1 + RADIUS);
        float height = Math.abs(
                d[i + Math.min(after, high + RADIUS) * stride] - d[i + Math.max(-before, 1 - low - RADIUS) * stride]);
        if (height <= CONTRAST) {
            return;
        }
        int row = i / size.width();
        edgeHeights[row] += height;
        crispHeights[row] += Math.abs(peak) >= CRISP * height ? height : 0;
        if (Math.abs(peak) < SHARP * height) {
            for (int k = first; k <= last; k++) {
                soft[i + k * stride] = 1;
            }
        }
    }

    private static float sign(float v) {
        return v < 0 ? -1 : 1;
    }

    /**
     * The least or greatest value on the eight rays from the pixel, whichever is on the pixel's side of the middle; the value
     * itself beside a sharp edge or where there is no edge.
     */
    private float nearestEnd(int x, int y) {
        int w = size.width();
        int at = y * w + x;
        float v = d[at];
        float low = v;
        float high = v;
        float step = 0;
        for (int ray = 0; ray < RAY_X.length; ray++) {
            int dx = RAY_X[ray];
            int dy = RAY_Y[ray];
            int reach = Math.min(room(x, dx, w), room(y, dy, size.height()));
            int stride = dy * w + dx;
            float before = v;
            for (int k = 1, i = at + stride; k <= reach; k++, i += stride) {
                float value = d[i];
                low = Math.min(low, value);
                high = Math.max(high, value);
                step = Math.max(step, Math.abs(value - before));
                before = value;
            }
        }
        return end(v, low, high, step);
    }

    /** The end of the range from {@code low} to {@code high} on the value's side, or the value itself beside a sharp edge. */
    private static float end(float v, float low, float high, float step) {
        if (high - low < CONTRAST || step >= SHARP * (high - low)) {
            return v;
        }
        return v - low > (high - low) / 2 ? high : low;
    }

    /** How many pixels a ray may go from {@code at} within {@code length}, at most the radius. */
    private int room(int at, int direction, int length) {
        return direction == 0 ? RADIUS : Math.min(RADIUS, direction < 0 ? at : length - 1 - at);
    }
}
