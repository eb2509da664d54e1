package diorama.image;

import diorama.base.Size;
import java.util.Arrays;

/**
 * Finds bars around a picture that are the same in nearly all frames; iw3's {@code autocrop.py} (nagadomi).
 *
 * <pre>
 * black   luma Y in [16,235]: mean of the row at most 32 and every pixel within 16 of it        (of 255)
 * flat    over 99 % of the row's pixels within 16 of its median
 * </pre>
 *
 * A row or column is a bar when that holds in 95 % of the frames; what remains begins and ends at even numbers.
 */
public final class BarDetector {
    /** Which bars are looked for. */
    public enum Mode {
        OFF,
        BLACK_TB,
        BLACK_LR,
        BLACK,
        FLAT_TB,
        FLAT_LR,
        FLAT;

        private boolean rows() {
            return this != BLACK_LR && this != FLAT_LR && this != OFF;
        }

        private boolean columns() {
            return this != BLACK_TB && this != FLAT_TB && this != OFF;
        }

        private boolean black() {
            return this == BLACK || this == BLACK_TB || this == BLACK_LR;
        }
    }

    private static final double FRAMES = 0.95;
    private static final float TOLERANCE = 16;

    private final Mode mode;
    private final Size size;
    private final int[] rows;
    private final int[] columns;
    private int frames;

    /** @param size of all frames */
    public BarDetector(Mode mode, Size size) {
        this.mode = mode;
        this.size = size;
        rows = new int[size.height()];
        columns = new int[size.width()];
    }

    /** The part of one picture within its bars. */
    public static Crop of(RgbaImage image, Mode mode) {
        BarDetector detector = new BarDetector(mode, image.size());
        detector.add(image);
        return detector.crop();
    }

    /** Looks at a frame. */
    public void add(RgbaImage frame) {
        frames++;
        float[] luma = luma(frame);
        if (mode.rows()) {
            count(luma, size.width(), 1, rows);
        }
        if (mode.columns()) {
            count(luma, 1, size.width(), columns);
        }
    }

    /** The part within the bars of the frames seen; all of it when there are none or nothing else. */
    public Crop crop() {
        int[] vertical = range(rows);
        int[] horizontal = range(columns);
        if (vertical[1] <= vertical[0] || horizontal[1] <= horizontal[0]) {
            return Crop.all(size);
        }
        return new Crop(
                size, horizontal[0], vertical[0], new Size(horizontal[1] - horizontal[0], vertical[1] - vertical[0]));
    }

    private int[] range(int[] bars) {
        int first = 0;
        while (first < bars.length && isBar(bars[first])) {
            first++;
        }
        int end = bars.length;
        while (end > first && isBar(bars[end - 1])) {
            end--;
        }
        if (first == bars.length) {
            return new int[] {0, bars.length};
        }
        return new int[] {first + first % 2, end == bars.length ? end : end - end % 2};
    }

    private boolean isBar(int count) {
        return frames > 0 && count >= FRAMES * frames;
    }

    private float[] luma(RgbaImage frame) {
        float[] luma = new float[size.pixels()];
        for (int i = 0; i < luma.length; i++) {
            float y = 0.299f * (frame.rgba().get(4 * i) & 255)
                    + 0.587f * (frame.rgba().get(4 * i + 1) & 255)
                    + 0.114f * (frame.rgba().get(4 * i + 2) & 255);
            luma[i] = mode.black() ? Math.max(16, Math.min(235, y)) : y;
        }
        return luma;
    }

    /** Adds 1 to every line that is a bar; line i begins at {@code i * lines} and has its pixels {@code step} apart. */
    private void count(float[] luma, int lines, int step, int[] bars) {
        float[] line = new float[size.pixels() / bars.length];
        for (int i = 0; i < bars.length; i++) {
            for (int k = 0; k < line.length; k++) {
                line[k] = luma[i * lines + k * step];
            }
            bars[i] += (mode.black() ? isBlack(line) : isFlat(line)) ? 1 : 0;
        }
    }

    private static boolean isBlack(float[] line) {
        double sum = 0;
        for (float y : line) {
            sum += y;
        }
        float mean = (float) (sum / line.length);
        if (mean > 32) {
            return false;
        }
        for (float y : line) {
            if (Math.abs(y - mean) >= TOLERANCE) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFlat(float[] line) {
        Arrays.sort(line);
        float median = line[(line.length - 1) / 2];
        int within = 0;
        for (float y : line) {
            within += Math.abs(y - median) < TOLERANCE ? 1 : 0;
        }
        return within > 0.99 * line.length;
    }
}
