package diorama.depth;

/** What a stroke does to the inverse depth under it. */
public enum DepthBrush {
    /** Brings it nearer. */
    PULL(0),
    /** Takes it farther away. */
    PUSH(0),
    /** Evens it out. */
    SMOOTH(0),
    /** Makes its differences larger. */
    SHARPEN(0),
    /** Gives it the inverse depth under the stroke's first point. */
    LEVEL(0.5f),
    /** Makes it anew from what lies around the stroke. */
    FILL(0.75f),
    /** Protects it from the strokes that follow. */
    MASK(0.5f),
    /** Takes protection away. */
    UNMASK(0.5f);

    private final float hardness;

    DepthBrush(float hardness) {
        this.hardness = hardness;
    }

    /** Part of the radius where the brush has its full weight. */
    float hardness() {
        return hardness;
    }

    /** What Ctrl makes of it; itself where there is no opposite. */
    public DepthBrush inverse() {
        return switch (this) {
            case PULL -> PUSH;
            case PUSH -> PULL;
            case SMOOTH -> SHARPEN;
            case SHARPEN -> SMOOTH;
            case MASK -> UNMASK;
            case UNMASK -> MASK;
            case LEVEL, FILL -> this;
        };
    }

    /** Whether it changes the mask rather than the depth. */
    public boolean masks() {
        return this == MASK || this == UNMASK;
    }
}
