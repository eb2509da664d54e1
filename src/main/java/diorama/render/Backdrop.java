package diorama.render;

import org.joml.Vector4f;
import org.joml.Vector4fc;

/** What lies behind a scene. */
public enum Backdrop {
    /** A dark grey gradient. */
    STUDIO,
    BLACK,
    WHITE,
    TRANSPARENT,
    /** What lights the scene, all round; the CPU's painter has the gradient instead. */
    SURROUNDINGS;

    /** Colour of the upper edge, linear light, straight alpha. */
    Vector4fc top() {
        return switch (this) {
            case STUDIO, SURROUNDINGS -> new Vector4f(0.045f, 0.048f, 0.055f, 1);
            case BLACK -> new Vector4f(0, 0, 0, 1);
            case WHITE -> new Vector4f(1);
            case TRANSPARENT -> new Vector4f(0);
        };
    }

    /** Colour of the lower edge, linear light, straight alpha. */
    Vector4fc bottom() {
        return this == STUDIO || this == SURROUNDINGS ? new Vector4f(0.012f, 0.012f, 0.014f, 1) : top();
    }
}
