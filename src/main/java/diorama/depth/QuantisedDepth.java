package diorama.depth;

import diorama.base.Size;
import java.util.OptionalDouble;

/**
 * A network's output in 65,536 levels between its least and its greatest value, both of which are kept exactly. Every output is
 * rounded so once, whether it is kept in a cache or not, so that what is kept is what was made.
 *
 * <pre>
 * linear         v = low + (high - low) level / 65535      inverse depth, and what is not all positive
 * logarithmic    v = low (high / low)^(level / 65535)      distances: the same share of the distance everywhere
 * </pre>
 *
 * The error is half a level: 7.7e-6 of the range, or for distances from 1 to 1000 m 5.3e-5 of the distance.
 *
 * @param levels row-major, row 0 at the top, unsigned
 * @param fovX as in {@link RawDepth}
 */
public record QuantisedDepth(
        Size size, short[] levels, float low, float high, boolean logarithmic, DepthKind kind, OptionalDouble fovX) {
    private static final int TOP = 65535;

    public QuantisedDepth {
        if (levels.length != size.pixels()) {
            throw new IllegalArgumentException(levels.length + " levels for " + size);
        }
    }

    /** {@code raw} to the nearest levels. */
    public static QuantisedDepth of(RawDepth raw) {
        DepthRange range = DepthNormalizer.extremes(raw.values());
        boolean logarithmic = raw.kind() != DepthKind.INVERSE_RELATIVE && range.low() > 0;
        short[] levels = new short[raw.values().length];
        double zero = logarithmic ? Math.log(range.low()) : range.low();
        double span = (logarithmic ? Math.log(range.high()) : range.high()) - zero;
        double gain = span > 0 ? TOP / span : 0;
        for (int i = 0; i < levels.length; i++) {
            float v = raw.values()[i];
            double t = ((logarithmic ? Math.log(v) : v) - zero) * gain + 0.5;
            levels[i] = (short) Math.max(0, Math.min(TOP, (int) t));
        }
        return new QuantisedDepth(raw.size(), levels, range.low(), range.high(), logarithmic, raw.kind(), raw.fovX());
    }

    /** The values that the levels stand for; the same on every machine. */
    public RawDepth raw() {
        float[] values = new float[levels.length];
        // StrictMath: the last bit must not hang on the compiler
        double ratio = logarithmic ? StrictMath.log((double) high / low) / TOP : 0;
        double step = ((double) high - low) / TOP;
        for (int i = 0; i < values.length; i++) {
            int level = levels[i] & 0xffff;
            values[i] = level == TOP
                    ? high
                    : (float) (logarithmic ? low * StrictMath.exp(ratio * level) : low + step * level);
        }
        return new RawDepth(size, values, kind, fovX);
    }
}
