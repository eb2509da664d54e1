package diorama.gui.state;

import diorama.camera.OrbitControl;
import java.util.Optional;

/** How far one can go round a photo's relief before more is made up than seen. */
public final class PhotoRange {
    /** Angle from the photo's camera, radians. */
    public static final float LIMIT = (float) Math.toRadians(38);

    private PhotoRange() {}

    /** {@code view} turned back to the range of the active photo, if it is beyond. */
    static OrbitControl kept(ViewState state, OrbitControl view) {
        Optional<OrbitControl> home = state.home().filter(h -> hasPhoto(state));
        if (home.isEmpty() || view.angleTo(home.get()) <= LIMIT) {
            return view;
        }
        float right = turn(view.yaw() - home.get().yaw());
        float up = view.pitch() - home.get().pitch();
        double scale = LIMIT / Math.hypot(right, up);
        float keptRight = (float) (right * Math.min(1, scale));
        float keptUp = (float) (up * Math.min(1, scale));
        return view.aimed(view.yaw() + keptRight - right, view.pitch() + keptUp - up);
    }

    /** Whether the active object is a photo. */
    public static boolean hasPhoto(ViewState state) {
        return state.document().flatMap(Document::relief).isPresent();
    }

    /** The shorter way round, radians. */
    public static float turn(float angle) {
        return (float) Math.IEEEremainder(angle, 2 * Math.PI);
    }
}
