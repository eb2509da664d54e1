package diorama.mesh;

import org.joml.Vector3fc;

/**
 * A lamp; it shines along its node's -Z.
 *
 * @param color linear RGB, [0,1]
 * @param intensity candela for points and spots, lux for suns
 * @param innerCone angle from the axis up to which a spot has its full light, radians
 * @param outerCone angle from the axis where a spot's light ends, radians
 * @param exposure how many times as bright as Blender has it it is shown; files are written without
 */
public record Light(
        String name, Kind kind, Vector3fc color, float intensity, float innerCone, float outerCone, float exposure) {
    /** Light of a watt, as glTF's exporters and importers reckon it. */
    public static final float LUMENS_PER_WATT = 683;

    /** A lamp that is shown as bright as in Blender. */
    public Light(String name, Kind kind, Vector3fc color, float intensity, float innerCone, float outerCone) {
        this(name, kind, color, intensity, innerCone, outerCone, 1);
    }

    /** The same with another {@link #exposure}. */
    public Light exposed(float other) {
        return new Light(name, kind, color, intensity, innerCone, outerCone, other);
    }

    /** How a lamp throws its light. */
    public enum Kind {
        SUN,
        POINT,
        SPOT
    }

    /** What makes of Blender's watts, or watts a square metre for suns, a lamp's {@link #intensity}. */
    public static float perWatt(Kind kind) {
        return kind == Kind.SUN ? LUMENS_PER_WATT : (float) (LUMENS_PER_WATT / (4 * Math.PI));
    }
}
