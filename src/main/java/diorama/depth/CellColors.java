package diorama.depth;

import diorama.base.Parallel;
import diorama.base.Size;
import diorama.image.RgbaImage;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Arrays;

/**
 * Mean sRGB colours, in [0,1], of square cells of a picture, some three to a texel of the small map along an axis: fine enough to
 * place an edge between pixels, coarse enough that grain is gone. Only the cells of texels that are asked for.
 */
final class CellColors {
    private static final int CELLS_PER_TEXEL = 3;

    /** Side of a cell, px. */
    private final int side;

    private final Size cells;
    private final float[] red;
    private final float[] green;
    private final float[] blue;
    /** The texel column and row that a cell's centre lies in. */
    private final int[] columns;

    private final int[] rows;

    private CellColors(RgbaImage image, Size texels) {
        float least = Math.min((float) image.width() / texels.width(), (float) image.height() / texels.height());
        side = Math.max(1, Math.round(least / CELLS_PER_TEXEL));
        cells = new Size((image.width() + side - 1) / side, (image.height() + side - 1) / side);
        red = new float[cells.pixels()];
        green = new float[cells.pixels()];
        blue = new float[cells.pixels()];
        columns = texelsOf(cells.width(), image.width(), texels.width());
        rows = texelsOf(cells.height(), image.height(), texels.height());
    }

    /** @param wanted of the texels, whether their cells are needed */
    static CellColors of(RgbaImage image, Size texels, boolean[] wanted) {
        CellColors colors = new CellColors(image, texels);
        IntBuffer pixels =
                image.rgba().duplicate().clear().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
        Parallel.rows(colors.cells.height(), (from, to) -> {
            int[] row = new int[image.width()];
            for (int j = from; j < to; j++) {
                colors.measureRow(j, image, pixels, row, wanted, texels.width());
            }
        });
        return colors;
    }

    private int[] texelsOf(int count, int length, int texels) {
        int[] of = new int[count];
        for (int k = 0; k < count; k++) {
            of[k] = Math.min(texels - 1, (int) (center(k) * texels / length));
        }
        return of;
    }

    /** Of cell {@code k} along an axis, px; pixel i reaches from i to i + 1. */
    private float center(int k) {
        return (k + 0.5f) * side;
    }

    private void measureRow(int j, RgbaImage image, IntBuffer pixels, int[] row, boolean[] wanted, int texelsAcross) {
        int first = j * side;
        int last = Math.min(image.height(), first + side);
        int at = j * cells.width();
        int texelRow = rows[j] * texelsAcross;
        for (int y = first; y < last; y++) {
            pixels.get(y * image.width(), row);
            for (int i = 0; i < cells.width(); i++) {
                if (wanted[texelRow + columns[i]]) {
                    addPixels(row, i * side, Math.min(image.width(), (i + 1) * side), at + i);
                }
            }
        }
        for (int i = 0; i < cells.width(); i++) {
            int pixelsInside = (last - first) * (Math.min(image.width(), (i + 1) * side) - i * side);
            float scale = 1 / (255f * pixelsInside);
            red[at + i] *= scale;
            green[at + i] *= scale;
            blue[at + i] *= scale;
        }
    }

    private void addPixels(int[] row, int from, int to, int cell) {
        int r = 0;
        int g = 0;
        int b = 0;
        for (int x = from; x < to; x++) {
            int color = row[x]; // 0xAABBGGRR
            r += color & 0xff;
            g += (color >> 8) & 0xff;
            b += (color >> 16) & 0xff;
        }
        red[cell] += r;
        green[cell] += g;
        blue[cell] += b;
    }

    int side() {
        return side;
    }

    Size cells() {
        return cells;
    }

    int texelColumn(int cellColumn) {
        return columns[cellColumn];
    }

    int texelRow(int cellRow) {
        return rows[cellRow];
    }

    /** How many rows of cells lie above texel row {@code y}. */
    int rowsBefore(int y) {
        int found = Arrays.binarySearch(rows, y);
        int j = found < 0 ? -found - 1 : found;
        while (j > 0 && rows[j - 1] == y) {
            j--;
        }
        return j;
    }

    float red(int cell) {
        return red[cell];
    }

    float green(int cell) {
        return green[cell];
    }

    float blue(int cell) {
        return blue[cell];
    }
}
