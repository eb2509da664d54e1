package diorama.relief;

import diorama.base.Parallel;

/**
 * Spreads colour and inverse depth from where they are known over a whole grid, by push and pull (Gortler, Grzeszczuk, Szeliski,
 * Cohen, The Lumigraph, 1996). It differs in that where sources of several distances meet the farther ones count more, and in
 * that what was guessed is smoothed.
 */
final class PushPull {
    /** Numbers of a cell: colour (3), inverse depth, weight; weight 0 where nothing is known. */
    static final int CHANNELS = 5;
    /** Difference of inverse depth at which a source counts half as much as the farthest beside it. */
    static final float FARTHER = 0.02f;
    /** Rounds of smoothing what was guessed. */
    private static final int ROUNDS = 8;

    private PushPull() {}

    /** Fills the cells that are not known. */
    static void fill(float[] cells, int columns, int rows, boolean[] known) {
        spread(cells, columns, rows);
        for (int round = 0; round < ROUNDS; round++) {
            smooth(cells, columns, rows, known);
        }
    }

    /** @param nearer than the farthest source beside it, inverse depth */
    static float weight(float nearer) {
        float q = nearer / FARTHER;
        return 1 / (1 + q * q * q);
    }

    static void normalize(float[] out, int at) {
        for (int k = 0; k < 4 && out[at + 4] > 0; k++) {
            out[at + k] /= out[at + 4];
        }
        out[at + 4] = Math.min(1, out[at + 4]);
    }

    /** Fills what has no weight from a picture of half the size, which is filled first. */
    private static void spread(float[] fine, int w, int h) {
        if (w == 1 && h == 1) {
            return;
        }
        int cw = (w + 1) / 2;
        int ch = (h + 1) / 2;
        float[] coarse = new float[CHANNELS * cw * ch];
        Parallel.rows(ch, (from, to) -> {
            for (int c = from * cw; c < to * cw; c++) {
                halve(fine, w, h, c % cw, c / cw, coarse, CHANNELS * c);
            }
        });
        spread(coarse, cw, ch);
        Parallel.rows(h, (from, to) -> {
            for (int y = from; y < to; y++) {
                for (int x = 0; x < w; x++) {
                    int at = CHANNELS * (y * w + x);
                    if (fine[at + 4] == 0) {
                        sample(coarse, cw, ch, (x - 0.5f) / 2, (y - 0.5f) / 2, fine, at);
                    }
                }
            }
        });
    }

    /** The weighted mean of up to four blocks. */
    private static void halve(float[] fine, int w, int h, int cx, int cy, float[] coarse, int to) {
        float least = 2;
        for (int y = 2 * cy; y < Math.min(2 * cy + 2, h); y++) {
            for (int x = 2 * cx; x < Math.min(2 * cx + 2, w); x++) {
                int at = CHANNELS * (y * w + x);
                least = fine[at + 4] > 0 ? Math.min(least, fine[at + 3]) : least;
            }
        }
        for (int y = 2 * cy; least < 2 && y < Math.min(2 * cy + 2, h); y++) {
            for (int x = 2 * cx; x < Math.min(2 * cx + 2, w); x++) {
                int at = CHANNELS * (y * w + x);
                float weight = fine[at + 4] * weight(fine[at + 3] - least);
                for (int k = 0; k < 4 && weight > 0; k++) {
                    coarse[to + k] += weight * fine[at + k];
                }
                coarse[to + 4] += weight > 0 ? weight : 0;
            }
        }
        normalize(coarse, to);
    }

    /** Writes colour and inverse depth between blocks, bilinear. */
    static void sample(float[] from, int w, int h, float x, float y, float[] to, int at) {
        float cx = Math.min(Math.max(x, 0), w - 1);
        float cy = Math.min(Math.max(y, 0), h - 1);
        int x0 = (int) cx;
        int y0 = (int) cy;
        int right = CHANNELS * (Math.min(x0 + 1, w - 1) - x0);
        int down = CHANNELS * w * (Math.min(y0 + 1, h - 1) - y0);
        float fx = cx - x0;
        float fy = cy - y0;
        int p = CHANNELS * (y0 * w + x0);
        for (int k = 0; k < 4; k++, p++) {
            float upper = from[p] + fx * (from[p + right] - from[p]);
            float lower = from[p + down] + fx * (from[p + right + down] - from[p + down]);
            to[at + k] = upper + fy * (lower - upper);
        }
    }

    /** Gives every guessed block the mean of its neighbours, known ones a part of it. */
    private static void smooth(float[] blocks, int columns, int rows, boolean[] known) {
        float[] old = blocks.clone();
        Parallel.rows(rows, (from, to) -> {
            for (int b = from * columns; b < to * columns; b++) {
                int x = b % columns;
                int y = b / columns;
                int left = x > 0 ? CHANNELS * (b - 1) : CHANNELS * b;
                int right = x < columns - 1 ? CHANNELS * (b + 1) : CHANNELS * b;
                int up = y > 0 ? CHANNELS * (b - columns) : CHANNELS * b;
                int down = y < rows - 1 ? CHANNELS * (b + columns) : CHANNELS * b;
                for (int k = 0; k < 4 && !known[b]; k++) {
                    blocks[CHANNELS * b + k] = (old[left + k] + old[right + k] + old[up + k] + old[down + k]) / 4;
                }
            }
        });
    }
}
