package diorama.stereo;

import diorama.relief.Layers;

/** The rule of {@link ScanlineRenderer} said pixel by pixel, as the shader does it: slow and plain. */
final class GatherOracle {
    private static final int NONE = Integer.MIN_VALUE;

    private final Layers layers;
    private final Disparity disparity;
    private final Eye eye;
    private final int width;

    GatherOracle(Layers layers, Disparity disparity, Eye eye) {
        this.layers = layers;
        this.disparity = disparity;
        this.eye = eye;
        width = layers.size().width();
    }

    /** Channels R G B A of output pixel (x, y). */
    int[] pixel(int x, int y) {
        int j = mirror(x);
        int u = front(j, y);
        boolean back = false;
        if (u == NONE) {
            u = background(j, y);
            back = u != NONE;
        }
        if (u == NONE) {
            u = rim(j, y);
        }
        int point = eye == Eye.LEFT ? u : 64 * (width - 1) - u;
        int end = 64 * (width - 1);
        int mirrored = point < 0 ? Math.min(-point, end) : point > end ? Math.max(2 * end - point, 0) : point;
        int[] color = color(back ? point : mirrored, y, back);
        soften(color, j, y);
        return color;
    }

    /** Lays the nearest soft edge over the colour if nothing nearer is there. */
    private void soften(int[] color, int j, int y) {
        int at = 256 * j;
        int u = front(j, y);
        for (int i = 0; i + 1 < width && (u == NONE || 64 * i < u); i++) {
            int a = x(i, y, false);
            int b = x(i + 1, y, false);
            int tail = a < at && at < a + 256 ? a + 256 - at : 0;
            int head = b - 256 < at && at < b ? at - b + 256 : 0;
            if (torn(i, y) && (tail > 0 || head > 0)) {
                boolean useHead = head > 0 && (tail == 0 || b - a > 256);
                int weight = useHead ? head : tail;
                int[] top = channels(mirror(useHead ? i + 1 : i), y, false);
                for (int c = 0; c < 4; c++) {
                    color[c] = (weight * top[c] + (256 - weight) * color[c] + 128) >> 8;
                }
                return;
            }
        }
    }

    private int mirror(int x) {
        return eye == Eye.LEFT ? x : width - 1 - x;
    }

    private int x(int i, int y, boolean back) {
        int at = y * width + mirror(i);
        double d = back ? layers.backDepth()[at] : layers.depth().inverseDepth()[at];
        double scale = 256 * disparity.pixels();
        return 256 * i + (int) Math.floor(scale * d + 0.5) - (int) Math.floor(scale * disparity.convergence() + 0.5);
    }

    private boolean torn(int i, int y) {
        int left = eye == Eye.LEFT ? i : width - 2 - i;
        return (layers.tears()[y * width + left] & Layers.TORN_RIGHT) != 0;
    }

    private boolean exists(int i, int y) {
        return i >= 0 && i < width && layers.backDepth()[y * width + mirror(i)] >= 0;
    }

    private int front(int j, int y) {
        int at = 256 * j;
        int first = x(0, y, false);
        if (at < first) {
            return (at - first + 2) >> 2;
        }
        for (int i = 0; i + 1 < width; i++) {
            int a = x(i, y, false);
            int b = x(i + 1, y, false);
            if (at == a) {
                return 64 * i;
            }
            if (!torn(i, y) && a <= at && at < b) {
                return 64 * i + between(at, a, b);
            }
        }
        int last = x(width - 1, y, false);
        return at >= last ? 64 * (width - 1) + ((at - last + 2) >> 2) : NONE;
    }

    private int background(int j, int y) {
        int at = 256 * j;
        for (int i = 0; i < width; i++) {
            if (!exists(i, y)) {
                continue;
            }
            int a = x(i, y, true);
            if (!exists(i - 1, y) && i > 0 && a - 128 <= at && at < a) {
                return 64 * i;
            }
            if (!exists(i + 1, y)) {
                if (a <= at && at < a + 128) {
                    return 64 * i;
                }
            } else {
                int b = x(i + 1, y, true);
                if (a <= at && at < Math.max(b, a + 1)) {
                    return at == a ? 64 * i : 64 * i + between(at, a, b);
                }
            }
        }
        return NONE;
    }

    private int rim(int j, int y) {
        for (int i = 0; i + 1 < width; i++) {
            int a = x(i, y, false);
            int b = x(i + 1, y, false);
            if (torn(i, y) && a < 256 * j && 256 * j < b) {
                return b - a > 256 ? 64 * i : 64 * (i + 1);
            }
        }
        throw new AssertionError("hole at " + j + "," + y);
    }

    /** floor(64 (at - a) / (b - a) + 1/2) in whole numbers. */
    private static int between(int at, int a, int b) {
        return (128 * (at - a) + (b - a)) / (2 * (b - a));
    }

    /** Here i counts in the unmirrored source. */
    private int[] color(int u, int y, boolean back) {
        int i = u >> 6;
        int p = u & 63;
        if (p == 0) {
            return channels(i, y, back);
        }
        boolean before = back ? i > 0 && behind(i - 1, y) : i > 0 && whole(i - 1, y);
        boolean after = i + 2 < width && (back ? behind(i + 2, y) : whole(i + 1, y));
        int[][] taps = {
            channels(before ? i - 1 : i, y, back),
            channels(i, y, back),
            channels(i + 1, y, back),
            channels(after ? i + 2 : i + 1, y, back)
        };
        long[] w = CatmullRom.weights();
        int[] out = new int[4];
        for (int c = 0; c < 4; c++) {
            long sum = 64;
            for (int k = 0; k < 4; k++) {
                sum += w[4 * p + k] * taps[k][c];
            }
            out[c] = (int) Math.max(0, Math.min(255, sum >> 7));
        }
        return out;
    }

    private boolean behind(int i, int y) {
        return layers.backDepth()[y * width + i] >= 0;
    }

    private boolean whole(int i, int y) {
        return (layers.tears()[y * width + i] & Layers.TORN_RIGHT) == 0;
    }

    private int[] channels(int i, int y, boolean back) {
        int[] out = new int[4];
        for (int c = 0; c < 4; c++) {
            out[c] = (back ? layers.backColor() : layers.color()).channel(i, y, c);
        }
        return out;
    }
}
