package diorama.gui.picture;

import diorama.base.Size;
import diorama.camera.Camera;
import diorama.render.GradeOptions;
import java.util.List;

/**
 * What the moving camera makes of a moment besides its place: its lens and its colours.
 *
 * @param cameras whose pictures' mean is seen, in the order in which they are drawn; none where all is sharp
 * @param frame shape of what the camera sees
 */
public record Exposure(List<Camera> cameras, GradeOptions grade, Size frame) {
    public Exposure {
        cameras = List.copyOf(cameras);
    }

    /** Whether it is the camera's picture as it is. */
    public boolean isNothing() {
        return cameras.isEmpty() && grade.equals(GradeOptions.DEFAULTS);
    }

    /** The frame as it lies in the middle of a picture that shows it whole, px. */
    Size within(Size picture) {
        double scale = Math.min((double) picture.width() / frame.width(), (double) picture.height() / frame.height());
        return new Size(Math.max(1, (int) Math.round(scale * frame.width())), Math.max(1, (int)
                Math.round(scale * frame.height())));
    }
}
