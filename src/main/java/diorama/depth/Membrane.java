package diorama.depth;

/**
 * Spans a smooth surface over a hole: the mean of its neighbours everywhere (Laplace's equation), solved from coarse to fine.
 * What is left out neither gives nor takes.
 */
final class Membrane {
    /** Cells that hold still. */
    static final byte KNOWN = 0;
    /** Cells that are to be found. */
    static final byte WANTED = 1;
    /** Cells that are not there. */
    static final byte ABSENT = 2;

    /** Rounds at each size; more change no level of 1/4096 in holes of 500 px. */
    private static final int ROUNDS = 40;

    private Membrane() {}

    /** Replaces the wanted values; those that nothing known borders on keep theirs. */
    static void fill(float[] values, byte[] kinds, int width, int height) {
        float[] found = values.clone();
        for (int i = 0; i < found.length; i++) {
            found[i] = kinds[i] == KNOWN ? found[i] : Float.NaN;
        }
        solve(found, kinds, width, height);
        for (int i = 0; i < found.length; i++) {
            if (kinds[i] == WANTED && !Float.isNaN(found[i])) {
                values[i] = found[i];
            }
        }
    }

    private static void solve(float[] values, byte[] kinds, int w, int h) {
        if (w > 1 || h > 1) {
            int cw = (w + 1) / 2;
            int ch = (h + 1) / 2;
            float[] coarse = new float[cw * ch];
            byte[] coarseKinds = new byte[cw * ch];
            boolean wanted = false;
            for (int c = 0; c < coarse.length; c++) {
                gather(values, kinds, w, h, c, coarse, coarseKinds);
                wanted |= coarseKinds[c] == WANTED;
            }
            if (wanted) {
                solve(coarse, coarseKinds, cw, ch);
            }
            for (int i = 0; i < values.length; i++) {
                if (kinds[i] == WANTED) {
                    values[i] = coarse[i / w / 2 * cw + i % w / 2];
                }
            }
        }
        for (int round = 0; round < 2 * ROUNDS; round++) {
            relax(values, kinds, w, h, round & 1);
        }
    }

    /** Makes a coarse cell of up to four fine ones: known where one of them is. */
    private static void gather(
            float[] values, byte[] kinds, int w, int h, int cell, float[] coarse, byte[] coarseKinds) {
        int cw = (w + 1) / 2;
        float sum = 0;
        int known = 0;
        byte kind = ABSENT;
        for (int y = cell / cw * 2; y < Math.min(h, cell / cw * 2 + 2); y++) {
            for (int x = cell % cw * 2; x < Math.min(w, cell % cw * 2 + 2); x++) {
                int i = y * w + x;
                if (kinds[i] == KNOWN) {
                    sum += values[i];
                    known++;
                } else if (kinds[i] == WANTED) {
                    kind = WANTED;
                }
            }
        }
        coarse[cell] = known > 0 ? sum / known : Float.NaN;
        coarseKinds[cell] = known > 0 ? KNOWN : kind;
    }

    /** Gives every second wanted cell the mean of its neighbours. */
    private static void relax(float[] values, byte[] kinds, int w, int h, int color) {
        for (int y = 0; y < h; y++) {
            for (int x = (y + color) & 1; x < w; x += 2) {
                int i = y * w + x;
                if (kinds[i] != WANTED) {
                    continue;
                }
                float sum = 0;
                int count = 0;
                for (int side = 0; side < 4; side++) {
                    int nx = x + (side == 0 ? -1 : side == 1 ? 1 : 0);
                    int ny = y + (side == 2 ? -1 : side == 3 ? 1 : 0);
                    if (nx >= 0 && ny >= 0 && nx < w && ny < h) {
                        float value = values[ny * w + nx];
                        if (kinds[ny * w + nx] != ABSENT && !Float.isNaN(value)) {
                            sum += value;
                            count++;
                        }
                    }
                }
                if (count > 0) {
                    values[i] = sum / count;
                }
            }
        }
    }
}
