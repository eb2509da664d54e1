package diorama.stereo;

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

    private final int width;
    private final long[] lanes;
    /** 1: there is no pixel i - 1 on the surface left of pixel i; 2: no pixel i + 2. */
    private final byte[] ends;

    RowPainter(int width) {
        this.width = width;
        pixels = new int[width];
        backPixels = new int[width];
        lanes = new long[width];
        ends = new byte[width];
    }

    /** Makes {@link #pixels} ready; {@code torn[i]} is 1 where the surface is torn between i and i + 1, else 0. */
    void load(byte[] torn) {
        for (int i = 0; i < width; i++) {
            lanes[i] = Lanes.spread(pixels[i]);
        }
        int last = width - 1;
        for (int i = 1; i < last - 1; i++) {
            ends[i] = (byte) (torn[i - 1] | torn[i + 1] << 1);
        }
        ends[0] = 3;
        ends[last] = 3;
        if (last >= 1) {
            ends[last - 1] = 3;
            ends[0] = (byte) (1 | (last == 1 ? 1 : torn[1]) << 1);
        }
        if (last >= 2) {
            ends[last - 1] = (byte) (2 | torn[last - 2]);
        }
    }

    /** Colour at source point {@code u}, 1/64 px; outside the row the picture is reflected at its end. */
    int front(int u) {
        int i = u >> 6;
        int p = u & 63;
        if (i < 0 || i >= width - 1) {
            return reflected(u);
        }
        if (p == 0) {
            return pixels[i];
        }
        long before;
        long after;
        int end = ends[i];
        if (end == 0) {
            before = lanes[i - 1];
            after = lanes[i + 2];
        } else {
            before = lanes[(end & 1) != 0 ? i : i - 1];
            after = lanes[(end & 2) != 0 ? i + 1 : i + 2];
        }
        int k = p << 2;
        return Lanes.pixel(before * WEIGHTS[k]
                + lanes[i] * WEIGHTS[k + 1]
                + lanes[i + 1] * WEIGHTS[k + 2]
                + after * WEIGHTS[k + 3]
                + Lanes.HALF);
    }

    /** Colour of the background layer at point {@code u}, 1/64 px; {@code behind[i]} is a hole where it has no pixel i. */
    int back(int u, int[] behind) {
        int i = u >> 6;
        int p = u & 63;
        if (p == 0) {
            return backPixels[i];
        }
        int before = i > 0 && behind[i - 1] != RowRaster.HOLE ? i - 1 : i;
        int after = i + 2 < width && behind[i + 2] != RowRaster.HOLE ? i + 2 : i + 1;
        int k = p << 2;
        return Lanes.pixel(Lanes.spread(backPixels[before]) * WEIGHTS[k]
                + Lanes.spread(backPixels[i]) * WEIGHTS[k + 1]
                + Lanes.spread(backPixels[i + 1]) * WEIGHTS[k + 2]
                + Lanes.spread(backPixels[after]) * WEIGHTS[k + 3]
                + Lanes.HALF);
    }

    private int reflected(int u) {
        int end = (width - 1) << 6;
        if (end == 0) {
            return pixels[0];
        }
        int m = Math.floorMod(u, 2 * end);
        int inside = m > end ? 2 * end - m : m;
        return inside == end ? pixels[width - 1] : front(inside);
    }
}
