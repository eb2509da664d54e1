package diorama.depth;

import diorama.base.Size;

/**
 * What a network put out, at its own size.
 *
 * @param values row-major, row 0 at the top, finite, in the units of {@code kind}
 */
public record RawDepth(Size size, float[] values, DepthKind kind) {
    public RawDepth {
        if (values.length != size.pixels()) {
            throw new IllegalArgumentException(values.length + " values for " + size);
        }
    }
}
