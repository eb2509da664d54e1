package diorama.depth;

import diorama.base.Parallel;
import diorama.base.Size;
import diorama.image.RgbaImage;

/**
 * Widens the foreground of a given map by one pixel along the rows, so that mixed edge pixels belong to it; a pixel that
 * plainly shows the colour behind it and nothing of the near side stays behind, as in exact maps and beside thin ropes.
 */
final class RimWidener {
    /** Step of inverse depth from which on the colours decide. */
    private static final float STEP = 0.02f;

    /** Squared distance to the far side's colour, of that to the near side's, up to which a pixel is the far side's (QUALITY). */
    private static final float PURE = 0.1f;

    private RimWidener() {}

    static float[] of(float[] d, Size size, RgbaImage image) {
        int w = size.width();
        float[] out = d.clone();
        Parallel.rows(size.height(), (from, to) -> {
            for (int y = from; y < to; y++) {
                for (int x = 0; x < w; x++) {
                    int i = y * w + x;
                    float left = x > 0 ? d[i - 1] : d[i];
                    float right = x + 1 < w ? d[i + 1] : d[i];
                    float nearest = Math.max(left, right);
                    if (nearest > d[i] && (nearest - d[i] < STEP || !pure(image, d, x, y, left > right ? -1 : 1))) {
                        out[i] = nearest;
                    }
                }
            }
        });
        return out;
    }

    /** Whether pixel x, whose neighbour at x + {@code step} is nearer, has the colour of the one on its other side. */
    private static boolean pure(RgbaImage image, float[] d, int x, int y, int step) {
        int w = image.width();
        int behind = x - step;
        if (behind < 0 || behind >= w || Math.abs(d[y * w + behind] - d[y * w + x]) > STEP) {
            return false;
        }
        return difference(image, x, behind, y) < PURE * difference(image, x, x + step, y);
    }

    private static float difference(RgbaImage image, int x0, int x1, int y) {
        float sum = 0;
        for (int c = 0; c < 3; c++) {
            float difference = image.channel(x0, y, c) - image.channel(x1, y, c);
            sum += difference * difference;
        }
        return sum;
    }
}
