package diorama.gui.clip;

import diorama.base.Size;
import diorama.camera.Camera;
import diorama.camera.OrbitControl;
import diorama.gui.desk.Desk;
import diorama.gui.picture.Exposure;
import diorama.gui.state.Action;
import diorama.gui.state.Clip;
import diorama.gui.state.Command;
import diorama.gui.state.Document;
import diorama.gui.state.Placement;
import diorama.gui.state.SceneObject;
import diorama.gui.state.ViewState;
import diorama.pipeline.clip.CameraKey;
import diorama.pipeline.clip.ZoomClip;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where in the active photo's camera move the window is, and whether it plays. Confined to the main thread. */
public final class ClipPlayer {
    private double time;
    private double playedAt;
    private boolean playing;
    private boolean looking;
    private @Nullable Clip madeOf;
    private @Nullable Document madeFor;
    private Optional<ZoomClip> made = Optional.empty();

    /** Seconds from the clip's beginning. */
    public double time() {
        return time;
    }

    public boolean playing() {
        return playing;
    }

    /** Whether the viewport shows what the clip's camera sees. */
    public boolean looking() {
        return looking;
    }

    /** Does what a command of the timeline wants. */
    public void run(Command command, Desk desk, double now) {
        Clip clip = desk.state().settings().clip();
        switch (command) {
            case PLAY -> toggle(now);
            case CLIP_CAMERA -> look(!looking);
            case FIRST_FRAME -> seek(0);
            case LAST_FRAME -> seek(clip.zoom().seconds());
            case INSERT_KEY -> key(desk.state()).ifPresent(key -> desk.act(new Action.SetOptions(clip.with(key), 0)));
            case REMOVE_KEY -> desk.act(new Action.SetOptions(clip.without(time), 0));
            default -> throw new AssertionError(command);
        }
    }

    public void look(boolean through) {
        looking = through;
        playing &= through;
    }

    /** Follows a change of the state: who moves the view, or goes home, wants to see it. */
    public void changed(ViewState before, ViewState after, Action action) {
        if (action instanceof Action.Home || !before.view().equals(after.view())) {
            look(false);
        }
    }

    public void toggle(double now) {
        playing = !playing;
        looking = true;
        playedAt = now;
    }

    public void seek(double seconds) {
        time = Math.max(0, seconds);
        playing = false;
        looking = true;
    }

    /** Moves on to the given time of the clock, s. */
    public void step(double now, ViewState state) {
        float length = state.settings().clip().zoom().seconds();
        if (playing) {
            time += now - playedAt;
            time -= time > length ? length * Math.floor(time / length) : 0;
        }
        time = Math.min(time, length);
        playedAt = now;
        if (looking && clip(state).isEmpty()) {
            look(false);
        }
    }

    /** The camera to look through, if there is one. */
    public Optional<Camera> camera(ViewState state) {
        return looking ? clip(state).map(clip -> placement(state).carry(clip.cameraAt(time))) : Optional.empty();
    }

    /**
     * What its lens and the grade make of what that camera sees, if anything.
     *
     * @param most pictures of the lens
     */
    public Optional<Exposure> exposure(ViewState state, int most) {
        return looking
                ? clip(state)
                        .map(clip -> new Exposure(
                                clip.lensAt(time, most).stream()
                                        .map(placement(state)::carry)
                                        .toList(),
                                clip.grade(),
                                clip.size()))
                        .filter(exposure -> !exposure.isNothing())
                : Optional.empty();
    }

    /** Shape of what the camera that is looked through sees. */
    public Optional<Size> frame(ViewState state) {
        return looking ? clip(state).map(ZoomClip::size) : Optional.empty();
    }

    /** A key of the view as it is, at the present time. */
    public Optional<CameraKey> key(ViewState state) {
        OrbitControl view = placement(state).bring(state.view());
        return state.document().flatMap(document -> clip(state)
                .map(clip -> clip.key(
                        (float) time,
                        view.eye(),
                        view.yaw() - document.home().yaw(),
                        view.pitch() - document.home().pitch(),
                        document.home().tanX() / view.tanX()))
                .map(key -> CameraKey.SCHEMA.with(
                        key, CameraKey.SCHEMA.option("roll"), (float) Math.toDegrees(view.roll()))));
    }

    /** Where the active photo stands; its clip knows nothing of that. */
    private static Placement placement(ViewState state) {
        return state.project().activeObject().map(SceneObject::placement).orElse(Placement.HOME);
    }

    /** The active photo's clip; kept while neither changes. */
    @SuppressWarnings("ReferenceEquality") // another document is another object; comparing whole scenes takes long
    private Optional<ZoomClip> clip(ViewState state) {
        Document document = state.document().orElse(null);
        Clip wanted = state.settings().clip();
        if (document != madeFor || !wanted.equals(madeOf)) {
            made = document == null ? Optional.empty() : wanted.of(document);
            madeFor = document;
            madeOf = wanted;
        }
        return made;
    }
}
