package diorama.pipeline.network;

import diorama.base.Size;
import diorama.depth.DepthKind;
import diorama.depth.QuantisedDepth;
import diorama.depth.RawDepth;
import java.util.OptionalDouble;

/** What stands for the depth of a frame that no network has looked at: a map of one pixel, which no network makes. */
public final class PassedOver {
    static final QuantisedDepth DEPTH = new QuantisedDepth(
            new Size(1, 1), new short[1], 0, 0, false, DepthKind.INVERSE_RELATIVE, OptionalDouble.empty());

    private PassedOver() {}

    public static boolean is(RawDepth depth) {
        return depth.size().equals(DEPTH.size());
    }

    static boolean is(QuantisedDepth depth) {
        return depth.size().equals(DEPTH.size());
    }
}
