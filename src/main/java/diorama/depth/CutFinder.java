package diorama.depth;

/** What finds the cuts of a film. */
public enum CutFinder {
    /** TransNetV2 where it was pulled, else {@link #OWN}. */
    AUTO,
    /** A look at small frames, while the film is made. */
    OWN,
    /** The network TransNetV2, in a pass before. */
    TRANSNET_V2
}
