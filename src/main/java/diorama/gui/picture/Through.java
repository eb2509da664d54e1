package diorama.gui.picture;

import diorama.camera.Camera;
import diorama.image.RgbaImage;
import java.util.Optional;

/**
 * What is looked through instead of the view alone.
 *
 * @param camera an off-axis camera; all that it sees is shown, and more
 * @param eyes both eyes of the photo, packed, as its camera sees them; drawn elsewhere
 * @param exposure what that camera makes of what it sees
 */
public record Through(Optional<Camera> camera, Optional<RgbaImage> eyes, Optional<Exposure> exposure) {
    public static final Through NOTHING = new Through(Optional.empty(), Optional.empty());

    /** Without a lens. */
    public Through(Optional<Camera> camera, Optional<RgbaImage> eyes) {
        this(camera, eyes, Optional.empty());
    }

    /** Whether it is many pictures. */
    boolean isManifold() {
        return exposure.filter(e -> !e.cameras().isEmpty()).isPresent();
    }

    boolean isNothing() {
        return camera.isEmpty() && eyes.isEmpty();
    }
}
