package diorama.depth;

import diorama.image.RgbaImage;
import java.util.Arrays;

/**
 * Finds hard cuts, and fades through black or white, by comparing each frame with the one before on a small grid. A cut changes
 * which brightnesses there are and where they are, and leaves no outlines in common. A flash of light or a fade leaves the
 * outlines, a moving camera the colours, and a fast one has changed the outlines just before too. Frames without outlines are
 * passed over: what comes after them is compared with what was before.
 *
 * <pre>
 * change   = sqrt(share of cells that changed * share of colours without a partner)
 * outlines = greatest correlation of the gradients of log brightness over shifts of up to 3 x 2 cells
 * broken   = clamp((0.75 - outlines) / 0.5, 0, 1), less 0.8 times its greatest value in the 4 frames before
 * score    = sqrt(min(1, 2 change) * broken); after frames without outlines broken alone
 * </pre>
 *
 * Confined to one thread.
 */
public final class CutDetector {
    private static final int COLUMNS = 48;
    private static final int ROWS = 27;
    private static final int CELLS = COLUMNS * ROWS;
    private static final int BINS = 4;
    private static final int SAMPLES = 4;
    private static final int SHIFT_X = 3;
    private static final int SHIFT_Y = 2;
    private static final int HISTORY = 4;
    /** Mean square of the gradients below which a frame has no outlines to go by: black, white, fog, a fade's end. */
    private static final double FLAT = 2e-3;

    private final double threshold;
    private Look before = Look.NONE;
    private final double[] history = new double[HISTORY];
    private int seen;
    /** Frames without outlines were passed over since {@link #before}. */
    private boolean gap;

    /** @param threshold of the score of {@link #score}, (0,1] */
    public CutDetector(double threshold) {
        this.threshold = threshold;
    }

    /** Whether a new shot begins with {@code frame}; the first frame begins none. */
    public boolean cutBefore(RgbaImage frame) {
        return score(frame) > threshold;
    }

    /** How much {@code frame} differs from the one before: 0 same, 1 nothing in common; 0 for the first. */
    double score(RgbaImage frame) {
        Look now = Look.of(frame);
        if (now.isFlat()) {
            gap = !before.isNone();
            return 0;
        }
        if (before.isNone()) {
            before = now;
            return 0;
        }
        double broken = Math.max(0, Math.min(1, (0.75 - outlines(now)) / 0.5));
        double motion = 0;
        for (double past : history) {
            motion = Math.max(motion, past);
        }
        double change = Math.min(1, 2 * change(now));
        // dark frames at both sides of a gap have the same colours whatever they show
        double score = gap ? broken : Math.sqrt(change * Math.max(0, broken - 0.8 * motion));
        gap = false;
        if (score > threshold) {
            Arrays.fill(history, 0);
        } else {
            history[seen++ % HISTORY] = broken;
        }
        before = now;
        return score;
    }

    private double change(Look now) {
        int changed = 0;
        for (int i = 0; i < now.cells.length; i += 3) {
            float most = 0;
            for (int c = 0; c < 3; c++) {
                most = Math.max(most, Math.abs(now.cells[i + c] - before.cells[i + c]));
            }
            // a twelfth of the range
            changed += most > 255f / 12 ? 1 : 0;
        }
        double common = 0;
        for (int i = 0; i < now.histogram.length; i++) {
            common += Math.min(now.histogram[i], before.histogram[i]);
        }
        return Math.sqrt((double) changed / CELLS * Math.max(0, 1 - common));
    }

    private double outlines(Look now) {
        double best = -1;
        for (int dy = -SHIFT_Y; dy <= SHIFT_Y; dy++) {
            for (int dx = -SHIFT_X; dx <= SHIFT_X; dx++) {
                best = Math.max(best, correlation(now, before, dx, dy));
            }
        }
        return best;
    }

    /** Of the gradients of {@code a} and those of {@code b} moved by whole cells. */
    private static double correlation(Look a, Look b, int dx, int dy) {
        double ab = 0;
        double aa = 1e-12;
        double bb = 1e-12;
        for (int y = Math.max(0, dy); y < ROWS + Math.min(0, dy); y++) {
            for (int x = Math.max(0, dx); x < COLUMNS + Math.min(0, dx); x++) {
                int i = 2 * (y * COLUMNS + x);
                int k = 2 * ((y - dy) * COLUMNS + x - dx);
                for (int c = 0; c < 2; c++) {
                    ab += a.gradients[i + c] * b.gradients[k + c];
                    aa += a.gradients[i + c] * a.gradients[i + c];
                    bb += b.gradients[k + c] * b.gradients[k + c];
                }
            }
        }
        return ab / Math.sqrt(aa * bb);
    }

    /**
     * A frame as it is compared.
     *
     * @param cells mean R, G, B of each cell, 0 to 255
     * @param gradients of log brightness, along x and y, of each cell
     */
    private record Look(float[] cells, float[] histogram, float[] gradients) {
        private static final Look NONE = new Look(new float[0], new float[0], new float[0]);

        static Look of(RgbaImage frame) {
            float[] cells = new float[3 * CELLS];
            float[] histogram = new float[BINS * BINS * BINS];
            float[] log = new float[CELLS];
            for (int i = 0; i < CELLS; i++) {
                sample(frame, i % COLUMNS, i / COLUMNS, cells);
                int bin = bin(cells[3 * i]) + BINS * (bin(cells[3 * i + 1]) + BINS * bin(cells[3 * i + 2]));
                histogram[bin] += 1f / CELLS;
                float luma = 0.299f * cells[3 * i] + 0.587f * cells[3 * i + 1] + 0.114f * cells[3 * i + 2];
                log[i] = (float) Math.log(16 + luma);
            }
            return new Look(cells, histogram, gradients(log));
        }

        boolean isNone() {
            return cells.length == 0;
        }

        boolean isFlat() {
            double sum = 0;
            for (float g : gradients) {
                sum += g * g;
            }
            return sum < FLAT * gradients.length;
        }

        private static void sample(RgbaImage frame, int cx, int cy, float[] cells) {
            float weight = 1f / (SAMPLES * SAMPLES);
            int cell = 3 * (cy * COLUMNS + cx);
            for (int k = 0; k < SAMPLES * SAMPLES; k++) {
                int row = k / SAMPLES;
                int x = (int) ((cx + (k % SAMPLES + 0.5) / SAMPLES) * frame.width() / COLUMNS);
                int y = (int) ((cy + (row + 0.5) / SAMPLES) * frame.height() / ROWS);
                int argb = frame.argb(x, y);
                cells[cell] += (argb >> 16 & 255) * weight;
                cells[cell + 1] += (argb >> 8 & 255) * weight;
                cells[cell + 2] += (argb & 255) * weight;
            }
        }

        private static float[] gradients(float[] log) {
            float[] out = new float[2 * CELLS];
            for (int y = 0; y < ROWS; y++) {
                for (int x = 0; x < COLUMNS; x++) {
                    int i = y * COLUMNS + x;
                    out[2 * i] = x + 1 < COLUMNS ? log[i + 1] - log[i] : 0;
                    out[2 * i + 1] = y + 1 < ROWS ? log[i + COLUMNS] - log[i] : 0;
                }
            }
            return out;
        }

        private static int bin(float value) {
            return Math.min(BINS - 1, (int) (value / (256f / BINS)));
        }
    }
}
