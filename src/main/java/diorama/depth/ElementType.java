package diorama.depth;

/** What the numbers of a tensor are stored as. */
public enum ElementType {
    FLOAT32(4),
    FLOAT16(2),
    FLOAT64(8),
    UINT8(1),
    INT32(4),
    INT64(8);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one number. */
    public int bytes() {
        return bytes;
    }
}
