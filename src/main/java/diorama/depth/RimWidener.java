package diorama.depth;

import diorama.base.Parallel;
import diorama.base.Size;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;

/**
 * Widens the foreground of a map by one pixel, so that mixed edge pixels belong to it; a pixel that plainly shows the colour
 * behind it and nothing of the near side stays behind, as in exact maps and beside thin ropes.
 *
 * <p>Two eyes see the foreground move along the rows only, and there it is widened for them. A mesh is also looked at from above
 * and below.
 */
public final class RimWidener {
    /** Step of inverse depth from which on the colours decide. */
    private static final float STEP = 0.02f;

    /** Squared distance to the far side's colour, of that to the near side's, up to which a pixel is the far side's (QUALITY). */
    private static final float PURE = 0.1f;

    private final float[] d;
    private final RgbaImage image;
    private final int width;
    /** From a pixel to the next one in the line along which is widened. */
    private final int step;

    private RimWidener(float[] d, RgbaImage image, int step) {
        this.d = d;
        this.image = image;
        this.width = image.width();
        this.step = step;
    }

    /** Widened along the rows; steps too small for colours to tell are widened all the same. */
    static float[] alongRows(float[] d, RgbaImage image) {
        return new RimWidener(d, image, 1).widened(0);
    }

    /** Widened along the columns where there are steps; for a map of the picture's size that was widened along the rows. */
    public static DepthMap alongColumns(DepthMap map, RgbaImage image) {
        return new DepthMap(map.size(), new RimWidener(map.inverseDepth(), image, image.width()).widened(STEP));
    }

    private float[] widened(float least) {
        float[] out = d.clone();
        Size size = image.size();
        Parallel.rows(size.height(), (from, to) -> {
            for (int i = from * width; i < to * width; i++) {
                float before = inLine(i, -step) ? d[i - step] : d[i];
                float after = inLine(i, step) ? d[i + step] : d[i];
                float nearest = Math.max(before, after);
                float rise = nearest - d[i];
                if (rise > 0 && rise >= least && (rise < STEP || !pure(i, before > after ? -step : step))) {
                    out[i] = nearest;
                }
            }
        });
        return out;
    }

    /** There is a pixel {@code way} after pixel i in its line. */
    private boolean inLine(int i, int way) {
        int other = i + way;
        return other >= 0 && other < d.length && (step != 1 || other / width == i / width);
    }

    /** Whether pixel i, whose neighbour {@code way} from it is nearer, has the colour of the one on its other side. */
    private boolean pure(int i, int way) {
        int behind = i - way;
        return inLine(i, -way)
                && Math.abs(d[behind] - d[i]) <= STEP
                && difference(i, behind) < PURE * difference(i, i + way);
    }

    private float difference(int i, int j) {
        float sum = 0;
        for (int c = 0; c < 3; c++) {
            float difference = image.channel(i % width, i / width, c) - image.channel(j % width, j / width, c);
            sum += difference * difference;
        }
        return sum;
    }
}
