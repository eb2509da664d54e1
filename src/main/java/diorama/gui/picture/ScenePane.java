package diorama.gui.picture;

import diorama.base.Size;
import diorama.camera.OrbitControl;
import diorama.gl.GlDevice;
import diorama.gui.state.Action;
import diorama.gui.state.Compare;
import diorama.gui.state.Settings;
import diorama.gui.state.Staging;
import diorama.gui.state.ViewState;
import diorama.gui.work.LightLibrary;
import diorama.image.RgbaImage;
import org.jspecify.annotations.Nullable;
import org.lwjgl.glfw.GLFW;

/**
 * Draws the scene for the window: eased, and smaller and coarser while it moves on a slow renderer. What draws is made with the
 * first object, as it takes longer than the window. Confined to the main thread.
 */
public final class ScenePane implements AutoCloseable {
    /** How long after the last move the picture is drawn at full size, s; for slow renderers. */
    public static final double PAUSE = 0.12;

    /** How long after the last move the picture is drawn with all triangles and smooth edges, s; for slow renderers. */
    private static final double REST = 0.6;

    private final GlDevice device;
    private final LightLibrary library;
    private final Glide glide;
    private @Nullable Stage stage;
    /** Draws what the present is compared with. */
    private @Nullable Stage kept;

    private double movedAt = Double.NEGATIVE_INFINITY;
    private boolean reduced;

    public ScenePane(GlDevice device, OrbitControl view, LightLibrary library) {
        this.device = device;
        this.library = library;
        glide = new Glide(view);
    }

    private Stage keptStage() {
        Stage made = kept;
        if (made == null) {
            made = new Stage(device, library);
            kept = made;
        }
        return made;
    }

    private Stage stage() {
        Stage made = stage;
        if (made == null) {
            made = new Stage(device, library);
            stage = made;
        }
        return made;
    }

    /** Makes a part of what draws, unless something was drawn. @return whether there is more to make */
    public boolean warmUp(Settings settings) {
        return stage().warmUp(settings);
    }

    /** Moves on to the given time, s. */
    public void step(double time) {
        glide.step(time);
    }

    public boolean gliding() {
        return glide.moving();
    }

    /** Whether less than everything was drawn the last time. */
    public boolean reduced() {
        return reduced;
    }

    public OrbitControl shownView() {
        return glide.view();
    }

    /** Follows a change of the state. */
    public void changed(ViewState before, ViewState after, Action action) {
        double now = GLFW.glfwGetTime();
        if (after.compare().isEmpty()) {
            closeKept();
        }
        if (!after.view().equals(before.view())) {
            glide.go(after.view(), action.jumps(), now);
            movedAt = now;
        }
        // other shadings may be slow too: something is to be seen at once
        if (action instanceof Action.Place
                || action instanceof Action.Seek
                || (action instanceof Action.Update shown
                        && shown.document().film().isPresent())
                || !before.settings().look().equals(after.settings().look())
                || !before.settings().lighting().equals(after.settings().lighting())
                || !before.settings().stereo().equals(after.settings().stereo())) {
            movedAt = now;
        }
    }

    /** Something other than the view has moved what is seen. */
    public void touch() {
        movedAt = GLFW.glfwGetTime();
    }

    /** The texture of the picture; 0 when there is nothing to draw. */
    public int paint(Staging staging, Settings settings, Size full, boolean dragging, Through through) {
        return paint(staging, settings, full, dragging, through, false);
    }

    /** As {@link #paint}, of what the present is compared with: both pictures stay valid. */
    public int paintKept(Compare compare, Size full, boolean dragging, Through through) {
        return paint(compare.staging(), compare.settings(), full, dragging, through, true);
    }

    private int paint(Staging staging, Settings settings, Size full, boolean dragging, Through through, boolean old) {
        if (staging.parts().isEmpty() && (stage == null || !stage.hasDrawn())) {
            reduced = false;
            return 0;
        }
        double now = GLFW.glfwGetTime();
        boolean slow = device.softwareRenderer();
        boolean moving = slow && (glide.moving() || now - movedAt < PAUSE);
        reduced = slow && (moving || dragging || now - movedAt < REST);
        float part = moving ? settings.view().movingResolution() / 100f : 1;
        Size size =
                new Size(Math.max(16, Math.round(full.width() * part)), Math.max(16, Math.round(full.height() * part)));
        boolean draft = reduced || (slow && through.isNothing() && Stage.draftIsExact(staging, glide.view(), settings));
        Settings drawn = slow ? settings.with(settings.look().withSamples(1)) : settings;
        return (old ? keptStage() : stage())
                .picture(staging, glide.view(), drawn, size, draft, through)
                .id();
    }

    /** When more of what was drawn is there, s from now. */
    public double due() {
        return stage == null ? Double.POSITIVE_INFINITY : stage.due();
    }

    /**
     * Of what is there at once: large pictures may be coarse, and slow renderers draw what they draw while it moves, as to make
     * another one ready would hold the window for a second.
     */
    public RgbaImage sketch(Staging staging, OrbitControl view, Settings settings, Size size) {
        return stage().draw(staging, view, settings, size, device.softwareRenderer(), Through.NOTHING)
                .read();
    }

    /** All of it, by and by: through a lens that is some seconds without a card. */
    public Photograph photograph(Staging staging, OrbitControl view, Settings settings, Size size, Through through) {
        return stage().photograph(staging, view, settings, size, through);
    }

    private void closeKept() {
        Stage made = kept;
        if (made != null) {
            made.close();
            kept = null;
        }
    }

    @Override
    public void close() {
        closeKept();
        Stage made = stage;
        if (made != null) {
            made.close();
            stage = null;
        }
    }
}
