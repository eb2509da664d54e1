package diorama.mesh;

import org.joml.Vector3fc;

/**
 * A lamp; it shines along its node's -Z.
 *
 * @param color linear RGB, [0,1]
 * @param intensity candela for points and spots, lux for suns
 * @param innerCone angle from the axis up to which a spot has its full light, radians
 * @param outerCone angle from the axis where a spot's light ends, radians
 */
public record Light(String name, Kind kind, Vector3fc color, float intensity, float innerCone, float outerCone) {
    /** How a lamp throws its light. */
    public enum Kind {
        SUN,
        POINT,
        SPOT
    }
}
