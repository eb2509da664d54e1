package diorama.pipeline.check;

import diorama.base.Parallel;
import diorama.base.Size;
import diorama.image.RgbaImage;
import java.nio.ByteBuffer;

/**
 * What colours the blocks of a picture, or of a part of it, have: in each red, green and blue, 0 to 255, row by row from the top.
 *
 * @param lows of a block's pixels the darkest
 * @param highs the brightest
 * @param means the mean
 */
record BlockColors(int columns, int rows, byte[] lows, byte[] highs, byte[] means) {
    static final int CHANNELS = 3;

    /** What has less than this between its darkest pixel and its brightest is of one colour. */
    private static final int PLAIN = 8;

    /**
     * @param left of the part, in pixels
     * @param top of the part, in pixels
     * @param part its size; blocks have a pixel or more
     */
    static BlockColors of(RgbaImage image, int left, int top, Size part, int columns, int rows) {
        BlockColors colors =
                new BlockColors(columns, rows, values(columns, rows), values(columns, rows), values(columns, rows));
        Parallel.rows(rows, (from, to) -> {
            for (int block = from * columns; block < to * columns; block++) {
                int x0 = left + block % columns * part.width() / columns;
                int x1 = left + (block % columns + 1) * part.width() / columns;
                int y0 = top + block / columns * part.height() / rows;
                int y1 = top + (block / columns + 1) * part.height() / rows;
                for (int c = 0; c < CHANNELS; c++) {
                    colors.measure(block * CHANNELS + c, image, x0, x1, y0, y1, c);
                }
            }
        });
        return colors;
    }

    private static byte[] values(int columns, int rows) {
        return new byte[columns * rows * CHANNELS];
    }

    private void measure(int i, RgbaImage image, int x0, int x1, int y0, int y1, int channel) {
        ByteBuffer rgba = image.rgba();
        int low = 255;
        int high = 0;
        int sum = 0;
        for (int y = y0; y < y1; y++) {
            int end = image.index(x1, y) + channel;
            for (int at = image.index(x0, y) + channel; at < end; at += image.pixelBytes()) {
                int value = rgba.get(at) & 255;
                low = Math.min(low, value);
                high = Math.max(high, value);
                sum += value;
            }
        }
        lows[i] = (byte) low;
        highs[i] = (byte) high;
        means[i] = (byte) (sum / Math.max(1, (x1 - x0) * (y1 - y0)));
    }

    /** Mean of a channel of a block. */
    int mean(int block, int channel) {
        return means[block * CHANNELS + channel] & 255;
    }

    /** Whether a block is of one colour. */
    boolean isPlain(int block) {
        for (int i = block * CHANNELS; i < (block + 1) * CHANNELS; i++) {
            if ((highs[i] & 255) - (lows[i] & 255) >= PLAIN) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether all blocks of a column or row are of one and the same colour: a bar, as of crops.
     *
     * @param first block
     * @param step to the next
     * @param far how unlike, of 255, they need to be to be none
     */
    boolean isBar(int first, int step, int count, int far) {
        for (int i = first; i < first + step * count; i += step) {
            for (int c = 0; c < CHANNELS; c++) {
                if (!isPlain(i) || Math.abs(mean(i, c) - mean(first, c)) > far) {
                    return false;
                }
            }
        }
        return true;
    }
}
