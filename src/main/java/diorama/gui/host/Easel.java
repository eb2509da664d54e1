package diorama.gui.host;

import diorama.gl.GlDevice;
import diorama.render.Pyramids;
import diorama.render.SceneRenderer;
import diorama.render.StereoView;
import org.jspecify.annotations.Nullable;

/** What draws, made when it is first needed: the first picture is a draft for one eye, and is waited for. Confined to the gl thread. */
public final class Easel implements AutoCloseable {
    private final GlDevice device;
    private final Pyramids pyramids;
    private @Nullable SceneRenderer renderer;
    private @Nullable StereoView eyes;

    /** @param pyramids make large pictures ready */
    public Easel(GlDevice device, Pyramids pyramids) {
        this.device = device;
        this.pyramids = pyramids;
    }

    public SceneRenderer renderer() {
        SceneRenderer made = renderer;
        if (made == null) {
            made = new SceneRenderer(device, pyramids);
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

    /** Whether something is drawn in the place of a picture that is still to come. */
    public boolean isComing() {
        return renderer != null && renderer.isComing();
    }

    /** Whether some of it can be brought now. */
    public boolean isReady() {
        return renderer != null && renderer.isReady();
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
