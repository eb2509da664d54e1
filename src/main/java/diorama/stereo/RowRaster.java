package diorama.stereo;

import java.util.Arrays;

/**
 * One row of one eye, first half: which point of the source is seen at every pixel. Works in the left eye's orientation, where
 * nearer points move right and the smaller source coordinate hides the larger; the right eye is the same on mirrored rows. The
 * rule is in {@link ScanlineRenderer}. Confined to the thread that made it.
 */
final class RowRaster {
    /** No point: a hole. */
    static final int HOLE = Integer.MIN_VALUE;

    private final int width;
    /** Room at both ends of a row for points that move out of the frame, px. */
    private final int margin;
    /** Positions of the pixels of both layers after the shift, 1/256 px. */
    final int[] frontX;

    final int[] backX;
    /** Not 0: the cell between pixel i and i + 1 of the front layer is torn. */
    final byte[] torn;
    /** Whether there is a background layer at pixel i. */
    final boolean[] behind;

    private final int[] front;
    private final int[] back;
    private final int[] opened;
    private int openedCount;

    /** @param reach largest shift that can occur, px */
    RowRaster(int width, int reach) {
        this.width = width;
        margin = reach + 2;
        frontX = new int[width];
        backX = new int[width];
        torn = new byte[width];
        behind = new boolean[width];
        front = new int[width + 2 * margin];
        back = new int[width + 2 * margin];
        opened = new int[width];
    }

    /** Source point of the front layer at pixel {@code j}, 1/64 px, or {@link #HOLE}; less than 0 or more than the last: outside. */
    int front(int j) {
        return front[margin + j];
    }

    /** Source point of the background layer at pixel {@code j}, 1/64 px, or {@link #HOLE}; valid after {@link #drawBack}. */
    int back(int j) {
        return back[margin + j];
    }

    /**
     * Draws the front layer, far to near.
     *
     * @return whether a tear opened, so that {@link #drawBack} is needed
     */
    boolean drawFront() {
        int[] x = frontX;
        int[] u = front;
        Arrays.fill(u, HOLE);
        openedCount = 0;
        int last = width - 1;
        for (int j = Math.max(-margin, ceil(x[last])); j < width; j++) {
            u[margin + j] = (last << 6) + (((j << 8) - x[last] + 2) >> 2);
        }
        int right = x[last];
        for (int i = last - 1; i >= 0; i--) {
            int left = x[i];
            if (torn[i] != 0) {
                tear(i, left, right);
            } else if (right > left) {
                cell(u, i, left, right);
            }
            right = left;
        }
        for (int j = Math.min(width - 1, ceil(x[0]) - 1); j >= 0; j--) {
            u[margin + j] = ((j << 8) - x[0] + 2) >> 2;
        }
        return openedCount > 0;
    }

    /** Draws the background layer and closes what it leaves open with the far rim of the tear. */
    void drawBack() {
        int[] x = backX;
        int[] u = back;
        Arrays.fill(u, HOLE);
        for (int i = width - 1; i >= 0; i--) {
            if (!behind[i]) {
                continue;
            }
            if (i + 1 == width || !behind[i + 1]) {
                span(u, x[i], x[i] + 128, i << 6);
            } else if (x[i + 1] > x[i]) {
                cell(u, i, x[i], x[i + 1]);
            }
            if (i > 0 && !behind[i - 1]) {
                span(u, x[i] - 128, x[i], i << 6);
            }
        }
        for (int k = openedCount - 1; k >= 0; k--) {
            close(opened[k]);
        }
    }

    /** The first pixel at or right of {@code x}, 1/256 px. */
    private static int ceil(int x) {
        return (x + 255) >> 8;
    }

    private void tear(int i, int left, int right) {
        span(front, right - 128, right, (i + 1) << 6);
        span(front, left, left + 128, i << 6);
        if (right - left > 256) {
            opened[openedCount++] = i;
        }
    }

    private void close(int i) {
        int end = margin + ceil(frontX[i + 1] - 128);
        for (int j = margin + ceil(frontX[i] + 128); j < end; j++) {
            if (front[j] == HOLE && back[j] == HOLE) {
                front[j] = i << 6;
            }
        }
    }

    /** The cell from pixel i, now at {@code left}, to i + 1, now at {@code right}; the right end belongs to the next cell. */
    private void cell(int[] u, int i, int left, int right) {
        int j = margin + ceil(left);
        int wide = right - left;
        for (int r = -left & 255; r < wide; r += 256) {
            u[j++] = (i << 6) + (int) (64f * r / wide + 0.5f);
        }
    }

    /** Pixels from {@code left} (included) to {@code right} (excluded) see the one point {@code point}. */
    private void span(int[] u, int left, int right, int point) {
        int end = margin + ceil(right);
        for (int j = margin + ceil(left); j < end; j++) {
            u[j] = point;
        }
    }
}
