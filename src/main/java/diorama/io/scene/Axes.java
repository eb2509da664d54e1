package diorama.io.scene;

import diorama.base.UserError;
import org.joml.Matrix4f;
import org.joml.Matrix4fc;
import org.joml.Vector3f;
import org.joml.Vector3i;

/**
 * How a file's axes lie: which one points forward (away from who looks) and which one up. Scenes have +Y up and -Z forward.
 */
public record Axes(ExportOptions.Axis forward, ExportOptions.Axis up) {
    public static final Axes Y_UP = new Axes(ExportOptions.Axis.NEGATIVE_Z, ExportOptions.Axis.Y);
    public static final Axes Z_UP = new Axes(ExportOptions.Axis.Y, ExportOptions.Axis.Z);

    /** What was asked for; what was left open is filled in from {@code automatic}, or to be the usual one. */
    public static Axes of(ExportOptions options, Axes automatic) {
        ExportOptions.Axis up = options.upAxis();
        ExportOptions.Axis forward = options.forwardAxis();
        if (up == ExportOptions.Axis.AUTO && forward == ExportOptions.Axis.AUTO) {
            return automatic;
        }
        if (up == ExportOptions.Axis.AUTO) {
            up = parallel(automatic.up, forward) ? automatic.forward : automatic.up;
        }
        if (forward == ExportOptions.Axis.AUTO) {
            Axes usual = parallel(up, ExportOptions.Axis.Y) ? Y_UP : Z_UP;
            forward = usual.forward;
        }
        if (parallel(up, forward)) {
            throw new UserError("--up-axis: got '" + word(up) + "' with --forward-axis '" + word(forward)
                    + "', want two different axes");
        }
        return new Axes(forward, up);
    }

    /** From a scene to the file, exact. */
    public Matrix4fc fromScene() {
        Vector3i f = forward.direction();
        Vector3i u = up.direction();
        // right = forward x up
        Vector3i r = new Vector3i(f.y * u.z - f.z * u.y, f.z * u.x - f.x * u.z, f.x * u.y - f.y * u.x);
        return new Matrix4f(r.x, r.y, r.z, 0, u.x, u.y, u.z, 0, -f.x, -f.y, -f.z, 0, 0, 0, 0, 1);
    }

    private static boolean parallel(ExportOptions.Axis a, ExportOptions.Axis b) {
        Vector3i d = a.direction();
        Vector3i e = b.direction();
        return new Vector3f(d.x, d.y, d.z).dot(e.x, e.y, e.z) != 0;
    }

    private static String word(ExportOptions.Axis axis) {
        return diorama.options.Option.text(axis);
    }
}
