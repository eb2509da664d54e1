package diorama.pipeline.photo;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.relief.ReliefOptions;
import java.util.OptionalDouble;

/**
 * What the user says of the camera and of the distances in its pictures; 0 where nothing is said.
 *
 * @param fovDegrees horizontal field of view
 * @param nearMetres what is nearer in depth of metres is taken to this distance
 * @param farMetres what is farther is taken to this distance
 */
public record Lens(float fovDegrees, float nearMetres, float farMetres) {
    public static final Lens UNKNOWN = new Lens(0, 0, 0);

    public Lens {
        if (nearMetres > 0 && farMetres > 0 && nearMetres >= farMetres) {
            throw new UserError("near-metres: got " + nearMetres + ", want less than far-metres, " + farMetres);
        }
    }

    /** What options say where whoever set them left all that is unlike {@link ReliefOptions#DEFAULTS} on purpose. */
    public static Lens of(ReliefOptions options) {
        ReliefOptions usual = ReliefOptions.DEFAULTS;
        return new Lens(
                options.fov(),
                options.nearMetres() == usual.nearMetres() ? 0 : options.nearMetres(),
                options.farMetres() == usual.farMetres() ? 0 : options.farMetres());
    }

    /**
     * Focal length of a picture, px: what the user says, else what its file says.
     *
     * @param ofFile px
     */
    public OptionalDouble focalPx(Size picture, OptionalDouble ofFile) {
        return fovDegrees > 0
                ? OptionalDouble.of(picture.width() / 2.0 / Math.tan(Math.toRadians(fovDegrees) / 2))
                : ofFile;
    }
}
