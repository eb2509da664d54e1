package diorama.gui.state;

import diorama.mesh.Animation;
import diorama.mesh.Scene;
import java.util.List;
import java.util.Optional;

/** Which of a mesh's animations is shown, and how long it lasts. */
public final class Motion {
    private Motion() {}

    /** @param which as {@link ViewOptions#animation} counts */
    public static Optional<Animation> of(Scene scene, int which) {
        List<Animation> all = scene.animations();
        if (which == 0) {
            return Animation.together(all);
        }
        return which > 0 && which <= all.size() ? Optional.of(all.get(which - 1)) : Optional.empty();
    }

    /** Of the active object, s; 0 when it does not move. */
    public static double seconds(ViewState state) {
        return state.document()
                .flatMap(d -> of(d.scene(), state.settings().view().animation()))
                .map(Animation::seconds)
                .orElse(0.0);
    }
}
