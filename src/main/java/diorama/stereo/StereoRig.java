package diorama.stereo;

import diorama.base.Size;
import diorama.camera.Camera;
import diorama.camera.Projection;
import diorama.relief.PhotoGeometry;
import java.util.Arrays;
import org.joml.Matrix4d;
import org.joml.Vector3d;
import org.joml.Vector3f;

/**
 * Two parallel off-axis cameras beside a centre camera that look through one common window. For the relief of a photo they
 * shift exactly as {@link Disparity} says:
 *
 * <pre>
 * e = pixels / (f k)            half of the baseline          1/Zc = 1/Zf + convergence k          k = 1/Zn - 1/Zf
 * x' = x + f e (1/Z - 1/Zc) = x + pixels (d - convergence)    in the left eye, - in the right one; y' = y
 * </pre>
 *
 * @param center the camera between the eyes
 * @param halfWidth half the width of the centre's window at distance 1
 * @param halfHeight half the height of the centre's window at distance 1
 * @param halfBaseline distance of each eye from the centre, scene units
 * @param inverseScreen 1/Zc, inverse distance of the screen plane, 1/scene units; 0 or less: at or beyond infinity
 */
public record StereoRig(Camera center, double halfWidth, double halfHeight, double halfBaseline, double inverseScreen) {

    /** The rig that draws a photo's relief as the disparity formula does. */
    public static StereoRig of(PhotoGeometry geometry, Disparity disparity) {
        Size size = geometry.size();
        return new StereoRig(
                geometry.photoCamera(),
                size.width() / 2.0 / geometry.focalPx(),
                size.height() / 2.0 / geometry.focalPx(),
                geometry.baseline(disparity.pixels()) / 2,
                1 / geometry.far() + disparity.convergence() * geometry.inverseRange());
    }

    /**
     * The rig for any scene and pose: {@code range} plays the photo's nearest and farthest distance.
     *
     * @param center a perspective camera with the frame's aspect
     */
    public static StereoRig of(Camera center, Size frame, Disparity disparity, Range range) {
        if (!(center.projection() instanceof Projection.Perspective lens)) {
            throw new IllegalArgumentException("want a perspective camera between the eyes");
        }
        double halfHeight = Math.tan(lens.fovY() / 2.0);
        double focalPx = frame.height() / 2.0 / halfHeight;
        double k = 1 / range.near() - 1 / range.far();
        return new StereoRig(
                center,
                halfHeight * lens.aspect(),
                halfHeight,
                disparity.pixels() / (focalPx * k),
                1 / range.far() + disparity.convergence() * k);
    }

    /** Distance between the eyes, scene units. */
    public double baseline() {
        return 2 * halfBaseline;
    }

    /** Distance Zc of the screen plane, scene units; infinite or negative when it lies at or beyond infinity. */
    public double screenDistance() {
        return 1 / inverseScreen;
    }

    public Camera left() {
        return camera(Eye.LEFT);
    }

    public Camera right() {
        return camera(Eye.RIGHT);
    }

    /** The eye's camera: the centre moved sideways, its window kept on the screen plane. */
    public Camera camera(Eye eye) {
        Vector3f forward = center.target().sub(center.eye(), new Vector3f());
        Vector3f move = forward.cross(center.up(), new Vector3f()).normalize((float) offset(eye));
        Window w = window(eye);
        return new Camera(
                center.eye().add(move, new Vector3f()),
                center.target().add(move, new Vector3f()),
                center.up(),
                new Projection.OffAxis(
                        (float) w.left, (float) w.right, (float) w.bottom, (float) w.top, (float) w.near, (float)
                                w.far));
    }

    /** The eye's view and projection in double precision: world to clip space. */
    public Matrix4d viewProjection(Eye eye) {
        Window w = window(eye);
        return new Matrix4d()
                .setFrustum(w.left, w.right, w.bottom, w.top, w.near, w.far)
                .translate(-offset(eye), 0, 0)
                .lookAt(new Vector3d(center.eye()), new Vector3d(center.target()), new Vector3d(center.up()));
    }

    /** Where the eye is on the centre's X axis, scene units; the left one is at the negative side. */
    private double offset(Eye eye) {
        return -eye.sign() * halfBaseline;
    }

    private record Window(double left, double right, double bottom, double top, double near, double far) {}

    private Window window(Eye eye) {
        double near = center.projection().near();
        double shear = offset(eye) * inverseScreen;
        return new Window(
                near * (-halfWidth - shear),
                near * (halfWidth - shear),
                -near * halfHeight,
                near * halfHeight,
                near,
                center.projection().far());
    }

    /** Nearest and farthest distance that matter, scene units. */
    public record Range(double near, double far) {
        public Range {
            if (!(near > 0) || !(far > near)) {
                throw new IllegalArgumentException("range " + near + " to " + far);
            }
        }

        /**
         * 5th and 95th percentile of what a camera sees; widened to a factor of 1.01 where all is at one distance.
         *
         * @param distances scene units along the view direction; what is not finite and positive is background and ignored
         * @return {@code otherwise} when nothing is left
         */
        public static Range of(float[] distances, Range otherwise) {
            float[] seen = new float[distances.length];
            int count = 0;
            for (float z : distances) {
                if (z > 0 && z < Float.POSITIVE_INFINITY) {
                    seen[count++] = z;
                }
            }
            if (count == 0) {
                return otherwise;
            }
            Arrays.sort(seen, 0, count);
            double near = seen[(int) (0.05 * (count - 1))];
            return new Range(near, Math.max(seen[(int) Math.ceil(0.95 * (count - 1))], 1.01 * near));
        }
    }
}
