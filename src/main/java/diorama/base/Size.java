package diorama.base;

/** Width and height of a picture, frame or window in pixels, both at least 1. */
public record Size(int width, int height) {
    public Size {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("size " + width + "x" + height + ", want at least 1x1");
        }
    }

    /** Number of pixels; fits an int because larger pictures are refused on reading. */
    public int pixels() {
        return Math.multiplyExact(width, height);
    }

    /** Longer side, px: the B of the disparity formula. */
    public int longSide() {
        return Math.max(width, height);
    }

    public int shortSide() {
        return Math.min(width, height);
    }

    public Size transposed() {
        return new Size(height, width);
    }

    /** This size scaled so that its longer side is at most {@code longSide}; never enlarged. */
    public Size fitting(int longSide) {
        if (longSide() <= longSide) {
            return this;
        }
        double scale = (double) longSide / longSide();
        return new Size(Math.max(1, (int) Math.round(width * scale)), Math.max(1, (int) Math.round(height * scale)));
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
