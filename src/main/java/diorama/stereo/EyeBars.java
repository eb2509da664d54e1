package diorama.stereo;

import diorama.base.Size;
import java.nio.IntBuffer;

/**
 * Black bars of a floating window.
 *
 * @param leftPx width on the left of the left eye
 * @param rightPx width on the right of the right eye
 */
public record EyeBars(float leftPx, float rightPx) {
    public static final EyeBars NONE = new EyeBars(0, 0);

    /** Share of the eye's width over which a bar fades into the picture. */
    private static final float SOFT = 1 / 150f;

    /** Paints the bar of one eye of the given size; its edge is soft, half of it to either side. */
    public void paint(Eye which, EyeTarget target, Size eye) {
        float[] kept = kept(which == Eye.LEFT ? leftPx : rightPx, eye.width());
        int columns = kept.length;
        IntBuffer pixels = Pixels.of(target.image());
        int[] row = new int[columns];
        for (int y = 0; y < eye.height() && columns > 0; y++) {
            int start = target.start(y) + (which == Eye.LEFT ? 0 : eye.width() - columns);
            pixels.get(start, row, 0, columns);
            for (int i = 0; i < columns; i++) {
                int fromBorder = which == Eye.LEFT ? i : columns - 1 - i;
                row[i] = Lanes.mix(row[i], 0xff000000, Math.round(256 * kept[fromBorder])) | 0xff000000;
            }
            pixels.put(start, row, 0, columns);
        }
    }

    /**
     * How much of the picture is kept in the columns that a bar darkens, from the border on, 0 to 1.
     *
     * @param bar its width, px
     * @param width of the eye, px
     */
    static float[] kept(float bar, int width) {
        if (!(bar > 0)) {
            return new float[0];
        }
        // at least a pixel, over which a hard edge would be antialiased; narrow bars are no softer than wide
        float soft = Math.max(1, Math.min(bar, SOFT * width));
        int columns = Math.min(width, (int) Math.ceil(bar + soft / 2));
        float[] kept = new float[columns];
        for (int i = 0; i < columns; i++) {
            float t = Math.max(0, Math.min(1, (i + 0.5f - bar) / soft + 0.5f));
            kept[i] = t * t * (3 - 2 * t);
        }
        return kept;
    }
}
