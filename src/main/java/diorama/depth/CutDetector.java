package diorama.depth;

import diorama.image.RgbaImage;

/**
 * Finds hard cuts by comparing each frame with the one before, on a small grid: a cut changes both what brightnesses there
 * are and where they are, a moving camera only the latter, a change of light only the former.
 *
 * <p>Confined to one thread.
 */
public final class CutDetector {
    private static final int COLUMNS = 48;
    private static final int ROWS = 27;
    private static final float CELLS = COLUMNS * ROWS;
    private static final int BINS = 4;
    private static final int SAMPLES = 4;

    private final double threshold;
    private float[] before = {};
    private float[] histogramBefore = {};

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
        float[] cells = new float[3 * COLUMNS * ROWS];
        float[] histogram = new float[BINS * BINS * BINS];
        sample(frame, cells, histogram);
        double score = before.length == 0 ? 0 : Math.sqrt(structure(cells) * color(histogram));
        before = cells;
        histogramBefore = histogram;
        return score;
    }

    /** Share of cells that changed by more than a twelfth of the range. */
    private double structure(float[] cells) {
        int changed = 0;
        for (int i = 0; i < cells.length; i += 3) {
            float most = Math.max(
                    Math.abs(cells[i] - before[i]),
                    Math.max(Math.abs(cells[i + 1] - before[i + 1]), Math.abs(cells[i + 2] - before[i + 2])));
            if (most > 255f / 12) {
                changed++;
            }
        }
        return 3.0 * changed / cells.length;
    }

    /** Share of the colours that have no partner in the frame before. */
    private double color(float[] histogram) {
        double common = 0;
        for (int i = 0; i < histogram.length; i++) {
            common += Math.min(histogram[i], histogramBefore[i]);
        }
        return Math.max(0, 1 - common);
    }

    private static void sample(RgbaImage frame, float[] cells, float[] histogram) {
        float weight = 1f / (SAMPLES * SAMPLES);
        for (int cy = 0; cy < ROWS; cy++) {
            for (int cx = 0; cx < COLUMNS; cx++) {
                int cell = 3 * (cy * COLUMNS + cx);
                for (int k = 0; k < SAMPLES * SAMPLES; k++) {
                    int x = (int) ((cx + (k % SAMPLES + 0.5) / SAMPLES) * frame.width() / COLUMNS);
                    int row = k / SAMPLES;
                    int y = (int) ((cy + (row + 0.5) / SAMPLES) * frame.height() / ROWS);
                    int argb = frame.argb(x, y);
                    cells[cell] += (argb >> 16 & 255) * weight;
                    cells[cell + 1] += (argb >> 8 & 255) * weight;
                    cells[cell + 2] += (argb & 255) * weight;
                }
                int bin = bin(cells[cell]) + BINS * (bin(cells[cell + 1]) + BINS * bin(cells[cell + 2]));
                histogram[bin] += 1f / CELLS;
            }
        }
    }

    private static int bin(float value) {
        return Math.min(BINS - 1, (int) (value / (256f / BINS)));
    }
}
