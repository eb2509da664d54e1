package diorama.relief;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Continues the far side of every tear of one line (a row or a column) under the near side.
 *
 * <p>Depth goes on along the far side's slope, colour is the mean of its nearest pixels, of more
 * of them the farther off; the mixed rim pixel is none of them
 * because the conditioned depth gives it to the near side. Where both sides of a thin object reach a pixel they are blended by
 * their distance if they are one surface; else the side wins that the views look at, or the farther one.
 */
final class Continuation {
    /** Growth, per px from the far side, of the number of its pixels whose mean colour is continued (QUALITY). */
    private static final float SOURCES_GROWTH = 0.3f;

    private static final int SOURCES_MOST = 24;

    /** Difference of inverse depth up to which what comes from both sides of an object is one surface. */
    private static final float ONE_SURFACE = 0.04f;

    /** Pixels of the far side that join the background layer to the surface. */
    private static final int SKIRT = 2;

    /** Pixels of the far side whose slope is continued. */
    private static final int SLOPE_PIXELS = 8;

    /** Pixels beyond the strongest view's reach. */
    private static final int SPARE = 3;

    /** How much less than the surface the skirt's inverse depth is. */
    private static final float SKIRT_GAP = 1e-4f;

    /** What is continued; {@code margin} is the difference of inverse depth within one surface. */
    record Source(ByteBuffer rgba, float[] depth, byte[] tears, float margin, double shiftPx) {}

    /** Where to: packed 0xAARRGGBB, inverse depth (-1: none), px from the far side (0: skirt). */
    record Target(int[] color, float[] depth, short[] distance) {}

    private final Source source;
    private final Target target;
    private final LayerBuilder.Views views;
    private final float[] d;
    /** Of this line: distance to the far side by direction, 0 where nothing came from there. */
    private final short[] fromAfter;

    private final short[] fromBefore;
    private int start;
    private int stride;
    private int length;
    /** Sums of the far side's colours so far, how many pixels they are, and whether there may be more. */
    private int red;

    private int green;
    private int blue;
    private int sources;
    private boolean more;

    Continuation(Source source, Target target, LayerBuilder.Views views, int longest) {
        this.source = source;
        this.target = target;
        this.views = views;
        d = source.depth;
        fromAfter = new short[longest];
        fromBefore = new short[longest];
    }

    /** The line of {@code length} pixels from {@code start}, {@code stride} apart, whose tears are marked by {@code bit}. */
    void run(int start, int stride, int length, int bit) {
        this.start = start;
        this.stride = stride;
        this.length = length;
        boolean any = false;
        for (int x = 0; x + 1 < length; x++) {
            int i = start + x * stride;
            if ((source.tears[i] & bit) != 0) {
                if (!any) {
                    Arrays.fill(fromAfter, 0, length, (short) 0);
                    Arrays.fill(fromBefore, 0, length, (short) 0);
                    any = true;
                }
                if (d[i] > d[i + stride]) {
                    carry(x + 1, -1, d[i] - d[i + stride]);
                } else {
                    carry(x, 1, d[i + stride] - d[i]);
                }
            }
        }
    }

    /** Continues the surface at pixel {@code far} in direction {@code step}. */
    private void carry(int far, int step, float jump) {
        float depth = d[start + far * stride];
        float slope = slope(far, step, depth);
        startMean(far);
        skirt(far, step, depth);
        int reach = SPARE + (int) Math.ceil(source.shiftPx * jump);
        for (int k = 1; k <= reach; k++) {
            int x = far + k * step;
            float z = Math.max(0, depth + slope * k);
            if (x < 0 || x >= length || d[start + x * stride] < z + source.margin) {
                return;
            }
            put(x, k, step, z, mean(far, step, depth, k));
        }
    }

