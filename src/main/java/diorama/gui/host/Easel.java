package diorama.gui.host;

import diorama.gl.GlDevice;
import diorama.render.SceneRenderer;
import diorama.render.StereoView;
import org.jspecify.annotations.Nullable;

/** What draws, made when it is first needed: the first picture is a draft for one eye, and is waited for. Confined to the gl thread. */
public final class Easel implements AutoCloseable {
    private final GlDevice device;
    private final long most;
    private @Nullable SceneRenderer renderer;
    private @Nullable StereoView eyes;

    /** @param most pixels of a picture that is drawn, see {@link SceneRenderer} */
    public Easel(GlDevice device, long most) {
        this.device = device;
        this.most = most;
    }

    public SceneRenderer renderer() {
        SceneRenderer made = renderer;
        if (made == null) {
            made = new SceneRenderer(device, most);
            renderer = made;
        }
        return made;
    }

    public StereoView eyes() {
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
