package diorama.relief;

import diorama.base.Parallel;
import diorama.base.Size;

/**
 * One surface of the layers on a lattice: a vertex at every pixel centre and one more ring on the frame's edge, so that the
 * surface reaches it. Lattice index (i, j) is pixel (i - 1, j - 1); the ring continues its pixel's slope by half a pixel.
 */
final class ReliefField {
    private final int width;
    private final int height;
    private final float[] depth;
    private final byte[] tears;
    /** Inverse depth of what hides the surface; empty when nothing does. */
    private final float[] cover;
    /** Side of the field's pixels in pixels of the photo. */
    private final int scale;

    private ReliefField(Size size, float[] depth, byte[] tears, float[] cover, int scale) {
        this.width = size.width();
        this.height = size.height();
        this.depth = depth;
        this.tears = tears;
        this.cover = cover;
        this.scale = scale;
    }

    /** What the camera saw. */
    static ReliefField front(Layers layers) {
        return new ReliefField(layers.size(), layers.depth().inverseDepth(), layers.tears(), new float[0], 1);
    }

    /** The background layer: torn along its rim only. Where it is made of whole blocks its pixels are these blocks. */
    static ReliefField back(Layers layers) {
        int scale = ReliefBlocks.SIDE;
        return ReliefBlocks.whole(layers)
                ? back(
                        ReliefBlocks.count(layers.size()),
                        ReliefBlocks.least(layers.size(), layers.backDepth(), 0),
                        ReliefBlocks.least(layers.size(), layers.depth().inverseDepth(), scale / 2),
                        scale)
                : back(layers.size(), layers.backDepth(), layers.depth().inverseDepth(), 1);
    }

    private static ReliefField back(Size size, float[] depth, float[] cover, int scale) {
        int width = size.width();
        byte[] rim = new byte[depth.length];
        Parallel.rows(size.height(), (from, to) -> {
            for (int y = from; y < to; y++) {
                for (int p = y * width; p < (y + 1) * width; p++) {
                    boolean none = depth[p] < 0;
                    int right = p + 1 < (y + 1) * width && depth[p + 1] < 0 != none ? Layers.TORN_RIGHT : 0;
                    int down = p + width < depth.length && depth[p + width] < 0 != none ? Layers.TORN_DOWN : 0;
                    rim[p] = (byte) (right | down);
                }
            }
        });
        return new ReliefField(size, depth, rim, cover, scale);
    }

    /** Lattice points in a row: the photo's width and two. */
    int columns() {
        return width + 2;
    }

    int rows() {
        return height + 2;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int scale() {
        return scale;
    }

    /** Where lattice column {@code i} lies, px of the field from its left edge. */
    double x(int i) {
        return i == 0 ? 0 : i > width ? width : i - 0.5;
    }

    /** Where lattice row {@code j} lies, px of the field from its top edge. */
    double y(int j) {
        return j == 0 ? 0 : j > height ? height : j - 0.5;
    }

    boolean exists(int i, int j) {
        return pixel(i, j) >= 0;
    }

    /** Inverse depth of the pixel at or beside the lattice point. */
    float pixel(int i, int j) {
        return depth[row(j) * width + column(i)];
    }

    /** Inverse depth of what hides pixel {@code p}. */
    float cover(int p) {
        return cover.length == 0 ? Float.MAX_VALUE : cover[p];
    }

    /** The surface is behind another one, where it is at all. */
    boolean hidden() {
        return cover.length > 0;
    }

    /** All pixels, row-major. */
    float[] pixels() {
        return depth;
    }

    /** Inverse depth of the vertex at the lattice point, which must exist. */
    double d(int i, int j) {
        double d = pixel(i, j);
        if (i > 0 && i <= width && j > 0 && j <= height) {
            return d;
        }
        int inner = i == 0 ? Math.min(2, width) : i > width ? Math.max(width - 1, 1) : i;
        int below = j == 0 ? Math.min(2, height) : j > height ? Math.max(height - 1, 1) : j;
        int left = column(i) + 1;
        int top = row(j) + 1;
        double slopeX = joined(inner, top, left, top) ? d - pixel(inner, top) : 0;
        double slopeY = joined(left, below, left, top) ? d - pixel(left, below) : 0;
        return Math.min(1, Math.max(0, d + (slopeX + slopeY) / 2));
    }

    /** The surface is cut between (i, j) and (i + 1, j). */
    boolean tornRight(int i, int j) {
        if (i == 0 || i >= width) {
            return false;
        }
        return (tears[row(j) * width + i - 1] & Layers.TORN_RIGHT) != 0;
    }

    /** The surface is cut between (i, j) and (i, j + 1). */
    boolean tornDown(int i, int j) {
        if (j == 0 || j >= height) {
            return false;
        }
        return (tears[(j - 1) * width + column(i)] & Layers.TORN_DOWN) != 0;
    }

    /** No pixel of the cell with top left lattice corner (i, j), away from the frame, starts a torn edge. */
    boolean wholeCell(int i, int j) {
        int p = (j - 1) * width + i - 1;
        return (tears[p] | tears[p + 1] | tears[p + width]) == 0;
    }

    /** Neighbouring pixels in one row or column that exist and are not torn apart. */
    private boolean joined(int i, int j, int k, int l) {
        if (i == k && j == l) {
            return false;
        }
        boolean torn = j == l ? tornRight(Math.min(i, k), j) : tornDown(i, Math.min(j, l));
        return !torn && exists(i, j);
    }

    private int column(int i) {
        return Math.min(Math.max(i - 1, 0), width - 1);
    }

    private int row(int j) {
        return Math.min(Math.max(j - 1, 0), height - 1);
    }
}