    private void put(int x, int k, int step, float z, int color) {
        int i = start + x * stride;
        short[] own = step < 0 ? fromAfter : fromBefore;
        short[] other = step < 0 ? fromBefore : fromAfter;
        float before = target.depth[i];
        boolean column = stride != 1;
        if (before >= 0 && column && own[x] == 0 && other[x] == 0) {
            return;
        }
        if (before < 0 || target.distance[i] == 0) {
            set(i, k, z, color);
        } else if (own[x] != 0 && other[x] == 0) {
            if (z < before) {
                set(i, k, z, color);
            }
        } else if (other[x] != 0 && Math.abs(z - before) < ONE_SURFACE) {
            float t = (float) other[x] / (other[x] + k);
            set(i, Math.min(k, other[x]), Math.min(z, before), mix(target.color[i], color, t));
        } else if (wins(step, z, before)) {
            set(i, k, z, color);
        }
        own[x] = (short) k;
    }

    private boolean wins(int step, float z, float before) {
        return switch (views) {
            case RIGHT -> step < 0;
            case LEFT -> step > 0;
            case ALL -> z < before;
        };
    }

    private void set(int i, int k, float z, int color) {
        target.depth[i] = z;
        target.color[i] = color;
        target.distance[i] = (short) k;
    }

    private void skirt(int far, int step, float depth) {
        for (int k = 0; k < SKIRT; k++) {
            int x = far - k * step;
            if (x < 0 || x >= length || Math.abs(d[start + x * stride] - depth) > source.margin) {
                return;
            }
            int i = start + x * stride;
            if (target.depth[i] < 0) {
                set(i, 0, Math.max(0, d[i] - SKIRT_GAP), argb(i));
            }
        }
    }

    /** Least-squares slope of the far side towards the tear, per px; 0 where it is too short. */
    private float slope(int far, int step, float depth) {
        float n = 0;
        float sumX = 0;
        float sumD = 0;
        float sumXx = 0;
        float sumXd = 0;
        for (int k = 0; k < SLOPE_PIXELS; k++) {
            int x = far - k * step;
            if (x < 0 || x >= length || Math.abs(d[start + x * stride] - depth) > source.margin * (1 + 0.4f * k)) {
                break;
            }
            float value = d[start + x * stride];
            n++;
            sumX -= k;
            sumD += value;
            sumXx += k * k;
            sumXd -= k * value;
        }
        return n < SLOPE_PIXELS / 2 ? 0 : (n * sumXd - sumX * sumD) / (n * sumXx - sumX * sumX);
    }

    private void startMean(int far) {
        int argb = argb(start + far * stride);
        red = (argb >> 16) & 0xff;
        green = (argb >> 8) & 0xff;
        blue = argb & 0xff;
        sources = 1;
        more = true;
    }

    /** The mean colour of the far side for the pixel {@code k} px from it: the farther off, the wider. */
    private int mean(int far, int step, float depth, int k) {
        int wanted = Math.min(SOURCES_MOST, Math.round(1 + SOURCES_GROWTH * k));
        while (more && sources < wanted) {
            int x = far - sources * step;
            more = x >= 0 && x < length && Math.abs(d[start + x * stride] - depth) <= source.margin;
            if (more) {
                int argb = argb(start + x * stride);
                red += (argb >> 16) & 0xff;
                green += (argb >> 8) & 0xff;
                blue += argb & 0xff;
                sources++;
            }
        }
        int n = sources;
        return 0xff000000 | (((red + n / 2) / n) << 16) | (((green + n / 2) / n) << 8) | ((blue + n / 2) / n);
    }

    private int argb(int i) {
        ByteBuffer rgba = source.rgba;
        return 0xff000000
                | ((rgba.get(4 * i) & 0xff) << 16)
                | ((rgba.get(4 * i + 1) & 0xff) << 8)
                | (rgba.get(4 * i + 2) & 0xff);
    }

    private static int mix(int a, int b, float t) {
        int r = Math.round(((a >> 16) & 0xff) * (1 - t) + ((b >> 16) & 0xff) * t);
        int g = Math.round(((a >> 8) & 0xff) * (1 - t) + ((b >> 8) & 0xff) * t);
        int blue = Math.round((a & 0xff) * (1 - t) + (b & 0xff) * t);
        return 0xff000000 | (r << 16) | (g << 8) | blue;
    }
}
