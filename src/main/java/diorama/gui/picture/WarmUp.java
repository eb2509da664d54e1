package diorama.gui.picture;

import diorama.base.Size;
import diorama.gui.host.Easel;
import diorama.gui.state.Settings;
import diorama.gui.work.FlatPhoto;
import diorama.image.RgbaImage;
import diorama.mesh.Scene;
import diorama.relief.PhotoGeometry;
import diorama.relief.ReliefOptions;

/** Draws a photo of a dot, in parts. Confined to the gl thread. */
final class WarmUp {
    private static final Size DOT = new Size(16, 16);
    private static final int PARTS = 3;

    private final PhotoGeometry geometry = PhotoGeometry.of(DOT, ReliefOptions.DEFAULTS, 0);
    private final Scene scene = FlatPhoto.scene(RgbaImage.allocate(DOT), geometry);
    private int done;

    /** Does the next part. @return whether there is another one */
    boolean part(Easel easel, Settings settings) {
        switch (done) {
            case 0 -> easel.renderer();
            case 1 -> easel.renderer().load(scene);
            case 2 ->
                easel.renderer()
                        .view(
                                scene,
                                geometry.photoCamera(),
                                DOT,
                                settings.look().withSamples(1));
            default -> {
                return false;
            }
        }
        done++;
        return done < PARTS;
    }
}
