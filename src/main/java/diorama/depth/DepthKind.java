package diorama.depth;

/** What a network's output means. */
public enum DepthKind {
    /** Inverse depth up to scale and shift, larger = nearer. */
    INVERSE_RELATIVE,
    /** Distance in metres, larger = farther. */
    METRIC_METRES,
    /** Distance up to scale, larger = farther. */
    DISTANCE_RELATIVE
}
