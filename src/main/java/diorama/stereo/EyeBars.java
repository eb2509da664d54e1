package diorama.stereo;

import diorama.base.Size;
import java.nio.IntBuffer;

/**
 * Black bars of a floating window.
 *
 * @param leftPx width on the left of the left eye; parts of a pixel darken it
 * @param rightPx width on the right of the right eye
 */
public record EyeBars(float leftPx, float rightPx) {
    public static final EyeBars NONE = new EyeBars(0, 0);

    /** Paints the bar of one eye of the given size. */
    public void paint(Eye which, EyeTarget target, Size eye) {
        float bar = which == Eye.LEFT ? leftPx : rightPx;
        int whole = (int) bar;
        int columns = Math.min(eye.width(), whole + (bar > whole ? 1 : 0));
        if (columns == 0) {
            return;
        }
        IntBuffer pixels = Pixels.of(target.image());
        int[] row = new int[columns];
        for (int y = 0; y < eye.height(); y++) {
            int start = target.start(y) + (which == Eye.LEFT ? 0 : eye.width() - columns);
            pixels.get(start, row, 0, columns);
            for (int i = 0; i < columns; i++) {
                int fromBorder = which == Eye.LEFT ? i : columns - 1 - i;
                int kept = fromBorder < whole ? 0 : Math.round(256 * (1 - (bar - whole)));
                row[i] = Lanes.mix(row[i], 0xff000000, kept) | 0xff000000;
            }
            pixels.put(start, row, 0, columns);
        }
    }
}
