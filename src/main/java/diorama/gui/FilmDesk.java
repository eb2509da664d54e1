package diorama.gui;

import diorama.base.UserError;
import diorama.image.RgbaImage;
import diorama.options.Option;
import diorama.pipeline.FilmStudy;
import diorama.pipeline.StereoJob;
import diorama.pipeline.Timeline;
import diorama.pipeline.TimelineFile;
import diorama.render.Backend;
import diorama.stereo.FrameOptions;
import diorama.stereo.StereoLayout;
import diorama.video.FilmTimes;
import imgui.ImGui;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/** Films of the scene: where the active one is, whether it plays, and what is to be seen of it. Confined to the main thread. */
final class FilmDesk {
    /** How long a film must stay at a frame until its surface is made, s. */
    private static final double REST = 0.3;

    private final Desk desk;
    private final Librarian librarian;
    private final Projector projector;
    private final DoubleSupplier clock;
    private final FilmTimeline timeline = new FilmTimeline(this);
    private final FilmStudies studies;
    private final Optional<Dialogs> dialogs;
    private final FilmJobs jobs;
    private final MakeBox makeBox;
    private final JobsBox jobsBox = new JobsBox();
    private double lookedAt;
    private boolean playing;
    private double playedAt;
    private long playedFrom;
    private double movedAt;
    private boolean resting = true;

    /**
     * Where things are kept, and files are asked for.
     *
     * @param dialogs empty where there is no window
     */
    record Place(StudioFolder folder, Optional<Dialogs> dialogs) {}

    FilmDesk(Desk desk, Librarian librarian, Reels reels, Place place, Consumer<Runnable> main, DoubleSupplier clock) {
        this.desk = desk;
        this.dialogs = place.dialogs();
        studies = new FilmStudies(desk, reels, place.folder());
        jobs = new FilmJobs(place.folder(), this::ended);
        makeBox = new MakeBox(desk);
        jobs.rows().stream()
                .filter(r -> r.status().state() == FilmJob.State.BROKEN)
                .forEach(r -> desk.messages()
                        .add(
                                Messages.Kind.NOTE,
                                desk.say(
                                        "%s was broken off and can go on: %s",
                                        r.job().target().getFileName(), desk.keyOf(Command.FILM_JOBS))));
        this.librarian = librarian;
        this.clock = clock;
        projector = new Projector(reels, desk, main, clock);
        librarian.makeOnly(this::rests);
    }

    boolean playing() {
        return playing;
    }

    /** Draws the timeline of the active film. */
    void draw() {
        desk.state().film().ifPresent(film -> timeline.draw(desk, film));
    }

