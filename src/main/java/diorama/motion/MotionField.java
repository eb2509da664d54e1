package diorama.motion;

import diorama.base.Size;

/**
 * Where what one picture shows lies in another: of cell (x, y) of the one's grid at (x + dx, y + dy) of the other's.
 *
 * @param dx in cells, row-major, row 0 at the top; not written after construction
 * @param dy likewise, downwards
 */
record MotionField(Size size, float[] dx, float[] dy) {
    static MotionField still(Size size) {
        return new MotionField(size, new float[size.pixels()], new float[size.pixels()]);
    }

    /** The same on a grid of about twice the size, as a first guess. */
    MotionField enlarged(Size larger) {
        Grid fromX = new Grid(size, dx);
        Grid fromY = new Grid(size, dy);
        float scaleX = (float) size.width() / larger.width();
        float scaleY = (float) size.height() / larger.height();
        float[] x = new float[larger.pixels()];
        float[] y = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            int row = i / larger.width();
            float atX = (i % larger.width() + 0.5f) * scaleX - 0.5f;
            float atY = (row + 0.5f) * scaleY - 0.5f;
            x[i] = fromX.at(atX, atY) / scaleX;
            y[i] = fromY.at(atX, atY) / scaleY;
        }
        return new MotionField(larger, x, y);
    }
}
