package diorama.depth;

/** What the numbers of a given depth map mean. */
public enum MapKind {
    /** What the file says, else metres for an EXR channel of depth that exceeds 1, else inverse depth. */
    AUTO,
    /** Larger is nearer; from 0, far, to 1 or the largest whole number, near. */
    INVERSE,
    /** Larger is farther, in any unit. */
    DISTANCE,
    /** Distance in metres. */
    METRES
}
