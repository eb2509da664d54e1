package diorama.depth;

import diorama.base.Parallel;
import diorama.base.Size;

/** Means and mean products of the colours of a picture's cells under each texel of a small map. */
final class TexelColors {
    /** Numbers of a texel: means of red, green and blue, then of rr, rg, rb, gg, gb and bb. */
    static final int MOMENTS = 9;

    private final float[] moments;

    /** @param wanted the texels that are needed */
    TexelColors(CellColors cells, Size texels, boolean[] wanted) {
        moments = new float[MOMENTS * texels.pixels()];
        Parallel.rows(texels.height(), (from, to) -> {
            int j = cells.rowsBefore(from);
            for (int y = from; y < to; y++) {
                int first = j;
                while (j < cells.cells().height() && cells.texelRow(j) == y) {
                    j++;
                }
                for (int x = 0, i = 0; x < texels.width(); x++) {
                    int left = i;
                    while (i < cells.cells().width() && cells.texelColumn(i) == x) {
                        i++;
                    }
                    if (wanted[y * texels.width() + x] && i > left && j > first) {
                        measure((y * texels.width() + x) * MOMENTS, cells, left, i, first, j);
                    }
                }
            }
        });
    }

    /** Of the cells of columns {@code left} to {@code right} and rows {@code top} to {@code bottom}, the latter excluded. */
    private void measure(int at, CellColors cells, int left, int right, int top, int bottom) {
        float r = 0;
        float g = 0;
        float b = 0;
        float rr = 0;
        float rg = 0;
        float rb = 0;
        float gg = 0;
        float gb = 0;
        float bb = 0;
        for (int j = top; j < bottom; j++) {
            for (int i = left; i < right; i++) {
                int cell = j * cells.cells().width() + i;
                float red = cells.red(cell);
                float green = cells.green(cell);
                float blue = cells.blue(cell);
                r += red;
                g += green;
                b += blue;
                rr += red * red;
                rg += red * green;
                rb += red * blue;
                gg += green * green;
                gb += green * blue;
                bb += blue * blue;
            }
        }
        float scale = 1f / ((right - left) * (bottom - top));
        moments[at] = scale * r;
        moments[at + 1] = scale * g;
        moments[at + 2] = scale * b;
        moments[at + 3] = scale * rr;
        moments[at + 4] = scale * rg;
        moments[at + 5] = scale * rb;
        moments[at + 6] = scale * gg;
        moments[at + 7] = scale * gb;
        moments[at + 8] = scale * bb;
    }

    /** Which of the moments is the mean product of channels {@code a <= b}. */
    static int product(int a, int b) {
        return 3 + (a == 0 ? b : a + b + 1);
    }

    /** Adds the texel's moments, weighted, to {@code sums} from {@code at} on. */
    void add(int texel, float weight, float[] sums, int at) {
        int from = texel * MOMENTS;
        for (int k = 0; k < MOMENTS; k++) {
            sums[at + k] += weight * moments[from + k];
        }
    }
}
