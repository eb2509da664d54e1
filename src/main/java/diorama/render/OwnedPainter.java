package diorama.render;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.camera.Camera;
import diorama.gl.GlDevice;
import diorama.gl.GraphicsCard;
import diorama.image.RgbaImage;
import diorama.mesh.Scene;

/** An OpenGL painter with a device of its own. */
final class OwnedPainter implements ScenePainter {
    private final GlDevice device;
    private final SceneRenderer renderer;

    private OwnedPainter(GlDevice device) {
        this.device = device;
        renderer = new SceneRenderer(device);
    }

    static ScenePainter open(Backend backend) {
        return switch (backend) {
            case CPU -> new SoftwareSceneRenderer();
            case GL -> new OwnedPainter(GlDevice.headlessOrCpu());
            case AUTO -> best();
        };
    }

    /** OpenGL that the CPU draws is slower than drawing on the CPU at once. */
    private static ScenePainter best() {
        if (!GraphicsCard.maybe()) {
            return new SoftwareSceneRenderer();
        }
        GlDevice device;
        try {
            device = GlDevice.headless();
        } catch (UserError e) {
            return new SoftwareSceneRenderer();
        }
        if (device.softwareRenderer()) {
            device.close();
            return new SoftwareSceneRenderer();
        }
        return new OwnedPainter(device);
    }

    @Override
    public RgbaImage draw(Scene scene, Camera camera, Size size, Look look) {
        return renderer.draw(scene, camera, size, look);
    }

    @Override
    public String name() {
        return renderer.name();
    }

    @Override
    public void close() {
        renderer.close();
        device.close();
    }
}
