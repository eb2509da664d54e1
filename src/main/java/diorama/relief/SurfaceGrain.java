package diorama.relief;

import diorama.base.Parallel;
import diorama.base.Size;
import java.nio.ByteBuffer;

/**
 * How colours change along a photo's surfaces: the structure tensor (W. Förstner, E. Gülch, A fast operator for detection and
 * precise location of distinct points, 1987) of cells of 2x2 px, over pixels whose four neighbours lie on the same surface.
 */
final class SurfaceGrain {
    /** Floats a cell: sums of squared differences x x, x y, y y over R, G, B, and how many pixels they are of. */
    static final int FLOATS = 4;

    private final int width;
    private final int height;
    private final int columns;
    private final ByteBuffer rgba;
    private final float[] depth;
    private final float[] cells;

    /** @param margin difference of inverse depth between neighbours of one surface */
    SurfaceGrain(Size size, ByteBuffer rgba, float[] depth, float margin) {
        width = size.width();
        height = size.height();
        columns = (width + 1) / 2;
        this.rgba = rgba;
        this.depth = depth;
        cells = new float[FLOATS * columns * ((height + 1) / 2)];
        Parallel.rows((height + 1) / 2, (from, to) -> {
            for (int y = Math.max(1, 2 * from); y < Math.min(height - 1, 2 * to); y++) {
                row(y, margin);
            }
        });
    }

    float[] cells() {
        return cells;
    }

    /** Where the cell of pixel (x,y) starts in {@link #cells}. */
    int cell(int x, int y) {
        return FLOATS * ((y >> 1) * columns + (x >> 1));
    }

    private void row(int y, float margin) {
        for (int x = 1; x < width - 1; x++) {
            int i = y * width + x;
            float d = depth[i];
            if (Math.abs(d - depth[i - 1]) < margin
                    && Math.abs(d - depth[i + 1]) < margin
                    && Math.abs(d - depth[i - width]) < margin
                    && Math.abs(d - depth[i + width]) < margin) {
                add(i, cell(x, y));
            }
        }
    }

    private void add(int i, int cell) {
        int before = rgba.getInt(4 * (i - 1));
        int after = rgba.getInt(4 * (i + 1));
        int above = rgba.getInt(4 * (i - width));
        int below = rgba.getInt(4 * (i + width));
        int xx = 0;
        int xy = 0;
        int yy = 0;
        for (int shift = 8; shift < 32; shift += 8) {
            int dx = ((after >>> shift) & 0xff) - ((before >>> shift) & 0xff);
            int dy = ((below >>> shift) & 0xff) - ((above >>> shift) & 0xff);
            xx += dx * dx;
            xy += dx * dy;
            yy += dy * dy;
        }
        cells[cell] += xx;
        cells[cell + 1] += xy;
        cells[cell + 2] += yy;
        cells[cell + 3]++;
    }
}
