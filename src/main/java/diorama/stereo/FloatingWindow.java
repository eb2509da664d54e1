package diorama.stereo;

import diorama.image.DepthMap;
import java.util.Arrays;

/**
 * Brings the frame's own edge forward where something in front of the screen touches it, by a black bar on the left of the left
 * eye and one on the right of the right eye, so that nothing is cut by a border behind it (CORE E.7):
 *
 * <pre>
 * width = 95th percentile of the disparity over the border strip, if in front; it follows by at most half a px per frame
 * </pre>
 *
 * Confined to one thread.
 */
public final class FloatingWindow {
    /** Share of the width that is looked at. */
    private static final double STRIP = 0.02;

    private static final double QUANTILE = 0.95;
    private static final float SLOPE_PX = 0.5f;

    private float left;
    private float right;

    public FloatingWindow() {
        this(new EyeBars(Float.NaN, Float.NaN));
    }

    /** @param before what {@link #state} said when another run stopped */
    public FloatingWindow(EyeBars before) {
        left = before.leftPx();
        right = before.rightPx();
    }

    /** The bars of the last frame, which the next ones follow; NaN before the first. */
    public EyeBars state() {
        return new EyeBars(left, right);
    }

    /**
     * The bars for the next frame.
     *
     * @param depth of the frame as it is drawn
     * @param frameWidth px of an eye
     * @param disparity of one eye
     * @param eyes 2 where both move, 1 where one takes all
     * @param begins a new shot begins with it
     */
    public EyeBars next(DepthMap depth, int frameWidth, Disparity disparity, int eyes, boolean begins) {
        double scale = eyes * disparity.pixels();
        int strip = Math.max(1, (int) (STRIP * depth.width()));
        float wantLeft = (float) Math.max(0, scale * (quantile(depth, 0, strip) - disparity.convergence()));
        float wantRight =
                (float) Math.max(0, scale * (quantile(depth, depth.width() - strip, strip) - disparity.convergence()));
        left = follow(left, Math.min(wantLeft, frameWidth / 4f), begins);
        right = follow(right, Math.min(wantRight, frameWidth / 4f), begins);
        return new EyeBars(left, right);
    }

    private static float follow(float now, float wanted, boolean begins) {
        return begins || Float.isNaN(now) ? wanted : now + Math.max(-SLOPE_PX, Math.min(SLOPE_PX, wanted - now));
    }

    private static double quantile(DepthMap depth, int x, int columns) {
        float[] strip = new float[columns * depth.height()];
        for (int y = 0; y < depth.height(); y++) {
            System.arraycopy(depth.inverseDepth(), y * depth.width() + x, strip, y * columns, columns);
        }
        Arrays.sort(strip);
        return strip[(int) (QUANTILE * (strip.length - 1))];
    }
}
