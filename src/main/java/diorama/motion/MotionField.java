package diorama.motion;

import diorama.base.Size;
import diorama.image.Resample;

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
        float[] x = Resample.resize(dx, size, larger);
        float[] y = Resample.resize(dy, size, larger);
        for (int i = 0; i < x.length; i++) {
            x[i] *= (float) larger.width() / size.width();
            y[i] *= (float) larger.height() / size.height();
        }
        return new MotionField(larger, x, y);
    }
}
