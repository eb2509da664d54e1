package diorama.stereo;

/** Which eyes are made; a sole synthetic eye takes the whole divergence and the other is the source itself. */
public enum SyntheticView {
    BOTH,
    LEFT,
    RIGHT
}
