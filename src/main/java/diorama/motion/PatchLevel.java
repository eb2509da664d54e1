package diorama.motion;

import diorama.base.Size;

/** The search of {@link PatchSearch} on one of its grids. */
final class PatchLevel {
    /** Cells along a patch. */
    static final int PATCH = 8;

    /** Cells from one patch to the next. */
    private static final int STEP = 4;

    private static final int CELLS = PATCH * PATCH;
    private static final int ROUNDS = 5;

    /** Cells by which the last round has moved a patch that stands. */
    private static final float STANDS = 0.05f;

    /** Least determinant of the mean structure of a patch whose place can be told, (brightness / cell)^4. */
    private static final float FLAT = 1;

    private final Grid from;
    private final PatchSearch.Slopes slopes;
    private final Grid to;
    private final float[] sumX;
    private final float[] sumY;
    private final float[] weights;
    private final float[] gx = new float[CELLS];
    private final float[] gy = new float[CELLS];
    private final float[] e = new float[CELLS];

    PatchLevel(Grid from, PatchSearch.Slopes slopes, Grid to) {
        this.from = from;
        this.slopes = slopes;
        this.to = to;
        int cells = from.size().pixels();
        sumX = new float[cells];
        sumY = new float[cells];
        weights = new float[cells];
    }

    /** @param coarse what is known on the grid of half the size */
    MotionField moved(MotionField coarse) {
        Size size = from.size();
        MotionField guess = coarse.size().equals(size) ? coarse : coarse.enlarged(size);
        int lastX = size.width() - PATCH;
        int lastY = size.height() - PATCH;
        if (lastX < 0 || lastY < 0) {
            return guess;
        }
        for (int y = 0; y < lastY + STEP; y += STEP) {
            for (int x = 0; x < lastX + STEP; x += STEP) {
                search(Math.min(x, lastX), Math.min(y, lastY), guess);
            }
        }
        for (int i = 0; i < weights.length; i++) {
            sumX[i] /= weights[i];
            sumY[i] /= weights[i];
        }
        return new MotionField(size, sumX, sumY);
    }

    private void search(int left, int top, MotionField guess) {
        int middle = (top + PATCH / 2) * from.width() + left + PATCH / 2;
        float startX = guess.dx()[middle];
        float startY = guess.dy()[middle];
        float u = startX;
        float v = startY;
        float xx = 0;
        float xy = 0;
        float yy = 0;
        for (int k = 0; k < CELLS; k++) {
            int i = (top + k / PATCH) * from.width() + left + k % PATCH;
            gx[k] = slopes.x()[i];
            gy[k] = slopes.y()[i];
            xx += gx[k] * gx[k];
            xy += gx[k] * gy[k];
            yy += gy[k] * gy[k];
        }
        float determinant = xx * yy - xy * xy;
        boolean stands = determinant < FLAT * CELLS * CELLS;
        compare(left, top, u, v);
        for (int round = 0; round < ROUNDS && !stands; round++) {
            float bx = 0;
            float by = 0;
            for (int k = 0; k < CELLS; k++) {
                bx += gx[k] * e[k];
                by += gy[k] * e[k];
            }
            float moveX = (yy * bx - xy * by) / determinant;
            float moveY = (xx * by - xy * bx) / determinant;
            u -= moveX;
            v -= moveY;
            stands = moveX * moveX + moveY * moveY < STANDS * STANDS;
            compare(left, top, u, v);
        }
        float farX = u - startX;
        float farY = v - startY;
        if (!(farX * farX + farY * farY <= CELLS)) {
            u = startX;
            v = startY;
            compare(left, top, u, v);
        }
        spread(left, top, u, v);
    }

    /** What the patch shows at its new place, less what it shows here, less the mean of that. */
    private void compare(int left, int top, float u, float v) {
        int w = to.width();
        float[] here = from.values();
        float[] there = to.values();
        int x0 = (int) Math.floor(left + u);
        int y0 = (int) Math.floor(top + v);
        boolean inside = x0 >= 0 && y0 >= 0 && x0 + PATCH < w && y0 + PATCH < to.height();
        float ax = left + u - x0;
        float ay = top + v - y0;
        float mean = 0;
        for (int row = 0; row < PATCH; row++) {
            int a = (top + row) * w + left;
            int b = (y0 + row) * w + x0;
            for (int k = 0; k < PATCH; k++) {
                float value;
                if (inside) {
                    int i = b + k;
                    float above = there[i] + ax * (there[i + 1] - there[i]);
                    float below = there[i + w] + ax * (there[i + w + 1] - there[i + w]);
                    value = above + ay * (below - above);
                } else {
                    value = to.at(left + k + u, top + row + v);
                }
                e[row * PATCH + k] = value - here[a + k];
                mean += value - here[a + k];
            }
        }
        mean /= CELLS;
        for (int k = 0; k < CELLS; k++) {
            e[k] -= mean;
        }
    }

    private void spread(int left, int top, float u, float v) {
        for (int k = 0; k < CELLS; k++) {
            int i = (top + k / PATCH) * from.width() + left + k % PATCH;
            float error = Math.abs(e[k]);
            float w = error > 1 ? 1 / error : 1;
            sumX[i] += w * u;
            sumY[i] += w * v;
            weights[i] += w;
        }
    }
}
