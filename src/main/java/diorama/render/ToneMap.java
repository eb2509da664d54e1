package diorama.render;

/** How rendered light becomes colours of the screen. */
public enum ToneMap {
    /** Keeps colours true and rolls off above (Khronos PBR Neutral, 2024). */
    NEUTRAL,
    /** As film does: soft, bright colours turn pale (AgX by T. Sobotka, 2022). */
    AGX,
    /** As it is, cut off above white. */
    PLAIN;

    /** What {@code lib/tone.glsl} calls it. */
    int number() {
        return switch (this) {
            case NEUTRAL -> 0;
            case AGX -> 1;
            case PLAIN -> 2;
        };
    }
}
