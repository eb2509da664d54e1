package diorama.gui.state;

import diorama.camera.Camera;
import diorama.camera.OrbitControl;
import diorama.camera.Projection;
import org.joml.Matrix4f;
import org.joml.Quaternionf;
import org.joml.Quaternionfc;
import org.joml.Vector3f;
import org.joml.Vector3fc;

/**
 * Where an object stands.
 *
 * @param location scene units
 * @param rotation about X, then Y, then Z, degrees
 * @param size factors along the object's own axes
 */
public record Placement(Vector3fc location, Vector3fc rotation, Vector3fc size) {
    /** As the file has it. */
    public static final Placement HOME = new Placement(new Vector3f(), new Vector3f(), new Vector3f(1));

    /** Smaller factors cannot be turned back. */
    private static final float LEAST = 1e-6f;

    public Placement {
        if (!location.isFinite() || !rotation.isFinite() || !size.isFinite()) {
            throw new IllegalArgumentException("placement " + location + " " + rotation + " " + size);
        }
        location = new Vector3f(location);
        rotation = new Vector3f(rotation);
        size = new Vector3f(reversible(size.x()), reversible(size.y()), reversible(size.z()));
    }

    private static float reversible(float factor) {
        return Math.abs(factor) < LEAST ? Math.copySign(LEAST, factor) : factor;
    }

    /** From the object's to world space. */
    public Matrix4f matrix() {
        return new Matrix4f().translationRotateScale(location, turn(), size);
    }

    private Quaternionf turn() {
        float x = (float) Math.toRadians(rotation.x());
        float y = (float) Math.toRadians(rotation.y());
        float z = (float) Math.toRadians(rotation.z());
        return new Quaternionf().rotationZYX(z, y, x);
    }

    /** Moved by {@code by} in world space. */
    public Placement moved(Vector3fc by) {
        return new Placement(new Vector3f(location).add(by), rotation, size);
    }

    /** Turned in world space about a point. */
    Placement turned(Quaternionfc by, Vector3fc around) {
        Vector3f from = by.transform(new Vector3f(location).sub(around)).add(around);
        Vector3f radians = by.mul(turn(), new Quaternionf()).normalize().getEulerAnglesZYX(new Vector3f());
        return new Placement(from, radians.mul((float) (180 / Math.PI)), size);
    }

    /** Grown by factors along the world's axes, for the place, and along its own, for its size. */
    Placement grown(Vector3fc by, Vector3fc around) {
        Vector3f from = new Vector3f(location).sub(around).mul(by).add(around);
        return new Placement(from, rotation, new Vector3f(size).mul(by));
    }

    /** A view of the object where the file has it, taken along; a roll is dropped. */
    public OrbitControl carry(OrbitControl view) {
        return equals(HOME) ? view : carried(view, matrix());
    }

    /** A view in world space as it is to the object where the file has it: undoes {@link #carry(OrbitControl)}. */
    public OrbitControl bring(OrbitControl view) {
        return equals(HOME) ? view : carried(view, matrix().invertAffine());
    }

    private static OrbitControl carried(OrbitControl view, Matrix4f world) {
        Vector3f pivot = world.transformPosition(new Vector3f(view.pivot()));
        Vector3f back = world.transformPosition(view.eye()).sub(pivot);
        return view.placed(pivot, back);
    }

    /** A camera of the object where the file has it, taken along; sizes that differ by axis widen its window by their mean. */
    public Camera carry(Camera camera) {
        if (equals(HOME)) {
            return camera;
        }
        Matrix4f world = matrix();
        return new Camera(
                world.transformPosition(new Vector3f(camera.eye())),
                world.transformPosition(new Vector3f(camera.target())),
                world.transformDirection(new Vector3f(camera.up())).normalize(),
                scaled(camera.projection(), (float) Math.cbrt(Math.abs(size.x() * size.y() * size.z()))));
    }

    private static Projection scaled(Projection lens, float by) {
        if (lens instanceof Projection.OffAxis w) {
            return new Projection.OffAxis(
                    w.left() * by, w.right() * by, w.bottom() * by, w.top() * by, w.near() * by, w.far() * by);
        }
        if (lens instanceof Projection.Perspective p) {
            return new Projection.Perspective(p.fovY(), p.aspect(), p.near() * by, p.far() * by);
        }
        Projection.Orthographic o = (Projection.Orthographic) lens;
        return new Projection.Orthographic(o.height() * by, o.aspect(), o.near() * by, o.far() * by);
    }
}
