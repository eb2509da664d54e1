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

    /** Added to the points of the background layer that are really the front layer's far rim of a tear. */
    static final int RIM = 1 << 28;

    private final int width;
    /** Room at both ends of a row for points that move out of the frame, px. */
    private final int margin;
    /** Places of the front layer's pixels after the shift, 1/256 px. */
    private final int[] x;

    private final byte[] torn;
    private final int[] front;
    private final int[] back;
    /** Soft edge over a pixel: 512 * torn cell + 256 if its right end + weight in 1/256; 0 where there is none. */
    private final int[] soft;

    private final int[] softPixels;
    private int softCount;
    private final int[] opened;
    private int openedCount;

    /** @param reach largest shift that can occur, px */
    RowRaster(int width, int reach) {
        this.width = width;
        margin = reach + 2;
        x = new int[width];
        torn = new byte[width];
        front = new int[width + 2 * margin];
        back = new int[width + 2 * margin];
        soft = new int[width];
        softPixels = new int[2 * width];
        opened = new int[width];
    }

    /**
     * The front layer's points, 1/64 px, less than 0 or more than the last one's outside the row, or {@link #HOLE}; pixel j is at
     * {@link #margin} + j.
     */
    int[] front() {
        return front;
    }

    int margin() {
        return margin;
    }

    /** Source point of the background layer at pixel {@code j}; valid after {@link #drawBack} where the front has a hole. */
    int back(int j) {
        return back[margin + j];
    }

    /** Number of soft edges; some pixels come twice. */
    int softCount() {
        return softCount;
    }

    int softPixel(int k) {
        return softPixels[k];
    }

    /**
     * The soft edge over pixel {@code j}, 256 * source pixel + weight in 1/256, or 0 if there is none or something nearer is
     * there; the next call gives 0.
     */
    int takeSoft(int j) {
        int edge = soft[j];
        soft[j] = 0;
        int cell = edge >> 9;
        boolean seen = front[margin + j] == HOLE || front[margin + j] > cell << 6;
        return edge != 0 && seen ? (cell + ((edge >> 8) & 1)) << 8 | (edge & 255) : 0;
    }

    /** Takes the front layer's shifts, 1/256 px, and tears. */
    void place(int[] shifts, byte[] tears) {
        for (int i = 0; i < width; i++) {
            x[i] = (i << 8) + shifts[i];
        }
        System.arraycopy(tears, 0, torn, 0, width);
    }

    /** The same from right to left. */
    void placeMirrored(int[] shifts, byte[] tears) {
        int last = width - 1;
        for (int i = 0; i < width; i++) {
            x[i] = (i << 8) + shifts[last - i];
        }
        for (int i = 0; i < last; i++) {
            torn[i] = tears[last - 1 - i];
        }
    }

    /**
     * Draws the front layer, far to near.
     *
     * @return whether a tear opened, so that {@link #drawBack} is needed
     */
    boolean drawFront() {
        int[] u = front;
        Arrays.fill(u, HOLE);
        Arrays.fill(soft, 0);
        softCount = 0;
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
            } else {
                cell(u, i, left, right);
            }
            right = left;
        }
        for (int j = Math.min(width - 1, ceil(x[0]) - 1); j >= 0; j--) {
            u[margin + j] = ((j << 8) - x[0] + 2) >> 2;
        }
        return openedCount > 0;
    }

    /**
     * Draws the background layer and closes what it leaves open with the far rim of the tear.
     *
     * @param shifts of the background layer, not mirrored, 1/256 px
     * @param runs where it begins and ends in turn, ascending, not mirrored
     */
    void drawBack(int[] shifts, int[] runs, int runCount, boolean mirrored) {
        Arrays.fill(back, HOLE);
        for (int k = 0; k < runCount; k += 2) {
            if (mirrored) {
                drawRun(shifts, width - runs[k + 1], width - runs[k], width - 1, -1);
            } else {
                int k2 = runCount - 2 - k;
                drawRun(shifts, runs[k2], runs[k2 + 1], 0, 1);
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
        cell(front, i, left, left);
        int tail = (left >> 8) + 1;
        int head = ceil(right) - 1;
        int tailSoft = i << 9 | (left + 256 - (tail << 8));
        int headSoft = i << 9 | 256 | ((head << 8) + 256 - right);
        if (right - left > 256) {
            soften(tail, tailSoft);
            soften(head, headSoft);
        } else {
            soften(head, headSoft);
            soften(tail, tailSoft);
        }
        if (tail <= head) {
            opened[openedCount++] = i;
        }
    }

    private void soften(int j, int edge) {
        if (j >= 0 && j < width && (edge & 255) != 0) {
            soft[j] = edge;
            softPixels[softCount++] = j;
        }
    }

    /** Background pixels {@code from} to {@code to} (excluded), whose shifts are at {@code base} + {@code step} i. */
    private void drawRun(int[] shifts, int from, int to, int base, int step) {
        int right = ((to - 1) << 8) + shifts[base + step * (to - 1)];
        span(back, right, right + 128, (to - 1) << 6);
        for (int i = to - 2; i >= from; i--) {
            int left = (i << 8) + shifts[base + step * i];
            cell(back, i, left, right);
            right = left;
        }
        if (from > 0) {
            span(back, right - 128, right, from << 6);
        }
    }

    private void close(int i) {
        int end = margin + ceil(x[i + 1]);
        int far = x[i + 1] - x[i] > 256 ? i : i + 1;
        for (int j = margin + (x[i] >> 8) + 1; j < end; j++) {
            if (front[j] == HOLE && back[j] == HOLE) {
                back[j] = RIM + (far << 6);
            }
        }
    }

    /**
     * The cell from pixel i, now at {@code left}, to i + 1, now at {@code right}; the right end belongs to the next cell, and of a
     * cell that runs backwards only the left end is seen.
     */
    private void cell(int[] u, int i, int left, int right) {
        int j = margin + ceil(left);
        int wide = Math.max(1, right - left);
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
