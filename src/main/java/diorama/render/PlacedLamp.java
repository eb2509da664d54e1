package diorama.render;

import diorama.mesh.Light;
import org.joml.Matrix4fc;
import org.joml.Vector3f;
import org.joml.Vector3fc;

/**
 * A lamp of a scene at its place in the world.
 *
 * @param place world space; nothing for suns
 * @param aim where it shines, unit vector, world space
 * @param color linear light: what a white matt surface that faces the lamp shows of it, one unit away from points and spots
 * @param innerCone angle from the axis up to which a spot has its full light, radians
 * @param outerCone angle from the axis where a spot's light ends, radians
 */
record PlacedLamp(Light.Kind kind, Vector3fc place, Vector3fc aim, Vector3fc color, float innerCone, float outerCone) {

    static PlacedLamp of(Light light, Matrix4fc world) {
        Vector3f aim = world.transformDirection(new Vector3f(0, 0, -1));
        float white = (float) (light.intensity() / (Light.LUMENS_PER_WATT * Math.PI));
        float outer = Math.max(0.01f, Math.min((float) Math.PI / 2, light.outerCone()));
        return new PlacedLamp(
                light.kind(),
                world.getTranslation(new Vector3f()),
                aim.lengthSquared() > 0 ? aim.normalize() : aim.set(0, -1, 0),
                light.color().mul(white, new Vector3f()),
                Math.max(0, Math.min(light.innerCone(), outer - 0.001f)),
                outer);
    }

    /** Whether all of it can be reckoned with. */
    boolean isFinite() {
        return place.isFinite() && aim.isFinite() && color.isFinite();
    }

    boolean isSun() {
        return kind == Light.Kind.SUN;
    }

    PlacedLamp times(float factor) {
        return new PlacedLamp(kind, place, aim, color.mul(factor, new Vector3f()), innerCone, outerCone);
    }

    /**
     * How bright a white matt surface is that faces it.
     *
     * @param least distance that is reckoned with; who stands in a lamp does not see it infinitely bright
     */
    float brightnessAt(Vector3fc point, float least) {
        float strongest = Math.max(color.x(), Math.max(color.y(), color.z()));
        if (isSun()) {
            return strongest;
        }
        float distance = Math.max(least, place.distance(point));
        return strongest / (distance * distance);
    }
}
