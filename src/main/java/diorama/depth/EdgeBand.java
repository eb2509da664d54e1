package diorama.depth;

import diorama.base.Size;
import diorama.image.DepthMap;

/**
 * Where a network's small map has edges, texel by texel: its inverse depth changes by more than a contrast within two texels, and
 * most of that from one texel to the next. On floors and other slopes every step is the same.
 */
final class EdgeBand {
    /** Of the window whose range is an edge's height, texels. */
    private static final int REACH = 2;

    /** Of the window in which a slope would go on as it does, texels. */
    private static final int SLOPE_REACH = 3;

    /** Height of inverse depth below which nothing is an edge, and from which on all of it is. */
    private static final float WEAK = 0.02f;

    private static final float STRONG = 0.05f;

    /** Share of the slope window's range in one step: 1/6 is a slope, and from EDGE on it is an edge. */
    private static final float SLOPE = 0.22f;

    private static final float EDGE = 0.32f;

    /** Share of an edge that is none. */
    private static final float LEAST = 0.05f;

    /** Of middle and half height, so that what is near and what is far changes slowly along an edge; texels. */
    private static final double SIGMA = 1;

    private final TexelFilter filter;
    private final Size size;
    /** How far a texel is on an edge: 0 not at all, 1 wholly. */
    private final float[] share;

    private final float[] middle;
    private final float[] half;
    private final boolean empty;

    private EdgeBand(TexelFilter filter, Size size, float[] share, float[] middle, float[] half) {
        this.filter = filter;
        this.size = size;
        this.share = share;
        this.middle = middle;
        this.half = half;
        boolean none = true;
        for (float s : share) {
            none &= s == 0;
        }
        empty = none;
    }

    static EdgeBand of(DepthMap map) {
        Size size = map.size();
        float[] d = map.inverseDepth();
        TexelFilter filter = new TexelFilter(size);
        float[] high = filter.greatest(d, REACH);
        float[] low = filter.least(d, REACH);
        float[] share = shares(d, size, filter, low, high);
        float[] middle = new float[d.length];
        float[] half = new float[d.length];
        for (int i = 0; i < d.length; i++) {
            middle[i] = (high[i] + low[i]) / 2;
            half[i] = (high[i] - low[i]) / 2;
        }
        return new EdgeBand(filter, size, share, filter.smooth(middle, SIGMA), filter.smooth(half, SIGMA));
    }

    private static float[] shares(float[] d, Size size, TexelFilter filter, float[] low, float[] high) {
        int w = size.width();
        int h = size.height();
        float[] wideHigh = filter.greatest(high, SLOPE_REACH - REACH);
        float[] wideLow = filter.least(low, SLOPE_REACH - REACH);
        float[] step = filter.greatest(steps(d, w, h), 1);
        float[] share = new float[d.length];
        for (int y = 0; y < h; y++) {
            int inside = inside(y, h) * w;
            for (int x = 0; x < w; x++) {
                int i = y * w + x;
                float height = high[i] - low[i];
                if (height > WEAK) {
                    // windows that the border cuts are judged by the nearest whole one: a slope's range shrinks with
                    // its window
                    int whole = inside + inside(x, w);
                    float range = Math.max(wideHigh[whole] - wideLow[whole], height);
                    float edge = smoothstep(WEAK, STRONG, height) * smoothstep(SLOPE, EDGE, step[i] / range);
                    share[i] = edge < LEAST ? 0 : edge;
                }
            }
        }
        return share;
    }

    private static int inside(int at, int length) {
        return Math.max(Math.min(SLOPE_REACH, length - 1), Math.min(length - 1 - SLOPE_REACH, at));
    }

    /** The greater of a texel's steps to the right and down. */
    private static float[] steps(float[] d, int w, int h) {
        float[] step = new float[d.length];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int i = y * w + x;
                float right = x + 1 < w ? Math.abs(d[i + 1] - d[i]) : 0;
                float down = y + 1 < h ? Math.abs(d[i + w] - d[i]) : 0;
                step[i] = Math.max(right, down);
            }
        }
        return step;
    }

    /** 0 up to {@code from}, 1 from {@code to} on, smooth between. */
    static float smoothstep(float from, float to, float v) {
        float t = Math.max(0, Math.min(1, (v - from) / (to - from)));
        return t * t * (3 - 2 * t);
    }

    Size size() {
        return size;
    }

    /** Whether there is no edge at all. */
    boolean empty() {
        return empty;
    }

    float share(int texel) {
        return share[texel];
    }

    /** Inverse depth half-way between the near and the far side. */
    float middle(int texel) {
        return middle[texel];
    }

    /** Half of an edge's height, inverse depth, greater than 0. */
    float half(int texel) {
        return Math.max(1e-4f, half[texel]);
    }

    float[] shares() {
        return share;
    }

    /** The texels at most {@code reach} from an edge's, along both axes; on one thread at a time. */
    boolean[] within(int reach) {
        float[] wide = filter.greatest(share, reach);
        boolean[] in = new boolean[wide.length];
        for (int i = 0; i < in.length; i++) {
            in[i] = wide[i] > 0;
        }
        return in;
    }
}
