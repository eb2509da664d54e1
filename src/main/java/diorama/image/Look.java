package diorama.image;

import java.util.function.DoubleUnaryOperator;

/**
 * How samples of 16 bits are shown in 8 bits: the same curve for red, green and blue. Immutable.
 *
 * @param table the byte for each of the 65536 values; rising
 * @param back the value in the middle of those that each of the 256 bytes stands for
 */
public record Look(byte[] table, int[] back) {
    /** The nearest value along the same curve. */
    public static final Look PLAIN = of(v -> v);

    /** @param curve from [0,1] to [0,1], rising */
    public static Look of(DoubleUnaryOperator curve) {
        byte[] table = new byte[65536];
        int[] back = new int[256];
        int[] first = new int[257];
        int reached = 0;
        for (int v = 0; v < table.length; v++) {
            int shown = (int) Math.round(255 * Math.max(0, Math.min(1, curve.applyAsDouble(v / 65535.0))));
            table[v] = (byte) shown;
            while (reached < shown) {
                first[++reached] = v;
            }
        }
        while (reached < 256) {
            first[++reached] = 65536;
        }
        for (int b = 0; b < back.length; b++) {
            // the ends stand for themselves: black stays black
            back[b] = b == 0 ? 0 : b == 255 ? Math.min(65535, first[255] + 128) : (first[b] + first[b + 1] - 1) / 2;
        }
        return new Look(table, back);
    }
}
