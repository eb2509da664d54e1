package diorama.stereo;

import diorama.relief.Layers;

/** Everything one thread needs to draw rows of one frame: loads a row of the layers once, then draws it for either eye. */
final class RowWork {
    private final RowSource source;
    private final RowEye left;
    private final RowEye right;

    /** @param coded draws {@link RowCodes codes} instead of colours */
    RowWork(Layers layers, Disparity disparity, boolean coded) {
        ShiftSteps steps = ShiftSteps.of(disparity);
        source = new RowSource(layers, steps);
        left = new RowEye(source, true, steps, layers, coded);
        right = new RowEye(source, false, steps, layers, coded);
    }

    /** Draws row {@code y} of an eye. */
    RowEye draw(int y, Eye eye) {
        source.load(y);
        RowEye drawn = eye == Eye.LEFT ? left : right;
        drawn.draw();
        return drawn;
    }

    /** Pixels of row {@code y} of the photo; only read. */
    int[] photo(int y) {
        source.load(y);
        return source.pixels;
    }
}
