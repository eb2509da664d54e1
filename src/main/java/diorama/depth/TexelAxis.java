package diorama.depth;

import java.util.Arrays;

/**
 * Where the points of a fine grid lie between the centres of a coarse one, along one axis; beyond the outermost centres their values
 * go on.
 */
final class TexelAxis {
    private final int[] first;
    private final int[] second;
    private final float[] fraction;
    /** By coarse point, the first fine one at or after it; one more at the end. */
    private final int[] start;

    private TexelAxis(int length, int count) {
        first = new int[length];
        second = new int[length];
        fraction = new float[length];
        start = new int[count + 1];
        Arrays.fill(start, length);
    }

    /** The centres of pixels between those of texels that divide the same length evenly. */
    static TexelAxis ofPixels(int pixels, int texels) {
        TexelAxis axis = new TexelAxis(pixels, texels);
        for (int i = 0; i < pixels; i++) {
            axis.place(i, (i + 0.5f) * texels / pixels - 0.5f, texels);
        }
        return axis;
    }

    /** The centres of pixels between those of cells of {@code side} px. */
    static TexelAxis ofPixels(int pixels, int cells, int side) {
        TexelAxis axis = new TexelAxis(pixels, cells);
        for (int i = 0; i < pixels; i++) {
            axis.place(i, (i + 0.5f) / side - 0.5f, cells);
        }
        return axis;
    }

    /** The centres of cells of {@code side} px between those of texels that divide {@code pixels} evenly. */
    static TexelAxis ofCells(int cells, int side, int pixels, int texels) {
        TexelAxis axis = new TexelAxis(cells, texels);
        for (int i = 0; i < cells; i++) {
            axis.place(i, (i + 0.5f) * side * texels / pixels - 0.5f, texels);
        }
        return axis;
    }

    /** The same points between every {@code spacing}-th of the coarse ones, {@code count} in all. */
    TexelAxis among(int spacing, int count) {
        TexelAxis axis = new TexelAxis(first.length, count);
        for (int i = 0; i < first.length; i++) {
            axis.place(i, (first[i] + fraction[i]) / spacing, count);
        }
        return axis;
    }

    private void place(int i, float position, int count) {
        float inside = Math.max(0, Math.min(count - 1, position));
        first[i] = (int) inside;
        second[i] = Math.min(count - 1, first[i] + 1);
        fraction[i] = inside - first[i];
        for (int k = first[i]; k >= 0 && start[k] > i; k--) {
            start[k] = i;
        }
    }

    /** The first point that lies at or after coarse point {@code k}, k up to their number. */
    int start(int k) {
        return start[k];
    }

    /** The value at point {@code i} of a line of coarse values that starts at {@code at}. */
    float blend(float[] values, int at, int i) {
        float left = values[at + first[i]];
        return left + fraction[i] * (values[at + second[i]] - left);
    }

    /** Blends a whole line of coarse values into {@code out} from {@code at} on. */
    void blendLine(float[] values, float[] out, int at) {
        for (int k = 0; k + 1 < start.length; k++) {
            float left = values[k];
            float rise = values[Math.min(values.length - 1, k + 1)] - left;
            for (int i = start[k]; i < start[k + 1]; i++) {
                out[at + i] = left + fraction[i] * rise;
            }
        }
    }

    /** Of coarse rows as long as {@code out}, the line at point {@code i}. */
    void blendRows(float[] values, int i, float[] out) {
        int top = first[i] * out.length;
        int bottom = second[i] * out.length;
        float f = fraction[i];
        for (int x = 0; x < out.length; x++) {
            out[x] = values[top + x] + f * (values[bottom + x] - values[top + x]);
        }
    }
}
