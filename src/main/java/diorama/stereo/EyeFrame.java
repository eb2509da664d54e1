package diorama.stereo;

import diorama.base.Size;

/**
 * An eye within its black bars: first those that move the eyes apart, then the padding, then the canvas.
 *
 * <pre>
 * p = int(|offset|/100 max(w, h)), made even       offset &gt; 0: left eye 2p left and p right of it, right eye mirrored
 * </pre>
 *
 * @param eye size of the eye itself
 * @param size with all bars
 * @param leftX where the left eye begins
 * @param rightX where the right eye begins
 * @param y where both begin
 */
record EyeFrame(Size eye, Size size, int leftX, int rightX, int y) {

    static EyeFrame of(Size eye, FrameOptions options, StereoLayout layout) {
        EyeFrame bare = new EyeFrame(eye, eye, 0, 0, 0);
        EyeFrame apart = layout.showsDepth() ? bare : bare.apart(options.ipdOffset());
        EyeFrame padded = apart.padded(options);
        return options.canvasSize().map(padded::on).orElse(padded);
    }

    /** Size of an eye with its bars but without the canvas. */
    static Size barred(Size eye, FrameOptions options, StereoLayout layout) {
        EyeFrame bare = new EyeFrame(eye, eye, 0, 0, 0);
        return (layout.showsDepth() ? bare : bare.apart(options.ipdOffset())).padded(options).size;
    }

    /** Whether there are bars. */
    boolean hasBars() {
        return !size.equals(eye);
    }

    /** The place of an eye in a picture of {@link #size}, whose first pixel is at ({@code x}, {@code y}) of the image. */
    EyeTarget place(Eye which, EyeTarget whole) {
        return new EyeTarget(whole.image(), whole.x() + (which == Eye.LEFT ? leftX : rightX), whole.y() + y);
    }

    private EyeFrame apart(double offset) {
        int p = (int) (Math.abs(offset) * 0.01 * eye.longSide());
        p -= p % 2;
        int outer = offset > 0 ? 2 * p : p;
        return new EyeFrame(eye, new Size(eye.width() + 3 * p, eye.height()), outer, 3 * p - outer, 0);
    }

    private EyeFrame padded(FrameOptions options) {
        PadMode.Bars bars = options.padMode().bars(size, options.pad());
        Size padded = new Size(size.width() + 2 * bars.side(), size.height() + bars.top() + bars.bottom());
        return new EyeFrame(eye, padded, leftX + bars.side(), rightX + bars.side(), y + bars.top());
    }

    private EyeFrame on(Size canvas) {
        int dx = (canvas.width() - size.width()) / 2;
        int dy = (canvas.height() - size.height()) / 2;
        if (dx < 0 || dy < 0) {
            throw new IllegalArgumentException(size + " on a canvas of " + canvas);
        }
        return new EyeFrame(eye, canvas, leftX + dx, rightX + dx, y + dy);
    }
}
