package diorama.gui.state;

import diorama.depth.ShapeOptions;
import diorama.pipeline.job.Timeline;
import diorama.pipeline.job.Timeline.Trim;
import diorama.pipeline.job.Timeline.Values;
import diorama.stereo.StereoOptions;
import diorama.video.file.FilmTimes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What commands do to the active film. */
public final class FilmActions {
    private static final Trim WHOLE = new Trim(0, 0, 0, 0);

    private FilmActions() {}

    /** Whether a command of films can do something now. */
    static boolean possible(Command command, ViewState state) {
        if (state.film().isEmpty()) {
            return command == Command.FILM_JOBS;
        }
        Timeline timeline = timeline(state);
        return switch (command) {
            case NEXT_CUT, PREVIOUS_CUT -> !FilmKeys.cuts(timeline).isEmpty();
            case TOGGLE_CUT -> state.frame(state.project().active()) > 0;
            case REMOVE_KEY -> FilmKeys.keyAt(timeline, now(state)).isPresent();
            case CLEAR_KEYS, EXPORT_TIMELINE -> FilmKeys.says(timeline);
            default -> true;
        };
    }

    private static Timeline timeline(ViewState state) {
        return state.project().activeObject().orElseThrow().timeline();
    }

    /** Where the active film is, microseconds. */
    public static long now(ViewState state) {
        return state.film().orElseThrow().times().at(state.frame(state.project().active()));
    }

    /** What it does to the state; empty for those that act on the window or on files. */
    static Optional<Action> of(Command command, ViewState state) {
        Optional<FilmFrame> film = state.film();
        if (film.isEmpty()) {
            return Optional.empty();
        }
        int id = state.project().active();
        int frame = state.frame(id);
        Timeline timeline = timeline(state);
        return switch (command) {
            case FIRST_FRAME -> seek(id, 0);
            case LAST_FRAME -> seek(id, film.get().times().frames() - 1);
            case NEXT_FRAME -> seek(id, frame + 1);
            case PREVIOUS_FRAME -> seek(id, frame - 1);
            case NEXT_CUT -> seek(id, cut(timeline, film.get().times(), frame, 1));
            case PREVIOUS_CUT -> seek(id, cut(timeline, film.get().times(), frame, -1));
            case TOGGLE_CUT -> frame == 0 ? Optional.empty() : set(id, FilmKeys.toggleCut(timeline, now(state)));
            case INSERT_KEY -> set(id, FilmKeys.withKey(timeline, now(state), valuesNow(state), Timeline.Ease.LINEAR));
            case REMOVE_KEY -> set(id, FilmKeys.withoutKey(timeline, now(state)));
            case CLEAR_KEYS -> set(id, FilmKeys.withoutValues(timeline));
            default -> Optional.empty();
        };
    }

    private static Optional<Action> seek(int id, int frame) {
        return Optional.of(new Action.Seek(id, frame));
    }

    private static Optional<Action> set(int id, Timeline timeline) {
        return Optional.of(new Action.SetTimeline(id, timeline, 0));
    }

    /** The frame of the next cut or of the one before; the film's ends count. */
    private static int cut(Timeline timeline, FilmTimes times, int frame, int direction) {
        List<Integer> frames = FilmKeys.cuts(timeline).stream()
                .map(at -> times.nearest(at / 1e6))
                .toList();
        return direction > 0
                ? frames.stream().filter(f -> f > frame).findFirst().orElse(times.frames() - 1)
                : frames.stream().filter(f -> f < frame).reduce((a, b) -> b).orElse(0);
    }

    /** What is cut off of the active photo, or of the active film where it is. */
    public static Trim cropNow(ViewState state) {
        return state.project()
                .activeObject()
                .flatMap(o -> o.timeline().at(moment(state)).crop())
                .orElse(WHOLE);
    }

    /**
     * Cuts off of the active photo or of the film's shot.
     *
     * @param gesture as for {@link Action.Place}
     */
    public static Optional<Action> crop(ViewState state, Optional<Trim> trim, int gesture) {
        return state.project()
                .activeObject()
                .map(object -> new Action.SetTimeline(
                        object.id(),
                        FilmKeys.withCrop(object.timeline(), moment(state), trim.filter(t -> !t.equals(WHOLE))),
                        gesture));
    }

    /** Photos have no other moment than the first. */
    private static long moment(ViewState state) {
        return state.film().isPresent() ? now(state) : 0;
    }

    /** Divergence, convergence and foreground scale as they are at the film's place; all of them are set. */
    public static Values valuesNow(ViewState state) {
        Values said = timeline(state).at(now(state));
        Settings settings = state.settings();
        StereoOptions usual = settings.stereo()
                .inPercent(state.document()
                        .orElseThrow()
                        .relief()
                        .orElseThrow()
                        .picture()
                        .image()
                        .size()
                        .longSide());
        ShapeOptions shape = settings.making().shape();
        return new Values(
                OptionalDouble.of(said.divergence().orElse(usual.divergence())),
                OptionalDouble.of(said.convergence().orElse(usual.convergence())),
                OptionalDouble.of(said.foregroundScale().orElse(shape.foregroundScale())),
                said.crop());
    }
}
