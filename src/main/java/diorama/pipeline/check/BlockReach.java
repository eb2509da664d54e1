package diorama.pipeline.check;

import diorama.base.Parallel;
import diorama.image.RgbaImage;

/**
 * What colours parallax may bring into each block of a picture: the least and the greatest means of the quarters of all blocks within
 * reach. Whatever fills a block is as large as a quarter of another, wherever it comes from.
 *
 * @param least in red, green and blue, 0 to 255, row by row from the top
 * @param greatest the same
 */
record BlockReach(byte[] least, byte[] greatest) {
    /** @param reach to either side, of the picture's width; up and down it is a block */
    static BlockReach of(RgbaImage image, int columns, int rows, double reach) {
        BlockColors quarters = BlockColors.of(image, 0, 0, image.size(), 2 * columns, 2 * rows);
        BlockReach all = new BlockReach(
                new byte[columns * rows * BlockColors.CHANNELS], new byte[columns * rows * BlockColors.CHANNELS]);
        int aside = (int) Math.ceil(reach * columns);
        Parallel.rows(rows, (from, to) -> {
            for (int y = from; y < to; y++) {
                all.row(quarters, y, columns, rows, aside);
            }
        });
        return all;
    }

    private void row(BlockColors quarters, int y, int columns, int rows, int aside) {
        int[] low = new int[columns];
        int[] high = new int[columns];
        int first = 2 * Math.max(0, y - 1);
        int end = 2 * Math.min(rows, y + 2);
        for (int c = 0; c < BlockColors.CHANNELS; c++) {
            for (int x = 0; x < columns; x++) {
                low[x] = 255;
                high[x] = 0;
                for (int q = first; q < end; q++) {
                    int at = 2 * (q * columns + x);
                    low[x] = Math.min(low[x], Math.min(quarters.mean(at, c), quarters.mean(at + 1, c)));
                    high[x] = Math.max(high[x], Math.max(quarters.mean(at, c), quarters.mean(at + 1, c)));
                }
            }
            for (int x = 0; x < columns; x++) {
                int l = 255;
                int h = 0;
                for (int i = Math.max(0, x - aside); i < Math.min(columns, x + aside + 1); i++) {
                    l = Math.min(l, low[i]);
                    h = Math.max(h, high[i]);
                }
                int at = (y * columns + x) * BlockColors.CHANNELS + c;
                least[at] = (byte) l;
                greatest[at] = (byte) h;
            }
        }
    }

    /** Whether a block's mean lies farther than {@code far}, of 255, outside of what may be there. */
    boolean isFar(int block, BlockColors made, int far) {
        for (int c = 0; c < BlockColors.CHANNELS; c++) {
            int mean = made.mean(block, c);
            int i = block * BlockColors.CHANNELS + c;
            if (mean < (least[i] & 255) - far || mean > (greatest[i] & 255) + far) {
                return true;
            }
        }
        return false;
    }
}
