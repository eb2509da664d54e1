package diorama.motion;

import diorama.base.Size;
import diorama.image.Resample;

/**
 * Numbers on a small grid.
 *
 * @param values row-major, row 0 at the top; not written after construction
 */
record Grid(Size size, float[] values) {
    int width() {
        return size.width();
    }

    int height() {
        return size.height();
    }

    /** Of half the size. */
    Grid halved() {
        Size half = new Size(Math.max(1, width() / 2), Math.max(1, height() / 2));
        return new Grid(half, Resample.resize(values, size, half));
    }

    /** Each cell the mean of itself and its eight neighbours. */
    Grid smoothed() {
        float[] rows = new float[values.length];
        float[] out = new float[values.length];
        int w = width();
        int h = height();
        for (int i = 0; i < out.length; i++) {
            int x = i % w;
            rows[i] = (values[x > 0 ? i - 1 : i] + values[i] + values[x < w - 1 ? i + 1 : i]) / 3;
        }
        for (int i = 0; i < out.length; i++) {
            int y = i / w;
            out[i] = (rows[y > 0 ? i - w : i] + rows[i] + rows[y < h - 1 ? i + w : i]) / 3;
        }
        return new Grid(size, out);
    }

    /** Bilinear at (x, y) in cells, 0 in the middle of the first; the border goes on. */
    float at(float x, float y) {
        int w = width();
        float cx = clamp(x, w - 1);
        float cy = clamp(y, height() - 1);
        int x0 = (int) cx;
        int y0 = (int) cy;
        int i = y0 * w + x0;
        int right = x0 + 1 < w ? 1 : 0;
        int below = y0 + 1 < height() ? w : 0;
        return between(values, i, i + right, below, cx - x0, cy - y0);
    }

    /**
     * Between four values.
     *
     * @param left number of the upper left one
     * @param right number of the one beside it
     * @param below how much farther those under them are
     */
    static float between(float[] v, int left, int right, int below, float fx, float fy) {
        float top = v[left] + fx * (v[right] - v[left]);
        float bottom = v[left + below] + fx * (v[right + below] - v[left + below]);
        return top + fy * (bottom - top);
    }

    /** Into [0, most]; two comparisons, where the library's least and greatest know of -0 and NaN and take thrice the time. */
    static float clamp(float value, float most) {
        return value > 0 ? value < most ? value : most : 0;
    }
}
