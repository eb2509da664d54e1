package diorama.depth;

/** How a picture is fitted into what a network is fed. */
public enum Aspect {
    /** Scaled to the network's size, whatever that does to the aspect. */
    STRETCH,
    /** Scaled to fit within, the rest filled with the mean colour and cut off the result. */
    PAD
}
