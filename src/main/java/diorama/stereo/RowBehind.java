package diorama.stereo;

import diorama.relief.Layers;
import java.nio.IntBuffer;

/**
 * The background layer of a row, drawn only where {@link RowEye} has holes: of all pixels those are looked at that the shifts
 * can bring there. Confined to the thread that made it.
 */
final class RowBehind {
    private final RowEye eye;
    private final ShiftSteps steps;
    private final float[] depth;
    private final IntBuffer colors;
    private final int[] pixels;
    private int loaded = -1;
    private int start;

    /** Draws into {@code eye}, in its order k. */
    RowBehind(RowEye eye, ShiftSteps steps, Layers layers) {
        this.eye = eye;
        this.steps = steps;
        depth = layers.backDepth();
        colors = Pixels.of(layers.backColor());
        pixels = new int[eye.width()];
    }

    /** Draws what of row {@code y} is seen in the holes among target pixels {@code from} to {@code to} (included). */
    void draw(int y, int from, int to) {
        load(y);
        int first = Math.max(0, from + (steps.least() >> 8) - 2);
        int last = Math.min(eye.width() - 1, to + ((steps.most() + 255) >> 8) + 2);
        int before = 0;
        boolean beside = false;
        for (int k = first; k <= last; k++) {
            float d = depth(k);
            if (d >= 0) {
                int place = (k << 8) - steps.of(d);
                if (beside) {
                    cell(k, before, place, from, to);
                } else {
                    half(k, place - 128, place, from, to);
                }
                before = place;
            } else if (beside) {
                half(k - 1, before, before + 128, from, to);
            }
            beside = d >= 0;
        }
    }

    private void load(int y) {
        start = y * eye.width();
        if (loaded != y) {
            colors.get(start, pixels, 0, eye.width());
            loaded = y;
        }
    }

    /** Inverse depth of the background behind pixel {@code k}, less than 0 if there is none. */
    private float depth(int k) {
        return depth[start + eye.index(k)];
    }

    private boolean exists(int k) {
        return k >= 0 && k < eye.width() && depth(k) >= 0;
    }

    private long lanes(int k) {
        return Lanes.spread(pixels[eye.index(k)]);
    }

    /** The cell from pixel k - 1, at {@code left}, to k, at {@code right}, with its right end and without its left one. */
    private void cell(int k, int left, int right, int from, int to) {
        int wide = Math.max(1, right - left);
        int j = right >> 8;
        for (int r = right & 255; r < wide; r += 256) {
            if (j >= from && j <= to && eye.open(j)) {
                eye.putBehind(j, color(k, CatmullRom.phase(r, wide)));
            }
            j--;
        }
    }

    /** At phase {@code p} from pixel k to k - 1. */
    private int color(int k, int p) {
        if (eye.coded()) {
            return RowCodes.behind(
                    Math.min(eye.index(k), eye.index(k - 1)), eye.index(k) < eye.index(k - 1) ? p : 64 - p);
        }
        long before = lanes(exists(k - 2) ? k - 2 : k - 1);
        long after = lanes(exists(k + 1) ? k + 1 : k);
        return CatmullRom.mix(p, after, lanes(k), lanes(k - 1), before);
    }

    /** Target pixels right of {@code left} up to {@code right} see pixel {@code k}. */
    private void half(int k, int left, int right, int from, int to) {
        for (int j = Math.max(from, (left >> 8) + 1); j <= Math.min(to, right >> 8); j++) {
            if (eye.open(j)) {
                eye.putBehind(j, eye.coded() ? RowCodes.behind(eye.index(k), 0) : pixels[eye.index(k)]);
            }
        }
    }
}
