package diorama.gui.film;

import diorama.gui.desk.Desk;
import diorama.gui.file.Dialogs;
import diorama.gui.file.Librarian;
import diorama.gui.state.Action;
import diorama.gui.state.Command;
import diorama.gui.state.Document;
import diorama.gui.state.FilmFrame;
import diorama.gui.state.FilmKeys;
import diorama.gui.state.Making;
import diorama.gui.state.SceneObject;
import diorama.gui.state.Settings;
import diorama.gui.state.Staging;
import diorama.gui.state.StereoPreview;
import diorama.gui.state.ViewOptions;
import diorama.gui.state.ViewState;
import diorama.gui.store.StudioFolder;
import diorama.gui.work.Jobs;
import diorama.gui.work.Messages;
import diorama.gui.work.Reels;
import diorama.image.RgbaImage;
import diorama.pipeline.comfort.FilmStudy;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.job.Timeline;
import diorama.render.Backend;
import diorama.stereo.StereoLayout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/** Films of the scene: what commands want of the active one, and what is to be seen of it. Confined to the main thread. */
public final class FilmDesk {
    private final Desk desk;
    private final Librarian librarian;
    private final Projector projector;
    private final FilmTimeline timeline = new FilmTimeline(this);
    private final FilmStudies studies;
    private final FilmPlayback playback;
    private final FilmMaking making;
    private final TimelineClerk timelines;

    /**
     * Where things are kept, and files are asked for.
     *
     * @param dialogs empty where there is no window
     */
    public record Place(StudioFolder folder, Optional<Dialogs> dialogs) {}

    public FilmDesk(
            Desk desk, Librarian librarian, Reels reels, Place place, Consumer<Runnable> main, DoubleSupplier clock) {
        this.desk = desk;
        studies = new FilmStudies(desk, reels, place.folder());
        making = new FilmMaking(desk, place, clock);
        timelines = new TimelineClerk(desk, place.dialogs());
        playback = new FilmPlayback(desk, clock);
        this.librarian = librarian;
        projector = new Projector(reels, desk, main, clock);
        librarian.makeOnly(this::rests);
    }

    boolean playing() {
        return playback.playing();
    }

    /** Draws the timeline of the active film. */
    void draw() {
        desk.state().film().ifPresent(film -> timeline.draw(desk, film));
    }

