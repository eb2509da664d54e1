package diorama.pipeline.walk;

import diorama.base.CancelToken;
import diorama.base.Progress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How the making of a film is watched and steered.
 *
 * @param progress called from the encoding thread with frames done and, where known, in all
 * @param says takes what the user should know at once, one line each
 * @param anew throws away what an interrupted run has left, instead of going on with it
 * @param sound a file whose sound the film gets instead of its source's
 */
public record FilmRun(
        Progress progress, CancelToken cancel, Consumer<String> says, boolean anew, Optional<Path> sound) {
    /** With the source's own sound. */
    public FilmRun(Progress progress, CancelToken cancel, Consumer<String> says, boolean anew) {
        this(progress, cancel, says, anew, Optional.empty());
    }

    /** Steered by nobody but who cancels it. */
    public FilmRun(Progress progress, CancelToken cancel) {
        this(progress, cancel, line -> {}, false);
    }

    /**
     * Waits for room on a full disk, and says so.
     *
     * @param goesOn what is written is gone on with when this is broken off
     */
    public DiskGuard disk(boolean goesOn) {
        return new DiskGuard(cancel, says, goesOn);
    }

    /** Watched by nobody. */
    public static FilmRun quiet() {
        return new FilmRun(Progress.NONE, new CancelToken(), line -> {}, false);
    }
}
