package diorama.stereo;

import java.util.Arrays;

/**
 * One row of one eye, second half: the colour of the source points, by Catmull-Rom between pixels of the same surface. Confined
 * to the thread that made it.
 */
final class RowPainter {
    private static final long[] WEIGHTS = CatmullRom.weights();

    /** The source row, pixels as bytes R G B A. */
    final int[] pixels;

    /** The background layer's row. */
    final int[] backPixels;

    private final int[] backShifts;
    private final FrameEnds ends;
    private int row;

    private final int width;
    /** Source point of the last pixel. */
    private final int end;

    /** Pixel i is at i + 1; the ends are repeated. */
    private final long[] lanes;
    /** 1: there is no pixel i - 1 on the surface left of pixel i; 2: no pixel i + 2. */
    private final byte[] rims;

    /** @param backShifts of the background layer, {@link RowRaster#HOLE} where it does not exist; only read */
    RowPainter(int width, int[] backShifts, FrameEnds ends) {
        this.width = width;
        this.ends = ends;
        this.backShifts = backShifts;
        end = 64 * (width - 1);
        pixels = new int[width];
        backPixels = new int[width];
        lanes = new long[width + 3];
        rims = new byte[width];
    }

    /** Makes {@link #pixels}, row {@code y}, ready; {@code torn[i]} is not 0 where the surface is torn between i and i + 1. */
    void load(int y, byte[] torn) {
        row = y;
        for (int i = 0; i < width; i++) {
            lanes[i + 1] = Lanes.spread(pixels[i]);
        }
        lanes[0] = lanes[1];
        lanes[width + 1] = lanes[width];
        lanes[width + 2] = lanes[width];
        Arrays.fill(rims, (byte) 0);
        for (int i = 0; i < width - 1; i++) {
            if (torn[i] != 0) {
                rims[i + 1] |= 1;
                if (i > 0) {
                    rims[i - 1] |= 2;
                }
            }
        }
    }

    /** Colours of the left eye's row, seen as {@code raster} found. */
    void left(RowRaster raster, int[] out) {
        int[] u = raster.front();
        int margin = raster.margin();
        for (int j = 0; j < width; j++) {
            int point = u[margin + j];
            out[j] = point >= 0 && point <= end ? inside(point) : rare(point, raster.back(j));
        }
        for (int k = 0; k < raster.softCount(); k++) {
            int j = raster.softPixel(k);
            int edge = raster.takeSoft(j);
            out[j] = Lanes.mix(pixels[edge >> 8], out[j], edge & 255);
        }
    }

    /** Colours of the right eye's row; {@code raster} worked on the mirrored row. */
    void right(RowRaster raster, int[] out) {
        int[] u = raster.front();
        int from = raster.margin() + width - 1;
        for (int j = 0; j < width; j++) {
            int point = u[from - j];
            if (point >= 0 && point <= end) {
                out[j] = inside(end - point);
            } else {
                out[j] = rare(point == RowRaster.HOLE ? point : end - point, end - raster.back(width - 1 - j));
            }
        }
        for (int k = 0; k < raster.softCount(); k++) {
            int j = raster.softPixel(k);
            int edge = raster.takeSoft(j);
            int at = width - 1 - j;
            out[at] = Lanes.mix(pixels[width - 1 - (edge >> 8)], out[at], edge & 255);
        }
    }

    private int inside(int u) {
        int i = u >> 6;
        long before = lanes[i];
        long left = lanes[i + 1];
        long right = lanes[i + 2];
        long after = lanes[i + 3];
        int rim = rims[i];
        if (rim != 0) {
            before = (rim & 1) != 0 ? left : before;
            after = (rim & 2) != 0 ? right : after;
        }
        int k = (u & 63) << 2;
        // the weights sum to 128
        return Lanes.pixel((left << 7)
                + Lanes.HALF
                + (before - left) * WEIGHTS[k]
                + (right - left) * WEIGHTS[k + 2]
                + (after - left) * WEIGHTS[k + 3]);
    }

    /** Holes of the front layer, and points outside the row. */
    private int rare(int u, int back) {
        if (u == RowRaster.HOLE) {
            return back(back);
        }
        return ends.pixel(u > end, row, u > end ? u - end : -u);
    }

    private int back(int u) {
        if (Math.abs(u) > RowRaster.RIM / 2) {
            return pixels[(u > 0 ? u - RowRaster.RIM : u + RowRaster.RIM) >> 6];
        }
        int i = u >> 6;
        int p = u & 63;
        if (p == 0) {
            return backPixels[i];
        }
        int before = i > 0 && backShifts[i - 1] != RowRaster.HOLE ? i - 1 : i;
        int after = i + 2 < width && backShifts[i + 2] != RowRaster.HOLE ? i + 2 : i + 1;
        int k = p << 2;
        return Lanes.pixel(Lanes.spread(backPixels[before]) * WEIGHTS[k]
                + Lanes.spread(backPixels[i]) * WEIGHTS[k + 1]
                + Lanes.spread(backPixels[i + 1]) * WEIGHTS[k + 2]
                + Lanes.spread(backPixels[after]) * WEIGHTS[k + 3]
                + Lanes.HALF);
    }
}