    /** Does what a command wants of the active film; false when it wants nothing, or there is none. */
    public boolean run(Command command) {
        if (command == Command.FILM_JOBS) {
            making.toggleJobs();
            return true;
        }
        if (command == Command.FIND_DEPTH) {
            projector.retry();
            desk.state().project().activeObject().ifPresent(librarian::retry);
            bring();
            return true;
        }
        Optional<FilmFrame> film = desk.state().film();
        if (film.isEmpty()) {
            return false;
        }
        switch (command) {
            case PLAY -> play(!playing());
            case FIRST_FRAME, LAST_FRAME, NEXT_FRAME, PREVIOUS_FRAME, NEXT_CUT, PREVIOUS_CUT -> playback.stop();
            case FIND_CUTS -> studies.findCuts(object(), job(), true);
            case ANALYSE -> studies.analyse(object(), job());
            case LIMIT_SHOTS -> limit();
            case MAKE_FILM -> making.open();
            case IMPORT_TIMELINE -> timelines.askSource(object());
            case EXPORT_TIMELINE -> timelines.askTarget(object());
            case TOGGLE_CUT, INSERT_KEY, REMOVE_KEY, CLEAR_KEYS -> {
                // the action has done it
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Whether the active picture is flat as nobody looks for its depth any more. */
    public boolean forsaken() {
        ViewState state = desk.state();
        return state.document().filter(Document::awaitsDepth).isPresent()
                && state.project()
                        .activeObject()
                        .filter(o -> librarian.forsaken(o) || projector.forsaken(o.id(), state.frame(o.id())))
                        .isPresent();
    }

    private SceneObject object() {
        return desk.state().project().activeObject().orElseThrow();
    }

    /** What the active film is made by; drawn by the CPU, as the window has the GPU. */
    private StereoJob job() {
        return Making.job(desk.state().settings(), object(), Backend.CPU);
    }

    /** Brings divergence and convergence of every shot into the budget. */
    private void limit() {
        List<Timeline.Shot> limits = studies.limits(object());
        if (limits.isEmpty()) {
            desk.messages()
                    .add(Messages.Kind.NOTE, desk.say("Analyse the film first: %s", desk.keyOf(Command.ANALYSE)));
            return;
        }
        desk.act(new Action.SetTimeline(object().id(), FilmKeys.limited(object().timeline(), limits), 0));
    }

    /** What eyes are given over time, where the active film has been analysed. */
    Optional<FilmStudy.Comfort> comfort() {
        return desk.state().project().activeObject().flatMap(studies::comfort);
    }

    /** Whether the active film is being analysed, or waits for that. */
    boolean analysing() {
        return desk.state().film().isPresent() && studies.analysing(object(), job());
    }

    void play(boolean on) {
        playback.play(on);
    }

    /** Goes to a frame of the active film, as the hand does. */
    void seek(int frame) {
        playback.seek(frame);
    }

    /** Follows a change of the state. */
    public void changed(ViewState before, ViewState after, Action action) {
        if (!before.frames().equals(after.frames())) {
            after.frames().keySet().stream()
                    .filter(id -> before.frame(id) != after.frame(id))
                    .forEach(librarian::drop);
        }
        if (action instanceof Action.Open || action instanceof Action.Replace || action instanceof Action.Seek) {
            projector.retry();
        }
        playback.changed(before, after, action);
        bring();
    }

    /** What the films in the making say of themselves. */
    public Optional<Jobs.Status> making() {
        return making.status();
    }

    /** Whether one of the boxes is open. */
    public boolean asks() {
        return making.asks();
    }

    /** Draws the boxes that are open. */
    public void boxes() {
        making.boxes();
    }

    /** Moves on to the present time; once a frame of the window. */
    public void step() {
        making.step();
        if (playback.step()) {
            librarian.refresh();
        }
        bring();
    }

    /** When something changes by itself, s from now. */
    public double due() {
        return Math.min(making.due(), playback.due());
    }

    /** Whether the surface of an object may be made now: of films only where they stay, and their depth is known. */
    private boolean rests(SceneObject object) {
        Optional<FilmFrame> film = desk.state().document(object.id()).flatMap(Document::film);
        return film.isEmpty()
                || (playback.resting()
                        && film.get().index() == desk.state().frame(object.id())
                        && film.get()
                                .seen()
                                .filter(s -> s.made(object.recipe()))
                                .isPresent());
    }

    /** Asks for what is missing of the films that are seen, the active one first. */
    private void bring() {
        ViewState state = desk.state();
        List<Projector.Wish> wishes = new ArrayList<>();
        for (SceneObject object : seen(state)) {
            StereoJob job = Making.job(state.settings(), object, Backend.CPU);
            FilmFrame film = state.document(object.id()).flatMap(Document::film).orElseThrow();
            studies.opened(object, film, job);
            if (wishes.isEmpty()) {
                studies.graph(object, job);
            }
            wishes.add(wish(state, object, job));
        }
        projector.bring(wishes, playing());
    }

    /** Films that have been opened and are visible, the active one first. */
    private static List<SceneObject> seen(ViewState state) {
        int active = state.project().active();
        return state.project().objects().stream()
                .filter(o -> o.visible() || o.id() == active)
                .filter(o -> state.frameOf(o.id()).isPresent())
                .sorted(Comparator.comparing(o -> o.id() != active))
                .toList();
    }

    private Projector.Wish wish(ViewState state, SceneObject object, StereoJob job) {
        List<StereoLayout> layouts =
                alone().isPresent() ? layouts(state.settings().view().stereoPreview()) : List.of();
        boolean deep = !playing() || !layouts.isEmpty();
        return new Projector.Wish(
                object.id(),
                state.frame(object.id()),
                deep ? Optional.of(object.recipe()) : Optional.empty(),
                studies.range(object, job, state.frame(object.id()))
                        .or(() -> state.playhead(object.id()).range(job, object)),
                job,
                layouts.isEmpty() ? Optional.empty() : Optional.of(Making.previewed(job)),
                layouts);
    }

    private static List<StereoLayout> layouts(StereoPreview preview) {
        return preview == StereoPreview.WIGGLE
                ? List.of(StereoLayout.LEFT, StereoLayout.RIGHT)
                : preview.layout().stream().toList();
    }

    /** Both eyes of the film that is shown alone, as the preview packs them; empty where it must be drawn otherwise. */
    public Optional<RgbaImage> eyes(StereoPreview preview) {
        return preview.layout().flatMap(layout -> alone().flatMap(film -> projector.eyes(film, layout)));
    }

    /** The film that is all of the scene. */
    private Optional<FilmFrame> alone() {
        return Staging.of(desk.state()).onlyPhoto().flatMap(part -> part.document()
                .film());
    }

    /**
     * The settings as the viewport shows them now: a wiggling view shows one eye, and a film whose depth is not known yet the
     * same to both.
     */
    public Settings shown(Settings settings, boolean leftNow) {
        ViewOptions view = settings.view();
        boolean flat = alone().filter(film -> film.seen().isEmpty()).isPresent();
        if ((flat || desk.cropping()) && view.stereoPreview() != StereoPreview.OFF) {
            return settings.with(view.withStereoPreview(StereoPreview.OFF));
        }
        return view.stereoPreview() == StereoPreview.WIGGLE
                ? settings.with(view.withStereoPreview(leftNow ? StereoPreview.LEFT_EYE : StereoPreview.RIGHT_EYE))
                : settings;
    }
}
