package diorama.gui;

import diorama.gl.GlDevice;
import diorama.render.SceneRenderer;
import diorama.render.StereoView;
import org.jspecify.annotations.Nullable;

/** What draws, made when it is first needed: the first picture is a draft for one eye, and is waited for. Confined to the gl thread. */
final class Easel implements AutoCloseable {
    private final GlDevice device;
    private @Nullable SceneRenderer renderer;
    private @Nullable StereoView eyes;

    Easel(GlDevice device) {
        this.device = device;
    }

    SceneRenderer renderer() {
        SceneRenderer made = renderer;
        if (made == null) {
            made = new SceneRenderer(device);
            renderer = made;
        }
        return made;
    }

    StereoView eyes() {
        StereoView made = eyes;
        if (made == null) {
            made = new StereoView(device, renderer());
            eyes = made;
        }
        return made;
    }

    @Override
    public void close() {
        if (eyes != null) {
            eyes.close();
            eyes = null;
        }
        if (renderer != null) {
            renderer.close();
            renderer = null;
        }
    }
}
