package diorama.stereo;

import diorama.relief.Layers;
import java.nio.IntBuffer;

/** Everything one thread needs to draw rows of one frame: loads a row of the layers once, then draws it for either eye. */
final class RowWork {
    private final Layers layers;
    private final int width;
    private final IntBuffer colors;
    private final IntBuffer backColors;
    private final double slope;
    private final double offset;
    private final int reach;

    private final byte[] torn;
    private final int[] shifts;
    private final int[] backShifts;
    private final int[] out;
    private final RowRaster raster;
    private final RowPainter painter;
    private int row = -1;
    private boolean backLoaded;

    RowWork(Layers layers, Disparity disparity) {
        this.layers = layers;
        width = layers.size().width();
        colors = Pixels.of(layers.color());
        backColors = Pixels.of(layers.backColor());
        slope = 256 * disparity.pixels();
        offset = -slope * disparity.convergence();
        reach = (int) Math.ceil(Math.max(Math.abs(offset), Math.abs(slope + offset)));
        torn = new byte[width];
        shifts = new int[width];
        backShifts = new int[width];
        out = new int[width];
        raster = new RowRaster(width, reach / 256 + 1);
        painter = new RowPainter(width);
    }

    /** Draws row {@code y} of an eye into {@code target}, an image's pixels, from index {@code start} on. */
    void draw(int y, Eye eye, IntBuffer target, int start) {
        if (row != y) {
            load(y);
        }
        if (eye == Eye.LEFT) {
            placeLeft();
        } else {
            placeRight();
        }
        if (raster.drawFront()) {
            if (!backLoaded) {
                loadBack();
            }
            placeBack(eye);
            raster.drawBack();
        }
        if (eye == Eye.LEFT) {
            paintLeft();
        } else {
            paintRight();
        }
        target.put(start, out, 0, width);
    }

    private void load(int y) {
        int start = y * width;
        float[] depth = layers.depth().inverseDepth();
        byte[] tears = layers.tears();
        colors.get(start, painter.pixels, 0, width);
        for (int i = 0; i < width; i++) {
            shifts[i] = shift(depth[start + i]);
            torn[i] = (byte) (tears[start + i] & Layers.TORN_RIGHT);
        }
        painter.load(torn);
        row = y;
        backLoaded = false;
    }

    private void loadBack() {
        int start = row * width;
        backColors.get(start, painter.backPixels, 0, width);
        for (int i = 0; i < width; i++) {
            float d = layers.backDepth()[start + i];
            backShifts[i] = d < 0 ? RowRaster.HOLE : shift(d);
        }
        backLoaded = true;
    }

    /** Shift of inverse depth {@code d} for the left eye, 1/256 px, rounded. */
    private int shift(float d) {
        int s = (int) Math.floor(slope * d + offset + 0.5);
        return Math.max(-reach, Math.min(reach, s));
    }

    private void placeLeft() {
        for (int i = 0; i < width; i++) {
            raster.frontX[i] = (i << 8) + shifts[i];
        }
        System.arraycopy(torn, 0, raster.torn, 0, width);
    }

    private void placeRight() {
        int last = width - 1;
        for (int i = 0; i < width; i++) {
            raster.frontX[i] = (i << 8) + shifts[last - i];
        }
        for (int i = 0; i < last; i++) {
            raster.torn[i] = torn[last - 1 - i];
        }
    }

    private void placeBack(Eye eye) {
        for (int i = 0; i < width; i++) {
            int s = backShifts[eye == Eye.LEFT ? i : width - 1 - i];
            raster.behind[i] = s != RowRaster.HOLE;
            raster.backX[i] = (i << 8) + s;
        }
    }

    private void paintLeft() {
        for (int j = 0; j < width; j++) {
            int u = raster.front(j);
            out[j] = u != RowRaster.HOLE ? painter.front(u) : painter.back(raster.back(j), backShifts);
        }
    }

    private void paintRight() {
        int last = width - 1;
        int end = last << 6;
        for (int j = 0; j < width; j++) {
            int u = raster.front(last - j);
            out[j] = u != RowRaster.HOLE
                    ? painter.front(end - u)
                    : painter.back(end - raster.back(last - j), backShifts);
        }
    }
}
