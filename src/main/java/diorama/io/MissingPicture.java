package diorama.io;

/** What stands where a texture is missing. */
public enum MissingPicture {
    /** A checker that nobody overlooks. */
    CHECKER,
    NOTHING
}
