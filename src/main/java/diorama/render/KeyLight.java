package diorama.render;

import org.joml.Vector3f;
import org.joml.Vector3fc;

/**
 * The lamp of {@link Surroundings} that throws shadows; as far away as the sun.
 *
 * @param toLight unit vector, world space
 * @param color linear light: what a white matt surface that faces the lamp shows of it
 */
record KeyLight(Vector3fc toLight, Vector3fc color) {
    boolean shines() {
        return color.x() + color.y() + color.z() > 0;
    }

    /** Turned about the upward axis, radians. */
    KeyLight turned(float angle) {
        return new KeyLight(toLight.rotateY(angle, new Vector3f()), color);
    }
}
