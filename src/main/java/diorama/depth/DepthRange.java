package diorama.depth;

/**
 * The values of a network's output that become inverse depth 0 and 1.
 *
 * @param low becomes 0; in the output's own unit
 * @param high becomes 1
 */
public record DepthRange(float low, float high) {
    /** Share of the greatest relative value above which nothing is a sky. */
    private static final float SKY = 0.15f;

    public DepthRange {
        if (!Float.isFinite(low) || !Float.isFinite(high)) {
            throw new IllegalArgumentException("range " + low + " to " + high);
        }
    }

    /**
     * Inverse depth above which nothing is sky: where 0 is infinitely far a sky's values are small beside the nearest (next to 0 in
     * streets; walls of rooms have a quarter of it and more). 1 where a network's 0 may lie anywhere.
     */
    public float skyLimit(DepthKind kind) {
        return kind == DepthKind.INVERSE_RELATIVE && low >= 0 && high > low ? (SKY * high - low) / (high - low) : 1;
    }
}
