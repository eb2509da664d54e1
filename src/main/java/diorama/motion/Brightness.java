package diorama.motion;

import diorama.base.Size;
import diorama.image.RgbaImage;

/** Luma (BT.601) of a picture's encoded colours, 0 to 255, on a small grid. */
final class Brightness {
    /** Most samples of a cell in each direction. */
    private static final int SAMPLES = 3;

    private Brightness() {}

    /**
     * The mean of each cell.
     *
     * @param longest cells along the longer side, which no picture is enlarged to
     */
    static Grid of(RgbaImage picture, int longest) {
        int side = Math.max(picture.width(), picture.height());
        double scale = Math.min(1, (double) longest / side);
        Size size = new Size(Math.max(1, (int) Math.round(picture.width() * scale)), Math.max(1, (int)
                Math.round(picture.height() * scale)));
        int[] columns = samples(picture.width(), size.width());
        int[] rows = samples(picture.height(), size.height());
        int across = columns.length / size.width();
        int down = rows.length / size.height();
        float[] values = new float[size.pixels()];
        float weight = 1f / (across * down);
        for (int r = 0; r < rows.length; r++) {
            int cell = r / down * size.width();
            for (int c = 0; c < columns.length; c++) {
                int argb = picture.argb(columns[c], rows[r]);
                float luma = 0.299f * (argb >> 16 & 255) + 0.587f * (argb >> 8 & 255) + 0.114f * (argb & 255);
                values[cell + c / across] += weight * luma;
            }
        }
        return new Grid(size, values);
    }

    /** Where a side of {@code pixels} is looked at, as often in each of the {@code cells}. */
    private static int[] samples(int pixels, int cells) {
        int each = Math.max(1, Math.min(SAMPLES, pixels / cells));
        int[] at = new int[each * cells];
        for (int i = 0; i < at.length; i++) {
            at[i] = Math.min(pixels - 1, (int) ((i + 0.5) * pixels / at.length));
        }
        return at;
    }
}
