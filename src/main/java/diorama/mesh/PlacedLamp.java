package diorama.mesh;

import org.joml.Intersectionf;
import org.joml.Matrix4fc;
import org.joml.Vector2f;
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
public record PlacedLamp(
        Light.Kind kind, Vector3fc place, Vector3fc aim, Vector3fc color, float innerCone, float outerCone) {
    /** Nearer than this a lamp is not reckoned with, scene units. */
    private static final float LEAST = 1e-6f;

    public static PlacedLamp of(Light light, Matrix4fc world) {
        Vector3f aim = world.transformDirection(new Vector3f(0, 0, -1));
        float white = (float) (light.exposure() * light.intensity() / (Light.LUMENS_PER_WATT * Math.PI));
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
    public boolean isFinite() {
        return place.isFinite() && aim.isFinite() && color.isFinite();
    }

    public boolean isSun() {
        return kind == Light.Kind.SUN;
    }

    /** How bright a white matt surface is that faces it. */
    double brightnessAt(Vector3fc point) {
        return brightnessAt(point, LEAST);
    }

    /** @param least distance that is reckoned with */
    private double brightnessAt(Vector3fc point, float least) {
        float strongest = Math.max(color.x(), Math.max(color.y(), color.z()));
        if (isSun()) {
            return strongest;
        }
        Vector3f way = point.sub(place, new Vector3f());
        double length = way.length();
        double distance = Math.max(least, length);
        return strongest * cone(length > 0 ? way.dot(aim) / length : 1) / (distance * distance);
    }

    /** The share of a spot's light: a line over the cosine, squared, as KHR_lights_punctual has it. */
    private double cone(double cosine) {
        double share = Math.max(0, Math.min(1, cosine * coneSlope() + coneStart()));
        return share * share;
    }

    /** Of the line over the cosine; 0 for lamps without a cone. */
    public float coneSlope() {
        return kind == Light.Kind.SPOT ? (float) (1 / Math.max(0.001, Math.cos(innerCone) - Math.cos(outerCone))) : 0;
    }

    /** The line's value at a cosine of 0; 1 for lamps without a cone. */
    public float coneStart() {
        return kind == Light.Kind.SPOT ? (float) -Math.cos(outerCone) * coneSlope() : 1;
    }

    /**
     * How bright white surfaces in a box are: the most of its nearest point, its centre, and where the lamp's axis meets it. Who
     * stands within sees it an eighth of the box away.
     */
    public double brightnessOn(Bounds box) {
        Vector3f min = new Vector3f(box.minX(), box.minY(), box.minZ());
        Vector3f max = new Vector3f(box.maxX(), box.maxY(), box.maxZ());
        float size = min.distance(max);
        Vector3f near = place.max(min, new Vector3f()).min(max);
        float least = Math.max(LEAST, near.equals(place) ? size / 8 : 0);
        Vector3f center = min.add(max, new Vector3f()).mul(0.5f);
        double most = Math.max(brightnessAt(near, least), brightnessAt(center, least));
        // boxes of planes have no thickness of their own
        Vector3f margin = new Vector3f(1e-4f * size + LEAST);
        Vector2f hit = new Vector2f();
        return Intersectionf.intersectRayAab(place, aim, min.sub(margin), max.add(margin), hit)
                ? Math.max(
                        most,
                        brightnessAt(aim.mul(Math.max(0, hit.x), new Vector3f()).add(place), least))
                : most;
    }
}
