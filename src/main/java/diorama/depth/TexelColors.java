package diorama.depth;

import diorama.base.Size;

/** Means and mean products of the colours of a picture's cells under each texel of a small map. */
final class TexelColors {
    /** Numbers of a texel: means of red, green and blue, then of rr, rg, rb, gg, gb and bb. */
    static final int MOMENTS = 9;

    private final float[] moments;

    /** @param wanted the texels that are needed */
    TexelColors(CellColors cells, Size texels, boolean[] wanted) {
        moments = new float[MOMENTS * texels.pixels()];
        int[] counts = new int[texels.pixels()];
        int across = cells.cells().width();
        for (int j = 0; j < cells.cells().height(); j++) {
            int row = cells.texelRow(j) * texels.width();
            for (int i = 0; i < across; i++) {
                int texel = row + cells.texelColumn(i);
                if (wanted[texel]) {
                    counts[texel]++;
                    add(texel * MOMENTS, cells, j * across + i);
                }
            }
        }
        for (int i = 0; i < moments.length; i++) {
            moments[i] /= Math.max(1, counts[i / MOMENTS]);
        }
    }

    private void add(int at, CellColors cells, int cell) {
        float r = cells.red(cell);
        float g = cells.green(cell);
        float b = cells.blue(cell);
        moments[at] += r;
        moments[at + 1] += g;
        moments[at + 2] += b;
        moments[at + 3] += r * r;
        moments[at + 4] += r * g;
        moments[at + 5] += r * b;
        moments[at + 6] += g * g;
        moments[at + 7] += g * b;
        moments[at + 8] += b * b;
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
