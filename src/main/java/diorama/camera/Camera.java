package diorama.camera;

import org.joml.Matrix4f;
import org.joml.Vector3f;
import org.joml.Vector3fc;

/** A point of view: looks from {@code eye} to {@code target}, {@code up} shows upwards; scene units. */
public record Camera(Vector3fc eye, Vector3fc target, Vector3fc up, Projection projection) {
    /** At the origin, looking along -Z, +Y up: where the photo was taken. */
    public static Camera atOrigin(Projection projection) {
        return new Camera(new Vector3f(), new Vector3f(0, 0, -1), new Vector3f(0, 1, 0), projection);
    }

    public Matrix4f view() {
        return new Matrix4f().setLookAt(eye, target, up);
    }

    public Matrix4f viewProjection() {
        return projection.matrix().mul(view());
    }
}
