package diorama.io.scene;

/** What stands where a texture is missing. */
public enum MissingPicture {
    /** A checker that nobody overlooks. */
    CHECKER,
    NOTHING
}