    /** Does what a command wants of the active film; false when it wants nothing, or there is none. */
    boolean run(Command command) {
        if (command == Command.FILM_JOBS) {
            jobsBox.toggle();
            return true;
        }
        Optional<FilmFrame> film = desk.state().film();
        if (film.isEmpty()) {
            return false;
        }
        switch (command) {
            case PLAY -> play(!playing);
            case FIRST_FRAME, LAST_FRAME, NEXT_FRAME, PREVIOUS_FRAME, NEXT_CUT, PREVIOUS_CUT -> playing = false;
            case FIND_CUTS -> studies.findCuts(object(), job(), true);
            case ANALYSE -> studies.analyse(object(), job());
            case LIMIT_SHOTS -> limit();
            case MAKE_FILM -> makeBox.open(desk);
            case IMPORT_TIMELINE -> dialogs.ifPresent(this::askTimeline);
            case EXPORT_TIMELINE -> dialogs.ifPresent(this::askTarget);
            case TOGGLE_CUT, INSERT_KEY, REMOVE_KEY, CLEAR_KEYS -> {
                // the action has done it
            }
            default -> {
                return false;
            }
        }
        return true;
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

    private void askTimeline(Dialogs ask) {
        int id = object().id();
        ask.startIn(object().source().file());
        ask.ask(
                desk.say("Timeline, JSON"),
                new FileBrowser.Ask(false, List.of("json"), "", file -> importTimeline(id, file)));
    }

    void importTimeline(int id, Path file) {
        try {
            desk.act(new Action.SetTimeline(id, TimelineFile.read(file), 0));
        } catch (UserError e) {
            desk.messages().add(Messages.Kind.ERROR, String.valueOf(e.getMessage()));
        }
    }

    private void askTarget(Dialogs ask) {
        SceneObject object = object();
        ask.startIn(object.source().file());
        String name = object.source().stem() + "_timeline.json";
        ask.ask(
                desk.say("Timeline, JSON"),
                new FileBrowser.Ask(true, List.of("json"), name, file -> exportTimeline(object, file)));
    }

    void exportTimeline(SceneObject object, Path file) {
        try {
            TimelineFile.write(object.timeline(), object.source().name(), file);
            desk.messages().add(Messages.Kind.DONE, desk.say("Saved %s", file));
        } catch (UserError e) {
            desk.messages().add(Messages.Kind.ERROR, String.valueOf(e.getMessage()));
        }
    }

    /** What eyes are given over time, where the active film has been analysed. */
    Optional<FilmStudy.Comfort> comfort() {
        return desk.state().project().activeObject().flatMap(studies::comfort);
    }

    boolean analysing() {
        return studies.analysing();
    }

    void play(boolean on) {
        playing = on;
        playedAt = clock.getAsDouble();
        ViewState state = desk.state();
        int id = state.project().active();
        state.film().ifPresent(film -> {
            int frame = state.frame(id);
            playedFrom = frame == film.times().frames() - 1 ? 0 : film.times().at(frame);
        });
    }

    /** Goes to a frame of the active film, as the hand does. */
    void seek(int frame) {
        playing = false;
        if (desk.state().frame(desk.state().project().active()) != frame) {
            desk.act(new Action.Seek(desk.state().project().active(), frame));
        }
    }

    /** Follows a change of the state. */
    void changed(ViewState before, ViewState after, Action action) {
        if (!before.frames().equals(after.frames())) {
            moved(before, after);
        }
        if (action instanceof Action.Open || action instanceof Action.Replace || action instanceof Action.Seek) {
            projector.retry();
        }
        if (action instanceof Action.Seek seek
                && playing
                && seek.object() != after.project().active()) {
            playing = false;
        }
        if (before.project().active() != after.project().active()) {
            playing = false;
        }
        bring();
    }

    private void moved(ViewState before, ViewState after) {
        movedAt = clock.getAsDouble();
        resting = false;
        after.frames().forEach((id, frame) -> {
            if (before.frame(id) != after.frame(id)) {
                librarian.drop(id);
            }
        });
    }

    private void ended(FilmJob job, FilmJob.Status status) {
        boolean done = status.state() == FilmJob.State.DONE;
        String name = String.valueOf(job.target().getFileName());
        desk.messages()
                .add(
                        done ? Messages.Kind.DONE : Messages.Kind.ERROR,
                        done
                                ? desk.say("Saved %s", job.target())
                                : desk.say("%s was broken off: %s", name, status.said()));
    }

    /** What the films in the making say of themselves. */
    Optional<Jobs.Status> making() {
        return jobs.running().map(row -> {
            FilmJob.Status status = row.status();
            String counted =
                    status.total() > 0 ? String.format(Locale.ROOT, "%,d / %,d", status.done(), status.total()) : "";
            return new Jobs.Status(String.valueOf(row.job().target().getFileName()), counted, status.fraction());
        });
    }

    /** Draws the boxes that are open. */
    void boxes() {
        makeBox.draw(desk, this, this::make);
        jobsBox.draw(desk, jobs);
    }

    private void make(Path target, boolean copy) {
        SceneObject object = object();
        FilmCommand.Wish wish = new FilmCommand.Wish(
                object.source(),
                desk.state().film().orElseThrow().times(),
                object.timeline(),
                MakeBox.job(desk, object),
                target);
        List<String> words = FilmCommand.words(wish, jobs.files());
        if (copy) {
            ImGui.setClipboardText(FilmCommand.line(words));
            desk.messages().add(Messages.Kind.DONE, desk.say("Copied: %s", FilmCommand.line(words)));
        } else {
            jobs.add(target, words, System.currentTimeMillis());
        }
    }

    /** Asks where a film goes. */
    void askFilm(Path proposed, List<String> endings, Consumer<Path> chosen) {
        dialogs.ifPresent(ask -> {
            ask.startIn(proposed);
            String name = String.valueOf(proposed.getFileName());
            ask.ask(desk.say("Make film"), new FileBrowser.Ask(true, endings, name, chosen));
        });
    }

    private void lookAtJobs() {
        double now = clock.getAsDouble();
        if (jobs.busy() && now - lookedAt >= 1) {
            lookedAt = now;
            try {
                jobs.look();
            } catch (UserError e) {
                desk.messages().add(Messages.Kind.ERROR, String.valueOf(e.getMessage()));
            }
        }
    }

    /** Moves on to the present time; once a frame of the window. */
    void step() {
        lookAtJobs();
        ViewState state = desk.state();
        Optional<FilmFrame> film = state.film();
        if (film.isEmpty()) {
            playing = false;
        }
        if (playing) {
            FilmTimes times = film.orElseThrow().times();
            long at = playedFrom + (long) (1e6 * (clock.getAsDouble() - playedAt));
            if (at >= times.length()) {
                at %= times.length();
                playedFrom = at;
                playedAt = clock.getAsDouble();
            }
            int frame = times.frameAt(at);
            if (frame != state.frame(state.project().active())) {
                desk.act(new Action.Seek(state.project().active(), frame));
            }
        } else if (!resting && clock.getAsDouble() - movedAt >= REST) {
            resting = true;
            librarian.refresh();
        }
        bring();
    }

    /** When something changes by itself, s from now. */
    double due() {
        return Math.min(jobs.busy() ? 1 : Double.POSITIVE_INFINITY, ownDue());
    }

    private double ownDue() {
        if (playing) {
            return desk.state()
                    .film()
                    .map(f -> Math.max(0.004, Math.min(0.1, untilNext(f.times()))))
                    .orElse(0.1);
        }
        return resting ? Double.POSITIVE_INFINITY : Math.max(0.01, movedAt + REST - clock.getAsDouble());
    }

    private double untilNext(FilmTimes times) {
        long at = playedFrom + (long) (1e6 * (clock.getAsDouble() - playedAt));
        int next = times.frameAt(at) + 1;
        return ((next < times.frames() ? times.at(next) : times.length()) - at) / 1e6;
    }

    /** Whether the surface of an object may be made now: of films only where they stay, and their depth is known. */
    private boolean rests(SceneObject object) {
        Optional<FilmFrame> film = desk.state().document(object.id()).flatMap(Document::film);
        return film.isEmpty()
                || (resting
                        && !playing
                        && film.get().index() == desk.state().frame(object.id())
                        && film.get()
                                .seen()
                                .filter(s -> s.made().equals(object.recipe().depth()))
                                .isPresent());
    }

    /** Asks for what is missing of one film, the active one first. */
    private void bring() {
        ViewState state = desk.state();
        for (SceneObject object : active(state)) {
            Optional<FilmFrame> film = state.document(object.id()).flatMap(Document::film);
            if (film.isPresent()) {
                studies.opened(object, film.get(), Making.job(state.settings(), object, Backend.CPU));
                projector.bring(wish(state, object), playing);
                return;
            }
        }
    }

    /** Visible objects, the active one first; of the others those only whose frame is another one. */
    private static List<SceneObject> active(ViewState state) {
        Optional<SceneObject> active =
                state.project().activeObject().filter(o -> state.frameOf(o.id()).isPresent());
        return active.isPresent()
                ? List.of(active.get())
                : state.project().objects().stream()
                        .filter(SceneObject::visible)
                        .toList();
    }

    private Projector.Wish wish(ViewState state, SceneObject object) {
        Settings settings = state.settings();
        List<StereoLayout> layouts = layouts(settings.view().stereoPreview());
        boolean deep = !playing || !layouts.isEmpty();
        StereoJob job = Making.job(settings, object, Backend.CPU);
        return new Projector.Wish(
                object.id(),
                state.frame(object.id()),
                deep ? Optional.of(object.recipe().depth()) : Optional.empty(),
                studies.range(object, job, state.frame(object.id())),
                layouts.isEmpty() ? Optional.empty() : Optional.of(job.with(inWindow(job.frame()))),
                layouts);
    }

    /** Frames as they are, without bars and canvas, which the viewport has no room for. */
    private static FrameOptions inWindow(FrameOptions asked) {
        FrameOptions shown = FrameOptions.DEFAULTS;
        for (String name : List.of("ipd-offset", "preserve-screen-border", "anaglyph-method")) {
            Option option = FrameOptions.SCHEMA.option(name);
            shown = FrameOptions.SCHEMA.with(shown, option, option.get(asked));
        }
        return shown;
    }

    private static List<StereoLayout> layouts(StereoPreview preview) {
        return preview == StereoPreview.WIGGLE
                ? List.of(StereoLayout.LEFT, StereoLayout.RIGHT)
                : preview.layout().stream().toList();
    }

    /** Both eyes of the film that is shown alone, as the preview packs them; empty where it must be drawn otherwise. */
    Optional<RgbaImage> eyes(StereoPreview preview) {
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
    Settings shown(Settings settings, boolean leftNow) {
        ViewOptions view = settings.view();
        boolean flat = alone().filter(film -> film.seen().isEmpty()).isPresent();
        if (flat && view.stereoPreview() != StereoPreview.OFF) {
            return settings.with(view.withStereoPreview(StereoPreview.OFF));
        }
        return view.stereoPreview() == StereoPreview.WIGGLE
                ? settings.with(view.withStereoPreview(leftNow ? StereoPreview.LEFT_EYE : StereoPreview.RIGHT_EYE))
                : settings;
    }
}
