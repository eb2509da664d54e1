package diorama.relief;

import diorama.base.Size;
import diorama.camera.Camera;
import diorama.camera.Projection;
import org.joml.Vector3d;

/**
 * The one geometry: where a pixel of the photo lies in space. Affine in inverse depth, so that planes stay planes.
 *
 * <pre>
 * 1/Z(d) = 1/Zf + d (1/Zn - 1/Zf)        P = (x Z/f, y Z/f, -Z)
 * x = px - W/2, y = H/2 - py             px from the principal point; pixel centres at i + 1/2
 * </pre>
 *
 * @param size the photo's, px
 * @param focalPx focal length f, px
 * @param near distance Zn of d = 1, metres
 * @param far distance Zf of d = 0, metres
 */
public record PhotoGeometry(Size size, double focalPx, double near, double far) {
    public PhotoGeometry {
        if (!(focalPx > 0) || !(near > 0) || !(far > near)) {
            throw new IllegalArgumentException("focal " + focalPx + " px, near " + near + ", far " + far);
        }
    }

    /**
     * @param photoFocalPx focal length known from the photo itself, px; 0 when unknown, then the longer side is taken (53.13
     *     degrees)
     */
    public static PhotoGeometry of(Size size, ReliefOptions options, double photoFocalPx) {
        double focal = options.fov() > 0
                ? size.width() / 2.0 / Math.tan(Math.toRadians(options.fov()) / 2)
                : photoFocalPx > 0 ? photoFocalPx : size.longSide();
        return new PhotoGeometry(size, focal, options.nearMetres(), options.farMetres());
    }

    /** The same photo on another number of pixels. */
    public PhotoGeometry scaled(Size other) {
        return new PhotoGeometry(other, focalPx * other.width() / size.width(), near, far);
    }

    /** k = 1/Zn - 1/Zf, 1/metres. */
    public double inverseRange() {
        return 1 / near - 1 / far;
    }

    /** Distance Z of inverse depth {@code d}, metres. */
    public double distance(double d) {
        return 1 / (1 / far + d * inverseRange());
    }

    /** Where the point at ({@code px}, {@code py}) px from the photo's top-left corner with inverse depth {@code d} lies. */
    public Vector3d point(double px, double py, double d) {
        double z = distance(d);
        return new Vector3d((px - size.width() / 2.0) * z / focalPx, (size.height() / 2.0 - py) * z / focalPx, -z);
    }

    /** The camera that took the photo: at the origin, looking along -Z; near and far planes leave room for both layers. */
    public Camera photoCamera() {
        double fovY = 2 * Math.atan(size.height() / 2.0 / focalPx);
        return Camera.atOrigin(new Projection.Perspective(
                (float) fovY, (float) size.width() / size.height(), (float) (near / 4), (float) (far * 4)));
    }

    /** Distance between the eyes, metres, that gives the disparity formula's {@code pixels} in each eye. */
    public double baseline(double shiftPixels) {
        return 2 * shiftPixels / (focalPx * inverseRange());
    }
}
