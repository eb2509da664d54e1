package diorama.depth;

/** Which family of curves a foreground scale picks from. */
public enum MapperType {
    /** {@link #DIV} for metric networks, {@link #MUL} for others. */
    AUTO,
    DIV,
    MUL,
    SHIFT
}
