package diorama.stereo;

import diorama.relief.Layers;
import java.nio.IntBuffer;

/** Everything one thread needs to draw rows of one frame: loads a row of the layers once, then draws it for either eye. */
final class RowWork {
    private final Layers layers;
    private final int width;
    private final IntBuffer colors;
    private final IntBuffer backColors;
    /** Shift of d = 1 against d = 0 and what is taken off, 1/256 px. */
    private final float scale;

    private final int largest;
    private final int screen;

    private final byte[] torn;
    private final int[] shifts;
    private final int[] backShifts;
    /** Where the background layer begins and ends, in turn. */
    private final int[] runs;

    private int runCount;
    private final int[] out;
    private final RowRaster raster;
    private final RowPainter painter;
    private int row = -1;
    private boolean backLoaded;

    RowWork(Layers layers, Disparity disparity, FrameEnds ends) {
        this.layers = layers;
        width = layers.size().width();
        colors = Pixels.of(layers.color());
        backColors = Pixels.of(layers.backColor());
        scale = (float) (256 * disparity.pixels());
        largest = (int) (scale + 0.5f);
        screen = (int) Math.floor(256 * disparity.pixels() * disparity.convergence() + 0.5);
        torn = new byte[width];
        shifts = new int[width];
        backShifts = new int[width];
        runs = new int[width + 1];
        out = new int[width];
        raster = new RowRaster(width, 1 + Math.max(Math.abs(screen), Math.abs(largest - screen)) / 256);
        painter = new RowPainter(width, backShifts, ends);
    }

    /** Draws row {@code y} of an eye into {@code target}, an image's pixels, from index {@code start} on. */
    void draw(int y, Eye eye, IntBuffer target, int start) {
        if (row != y) {
            load(y);
        }
        if (eye == Eye.LEFT) {
            raster.place(shifts, torn);
        } else {
            raster.placeMirrored(shifts, torn);
        }
        if (raster.drawFront()) {
            if (!backLoaded) {
                loadBack();
            }
            raster.drawBack(backShifts, runs, runCount, eye == Eye.RIGHT);
        }
        if (eye == Eye.LEFT) {
            painter.left(raster, out);
        } else {
            painter.right(raster, out);
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
        }
        for (int i = 0; i < width; i++) {
            torn[i] = (byte) (tears[start + i] & Layers.TORN_RIGHT);
        }
        painter.load(y, torn);
        row = y;
        backLoaded = false;
    }

    private void loadBack() {
        int start = row * width;
        float[] depth = layers.backDepth();
        backColors.get(start, painter.backPixels, 0, width);
        runCount = 0;
        boolean before = false;
        for (int i = 0; i < width; i++) {
            float d = depth[start + i];
            boolean here = d >= 0;
            if (here != before) {
                runs[runCount++] = i;
                before = here;
            }
            backShifts[i] = here ? shift(d) : RowRaster.HOLE;
        }
        if (before) {
            runs[runCount++] = width;
        }
        backLoaded = true;
    }

    /** Shift of inverse depth {@code d} for the left eye, 1/256 px; depths outside [0,1] are taken as 0 or 1. */
    private int shift(float d) {
        return Math.max(0, Math.min(largest, (int) (d * scale + 0.5f))) - screen;
    }
}
