package diorama.gui.film;

import diorama.gui.desk.Desk;
import diorama.gui.state.Action;
import diorama.gui.state.FilmFrame;
import diorama.gui.state.ViewState;
import diorama.video.file.FilmTimes;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** The active film's place in time: it plays, is sought by hand, or rests. Confined to the main thread. */
final class FilmPlayback {
    /** How long a film must stay at a frame until it rests there, s. */
    private static final double REST = 0.3;

    private final Desk desk;
    private final DoubleSupplier clock;
    private boolean playing;
    private double playedAt;
    private long playedFrom;
    private double movedAt;
    private boolean resting = true;

    /** @param clock s since some time */
    FilmPlayback(Desk desk, DoubleSupplier clock) {
        this.desk = desk;
        this.clock = clock;
    }

    boolean playing() {
        return playing;
    }

    /** Whether films stay where they are. */
    boolean resting() {
        return resting && !playing;
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

    void stop() {
        playing = false;
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
            movedAt = clock.getAsDouble();
            resting = false;
        }
        boolean otherMoved = action instanceof Action.Seek seek
                && seek.object() != after.project().active();
        if (otherMoved || before.project().active() != after.project().active()) {
            playing = false;
        }
    }

    /** Moves on to the present time. @return whether films have come to rest just now */
    boolean step() {
        Optional<FilmFrame> film = desk.state().film();
        if (film.isEmpty()) {
            playing = false;
        }
        if (playing) {
            follow(film.orElseThrow().times());
            return false;
        }
        if (resting || clock.getAsDouble() - movedAt < REST) {
            return false;
        }
        resting = true;
        return true;
    }

    /** Shows the frame of the present time; after the last one the first. */
    private void follow(FilmTimes times) {
        ViewState state = desk.state();
        long at = now();
        if (at >= times.length()) {
            at %= times.length();
            playedFrom = at;
            playedAt = clock.getAsDouble();
        }
        int frame = times.frameAt(at);
        if (frame != state.frame(state.project().active())) {
            desk.act(new Action.Seek(state.project().active(), frame));
        }
    }

    /** Where the film that plays is, µs from its beginning. */
    private long now() {
        return playedFrom + (long) (1e6 * (clock.getAsDouble() - playedAt));
    }

    /** When something changes by itself, s from now. */
    double due() {
        if (playing) {
            return desk.state()
                    .film()
                    .map(f -> Math.max(0.004, Math.min(0.1, untilNext(f.times()))))
                    .orElse(0.1);
        }
        return resting ? Double.POSITIVE_INFINITY : Math.max(0.01, movedAt + REST - clock.getAsDouble());
    }

    private double untilNext(FilmTimes times) {
        long at = now();
        int next = times.frameAt(at) + 1;
        return ((next < times.frames() ? times.at(next) : times.length()) - at) / 1e6;
    }
}
