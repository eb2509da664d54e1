package diorama.image;

import diorama.base.Size;

/**
 * A map of inverse depth: row-major, row 0 at the top, values in [0,1], 1 = nearest, 0 = farthest.
 *
 * <p>The array is owned by the map; only its maker writes it. Values are finite.
 */
public record DepthMap(Size size, float[] inverseDepth) {
    public DepthMap {
        if (inverseDepth.length != size.pixels()) {
            throw new IllegalArgumentException(inverseDepth.length + " values for " + size);
        }
    }

    public static DepthMap allocate(Size size) {
        return new DepthMap(size, new float[size.pixels()]);
    }

    /** A map with the same value everywhere. */
    public static DepthMap constant(Size size, float d) {
        DepthMap map = allocate(size);
        java.util.Arrays.fill(map.inverseDepth, d);
        return map;
    }

    public int width() {
        return size.width();
    }

    public int height() {
        return size.height();
    }

    public float at(int x, int y) {
        return inverseDepth[y * size.width() + x];
    }
}
