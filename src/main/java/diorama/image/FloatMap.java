package diorama.image;

import diorama.base.Size;

/**
 * Numbers of any meaning, one for each pixel; row-major, row 0 at the top.
 *
 * <p>The array is owned by the map; only its maker writes it.
 */
public record FloatMap(Size size, float[] values) {
    public FloatMap {
        if (values.length != size.pixels()) {
            throw new IllegalArgumentException(values.length + " values for " + size);
        }
    }
}
