package diorama.render;

import diorama.base.Size;
import diorama.camera.Camera;
import diorama.image.RgbaImage;
import diorama.mesh.Scene;

/**
 * Draws scenes: photo reliefs with the photo projected on them, imported meshes under studio light. Keeps what it prepared for
 * the last scene, so drawing the same {@link Scene} object again is cheap. Confined to one thread.
 */
public interface ScenePainter extends AutoCloseable {
    /**
     * A new picture of {@code scene} seen by {@code camera}, whose projection fills the picture: its aspect should be that of
     * {@code size}. Straight alpha, row 0 at the top.
     */
    RgbaImage draw(Scene scene, Camera camera, Size size, Look look);

    /**
     * A painter with everything it needs.
     *
     * @throws diorama.base.UserError when OpenGL is asked for and missing
     */
    static ScenePainter open(Backend backend) {
        return OwnedPainter.open(backend);
    }

    /** What draws, for people: "CPU", "OpenGL: llvmpipe ...". */
    String name();

    @Override
    void close();
}
