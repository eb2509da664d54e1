package diorama.image;

import diorama.base.Size;

/** Quarter turns of a picture. */
public enum Turn {
    NONE(1),
    /** Against the clock. */
    LEFT(8),
    /** With the clock. */
    RIGHT(6);

    private final int tag;

    Turn(int tag) {
        this.tag = tag;
    }

    private Orientation orientation() {
        return new Orientation(tag);
    }

    public Size of(Size size) {
        return orientation().upright(size);
    }

    public RgbaImage of(RgbaImage image) {
        return orientation().upright(image);
    }

    /** Fills {@code out}, of the turned size. */
    public void copy(RgbaImage image, RgbaImage out) {
        orientation().upright(image, out);
    }

    /** Fills {@code out}, of the turned size. */
    public void copy(DeepImage image, DeepImage out) {
        orientation().upright(image, out);
    }

    public DepthMap of(DepthMap map) {
        if (this == NONE) {
            return map;
        }
        Orientation orientation = orientation();
        DepthMap out = DepthMap.allocate(of(map.size()));
        for (int y = 0; y < out.height(); y++) {
            for (int x = 0; x < out.width(); x++) {
                out.inverseDepth()[y * out.width() + x] =
                        map.at(orientation.storedX(x, y, map.size()), orientation.storedY(x, y, map.size()));
            }
        }
        return out;
    }
}
