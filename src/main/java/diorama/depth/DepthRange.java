package diorama.depth;

/**
 * The values of a network's output that become inverse depth 0 and 1.
 *
 * @param low becomes 0; in the output's own unit
 * @param high becomes 1
 */
public record DepthRange(float low, float high) {
    public DepthRange {
        if (!Float.isFinite(low) || !Float.isFinite(high)) {
            throw new IllegalArgumentException("range " + low + " to " + high);
        }
    }
}
