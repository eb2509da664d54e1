package diorama.relief;

import diorama.base.Parallel;
import diorama.base.Size;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Tears the photo's surface at its depth edges and puts a background layer behind the tears: the far side goes on under the
 * near side as far as the strongest view can look (CORE E.5, steps 4 to 6, and E.11, reference A).
 *
 * <p>Confined to one thread.
 */
public final class LayerBuilder {
    /** Pixels of the far side that join the background layer to the surface. */
    private static final int SKIRT = 2;

    /** Pixels of the far side whose mean colour is continued. */
    private static final int SOURCES = 3;

    private final boolean still;
    private Size size = new Size(1, 1);
    private byte[] tears = new byte[1];
    private RgbaImage backColor = RgbaImage.allocate(size);
    private float[] backDepth = new float[1];

    private LayerBuilder(boolean still) {
        this.still = still;
    }

    /** The best quality, for single pictures; the layers of each call are new. */
    public static LayerBuilder forStills() {
        return new LayerBuilder(true);
    }

    /** Fast enough for every frame of a film; the layers of one call are overwritten by the next. */
    public static LayerBuilder forFilms() {
        return new LayerBuilder(false);
    }

    /**
     * @param depth conditioned, of the picture's size
     * @param shiftPx px that d = 1 moves against d = 0 in the strongest view
     */
    public Layers build(RgbaImage color, DepthMap depth, ReliefOptions options, double shiftPx) {
        if (still || !size.equals(color.size())) {
            size = color.size();
            tears = new byte[size.pixels()];
            backColor = RgbaImage.allocate(size);
            backDepth = new float[size.pixels()];
        }
        TearDetector.detect(depth, options.tear(), shiftPx, tears);
        Arrays.fill(backDepth, -1);
        if (options.background()) {
            Parallel.rows(size.height(), (from, to) -> {
                float[] weight = new float[size.width()];
                for (int y = from; y < to; y++) {
                    continueRow(color, depth.inverseDepth(), options, shiftPx, y, weight);
                }
            });
        }
        return new Layers(color, depth, tears, backColor, backDepth);
    }

    private void continueRow(RgbaImage color, float[] d, ReliefOptions options, double shiftPx, int y, float[] weight) {
        int w = size.width();
        Arrays.fill(weight, 0);
        for (int x = 0; x + 1 < w; x++) {
            int i = y * w + x;
            if ((tears[i] & Layers.TORN_RIGHT) != 0) {
                boolean nearLeft = d[i] > d[i + 1];
                int far = nearLeft ? x + 1 : x;
                int reach = 2 + (int) Math.ceil(shiftPx * Math.abs(d[i] - d[i + 1]));
                carry(color, d, options.tear() / 2, y, far, nearLeft ? -1 : 1, reach, weight);
            }
        }
    }

    /** Continues the surface at {@code far} for {@code reach} px in direction {@code step} under the nearer one. */
    private void carry(RgbaImage color, float[] d, float margin, int y, int far, int step, int reach, float[] weight) {
        int w = size.width();
        int row = y * w;
        float depth = d[row + far];
        int r = 0;
        int g = 0;
        int b = 0;
        int n = 0;
        for (int k = 0; k < SOURCES; k++) {
            int x = far - k * step;
            if (x < 0 || x >= w || Math.abs(d[row + x] - depth) > margin) {
                break;
            }
            r += color.channel(x, y, 0);
            g += color.channel(x, y, 1);
            b += color.channel(x, y, 2);
            n++;
        }
        for (int k = 0; k < SKIRT; k++) {
            int x = far - k * step;
            if (x >= 0 && x < w && Math.abs(d[row + x] - depth) <= margin && backDepth[row + x] < 0) {
                backColor.setArgb(x, y, color.argb(x, y));
                backDepth[row + x] = Math.max(0, d[row + x] - 1e-4f);
            }
        }
        for (int k = 1; k <= reach; k++) {
            int x = far + k * step;
            if (x < 0 || x >= w || d[row + x] < depth + margin) {
                break;
            }
            blend(row + x, depth, r / n, g / n, b / n, weight, x, 1f / k);
        }
    }

    private void blend(int i, float depth, int r, int g, int b, float[] weight, int x, float share) {
        float before = backDepth[i] < 0 ? 0 : weight[x];
        float t = share / (before + share);
        ByteBuffer rgba = backColor.rgba();
        put(rgba, 4 * i, r, t);
        put(rgba, 4 * i + 1, g, t);
        put(rgba, 4 * i + 2, b, t);
        rgba.put(4 * i + 3, (byte) 255);
        backDepth[i] = before == 0 ? depth : backDepth[i] + t * (depth - backDepth[i]);
        weight[x] = before + share;
    }

    private static void put(ByteBuffer rgba, int at, int value, float t) {
        int old = rgba.get(at) & 0xff;
        rgba.put(at, (byte) Math.round(old + t * (value - old)));
    }
}
