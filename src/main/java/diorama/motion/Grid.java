package diorama.motion;

import diorama.base.Size;

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

    /** Of half the size, each cell the mean of four. */
    Grid halved() {
        Size half = new Size(Math.max(1, width() / 2), Math.max(1, height() / 2));
        float[] out = new float[half.pixels()];
        for (int y = 0; y < half.height(); y++) {
            int top = Math.min(2 * y, height() - 1) * width();
            int bottom = Math.min(2 * y + 1, height() - 1) * width();
            for (int x = 0; x < half.width(); x++) {
                int left = Math.min(2 * x, width() - 1);
                int right = Math.min(2 * x + 1, width() - 1);
                out[y * half.width() + x] =
                        (values[top + left] + values[top + right] + values[bottom + left] + values[bottom + right]) / 4;
            }
        }
        return new Grid(half, out);
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
        float fx = cx - x0;
        float top = values[i] + fx * (values[i + right] - values[i]);
        float bottom = values[i + below] + fx * (values[i + below + right] - values[i + below]);
        return top + (cy - y0) * (bottom - top);
    }

    /** Into [0, most]; two comparisons, where the library's least and greatest know of -0 and NaN and take thrice the time. */
    static float clamp(float value, float most) {
        return value > 0 ? value < most ? value : most : 0;
    }
}
