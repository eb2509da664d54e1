package diorama.render;

import diorama.mesh.Bounds;
import diorama.mesh.PlacedLamp;
import java.util.List;
import org.joml.Matrix4f;
import org.joml.Matrix4fc;
import org.joml.Vector3f;
import org.joml.Vector3fc;
import org.joml.Vector4f;

/**
 * Where light comes from that throws shadows.
 *
 * @param from the unit vector to a lamp as far away as the sun with w 0, or a lamp's place with w 1; world space
 * @param aim where a near lamp shines, unit vector
 * @param halfAngle how far from its aim a near lamp throws shadows, radians
 */
record ShadowLight(Vector4f from, Vector3fc aim, float halfAngle) {
    /** Wider maps have too few texels in their middle. */
    private static final float WIDEST = (float) Math.toRadians(75);

    /** Of a near lamp's reach: where a caster's box holds the lamp its triangles may be as near as this. */
    private static final float LEAST_NEAR = 1e-4f;

    static ShadowLight far(Vector3fc toLight) {
        return new ShadowLight(new Vector4f(toLight, 0), toLight.negate(new Vector3f()), 0);
    }

    /** Points look at the middle of the box around what they light, or down where they stand in it. */
    static ShadowLight of(PlacedLamp lamp, Vector3fc min, Vector3fc max) {
        Vector4f place = new Vector4f(lamp.place(), 1);
        return switch (lamp.kind()) {
            case SUN -> far(lamp.aim().negate(new Vector3f()));
            case SPOT -> new ShadowLight(place, lamp.aim(), Math.min(WIDEST, lamp.outerCone()));
            case POINT -> {
                Vector3f toMiddle = min.add(max, new Vector3f()).mul(0.5f).sub(lamp.place());
                float distance = toMiddle.length();
                float radius = 0.5f * min.distance(max);
                boolean inside = distance <= radius;
                yield new ShadowLight(
                        place,
                        inside ? new Vector3f(0, -1, 0) : toMiddle.normalize(),
                        inside ? WIDEST : Math.min(WIDEST, (float) Math.asin(radius / distance)));
            }
        };
    }

    boolean isFar() {
        return from.w == 0;
    }

    /** The same through a matrix that only turns and moves. */
    Vector4f from(Matrix4fc into) {
        return into.transform(from, new Vector4f());
    }

    /** From world space to that of a camera at the lamp. */
    Matrix4f view(Vector3fc center, float radius) {
        Vector3f up = Math.abs(aim.y()) > 0.9f ? new Vector3f(1, 0, 0) : new Vector3f(0, 1, 0);
        Vector3f eye =
                isFar() ? aim.mul(-2 * radius, new Vector3f()).add(center) : new Vector3f(from.x, from.y, from.z);
        return new Matrix4f().setLookAt(eye, eye.add(aim, new Vector3f()), up);
    }

    /**
     * What that camera sees of a ball.
     *
     * @param casters the boxes in it; nothing else throws shadows
     */
    Matrix4f projection(Vector3fc center, float radius, List<Bounds> casters) {
        if (isFar()) {
            return new Matrix4f().setOrtho(-radius, radius, -radius, radius, 0.5f * radius, 3.5f * radius);
        }
        float distance = center.distance(from.x, from.y, from.z);
        float nearest =
                (float) casters.stream().mapToDouble(this::nearest).min().orElse(0);
        float near = Math.max(LEAST_NEAR * (distance + radius), Math.min(0.9f * nearest, distance));
        return new Matrix4f().setPerspective(2 * halfAngle, 1, near, distance + 1.01f * radius);
    }

    /** How far along the aim something in the box begins to throw shadows, infinity for what lies behind. */
    private double nearest(Bounds box) {
        Vector3f place = new Vector3f(from.x, from.y, from.z);
        Vector3f point = new Vector3f();
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int corner = 0; corner < 8; corner++) {
            point.x = (corner & 1) == 0 ? box.minX() : box.maxX();
            point.y = (corner & 2) == 0 ? box.minY() : box.maxY();
            point.z = (corner & 4) == 0 ? box.minZ() : box.maxZ();
            double along = point.sub(place).dot(aim);
            least = Math.min(least, along);
            most = Math.max(most, along);
        }
        point.set(place)
                .max(new Vector3f(box.minX(), box.minY(), box.minZ()))
                .min(new Vector3f(box.maxX(), box.maxY(), box.maxZ()));
        return most <= 0 ? Double.POSITIVE_INFINITY : Math.max(least, point.distance(place) * Math.cos(halfAngle));
    }

    /**
     * From world space to (u w, v w, distance along the light, w).
     *
     * @param view the camera of {@link #view}
     * @param width of the map, as {@link #width} says
     */
    Matrix4f toMap(Matrix4fc view, float width) {
        Vector4f along = view.getRow(2, new Vector4f()).negate();
        Vector4f w = isFar() ? new Vector4f(0, 0, 0, 1) : along;
        Vector4f half = w.mul(0.5f, new Vector4f());
        return new Matrix4f()
                .setRow(0, view.getRow(0, new Vector4f()).div(width).add(half))
                .setRow(1, view.getRow(1, new Vector4f()).div(width).add(half))
                .setRow(2, along)
                .setRow(3, w);
    }

    /** Side of the map, scene units; of a near lamp at distance 1. */
    float width(float radius) {
        return isFar() ? 2 * radius : 2 * (float) Math.tan(halfAngle);
    }
}
