package diorama.depth;

import diorama.base.Size;
import java.util.OptionalDouble;

/**
 * What a network put out, at its own size.
 *
 * @param values row-major, row 0 at the top, finite, in the units of {@code kind}
 * @param fovX horizontal field of view of the picture's camera that the network found, rad
 */
public record RawDepth(Size size, float[] values, DepthKind kind, OptionalDouble fovX) {
    public RawDepth {
        if (values.length != size.pixels()) {
            throw new IllegalArgumentException(values.length + " values for " + size);
        }
    }

    /** Of a network that says nothing of the camera. */
    public RawDepth(Size size, float[] values, DepthKind kind) {
        this(size, values, kind, OptionalDouble.empty());
    }
}
