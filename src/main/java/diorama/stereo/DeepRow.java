package diorama.stereo;

import diorama.image.DeepImage;
import diorama.relief.Layers;
import java.nio.ShortBuffer;

/** Paints rows of 16-bit colours as {@link RowCodes} tell, by the rule of {@link ScanlineRenderer}. Confined to one thread. */
final class DeepRow {
    private static final int[] WEIGHTS = weights();

    private final Layers layers;
    private final int width;
    private final ShortBuffer front;
    private final ShortBuffer behind;
    private final short[] frontRow;
    private final short[] behindRow;
    private int row = -1;

    /** @param behind the background layer's colours */
    DeepRow(Layers layers, DeepImage front, DeepImage behind) {
        this.layers = layers;
        this.front = front.samples();
        this.behind = behind.samples();
        width = front.width();
        frontRow = new short[4 * width];
        behindRow = new short[4 * width];
    }

    private static int[] weights() {
        long[] exact = CatmullRom.weights();
        int[] weights = new int[exact.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (int) exact[i];
        }
        return weights;
    }

    /** Takes row {@code y}. */
    void load(int y) {
        if (row != y) {
            row = y;
            front.get(4 * y * width, frontRow);
            behind.get(4 * y * width, behindRow);
        }
    }

    /**
     * Paints the row that was loaded.
     *
     * @param over as {@link RowEye#over} gives it
     * @param out four channels a pixel
     */
    void paint(int[] codes, int[] over, short[] out) {
        for (int x = 0; x < width; x++) {
            int code = codes[x];
            if (RowCodes.isBehind(code)) {
                behind(code, 4 * x, out);
            } else {
                front(code, 4 * x, out);
            }
            if (over[x] != 0) {
                lay(over[x], 4 * x, out);
            }
        }
    }

    private void front(int code, int at, short[] out) {
        int i = RowCodes.index(code);
        int p = RowCodes.phase(code);
        if (p == 0) {
            System.arraycopy(frontRow, 4 * i, out, at, 4);
            return;
        }
        int tears = row * width + i;
        boolean alone = i == 0 || (layers.tears()[tears - 1] & Layers.TORN_RIGHT) != 0;
        boolean last = i + 2 >= width || (layers.tears()[tears + 1] & Layers.TORN_RIGHT) != 0;
        mix(frontRow, p, alone ? i : i - 1, i, last ? i + 1 : i + 2, at, out);
    }

    private void behind(int code, int at, short[] out) {
        int i = RowCodes.index(code);
        int p = RowCodes.phase(code);
        if (p == 0) {
            System.arraycopy(behindRow, 4 * i, out, at, 4);
            return;
        }
        mix(behindRow, p, exists(i - 1) ? i - 1 : i, i, exists(i + 2) ? i + 2 : i + 1, at, out);
    }

    private boolean exists(int i) {
        return i >= 0 && i < width && layers.backDepth()[row * width + i] >= 0;
    }

    private static void mix(short[] in, int p, int before, int i, int after, int at, short[] out) {
        int w0 = WEIGHTS[4 * p];
        int w1 = WEIGHTS[4 * p + 1];
        int w2 = WEIGHTS[4 * p + 2];
        int w3 = WEIGHTS[4 * p + 3];
        for (int c = 0; c < 4; c++) {
            int sum = w0 * (in[4 * before + c] & 0xffff)
                    + w1 * (in[4 * i + c] & 0xffff)
                    + w2 * (in[4 * i + 4 + c] & 0xffff)
                    + w3 * (in[4 * after + c] & 0xffff);
            out[at + c] = (short) Math.max(0, Math.min(65535, (sum + 64) >> 7));
        }
    }

    private void lay(int over, int at, short[] out) {
        int from = 4 * (over >> 8);
        int weight = over & 255;
        for (int c = 0; c < 4; c++) {
            int sum = weight * (frontRow[from + c] & 0xffff) + (256 - weight) * (out[at + c] & 0xffff);
            out[at + c] = (short) ((sum + 128) >> 8);
        }
    }
}
