package diorama.pipeline.walk;

import diorama.video.option.FilmOptions;
import diorama.video.read.FrameMark;
import diorama.video.read.FrameReader;
import diorama.video.read.VideoFrame;
import java.util.function.Consumer;

/**
 * The way to the frame that a film is made from: where searching does not lead there it takes as long as decoding everything
 * before it, which is told, and can be broken off. Confined to one thread.
 */
public final class FirstFrame {
    /** Ways that are shorter are not told of, ns. */
    private static final long SHORT = 1_000_000_000;

    private static final String WHAT = "to the start";

    private final FrameReader reader;
    private final FilmRun how;
    private final long total;
    private final long quiet;
    private final long begun = System.nanoTime();
    private long passed;

    private FirstFrame(FrameReader reader, FilmRun how, long total, long quiet) {
        this.reader = reader;
        this.how = how;
        this.total = total;
        this.quiet = quiet;
    }

    /** Goes to the first frame of the part that {@code film} wants; before anything is read. */
    public static void find(FrameReader reader, FilmOptions film, FilmRun how) {
        find(reader, film, how, SHORT);
    }

    /** @param quiet for how long nothing is told, ns */
    static void find(FrameReader reader, FilmOptions film, FilmRun how, long quiet) {
        new FirstFrame(reader, how, before(reader, film), quiet).watch(reader::carried);
    }

    /** Goes to the frame at {@code mark}; as {@link FrameReader#goTo}. */
    public static boolean goTo(
            FrameReader reader, FilmOptions film, FrameMark mark, Consumer<VideoFrame> before, FilmRun how) {
        boolean[] same = {false};
        new FirstFrame(reader, how, before(reader, film) + mark.index(), SHORT)
                .watch(() -> same[0] = reader.goTo(mark, before));
        return same[0];
    }

    /** Frames before the part. */
    private static long before(FrameReader reader, FilmOptions film) {
        double rate = reader.frameRate().known() ? reader.frameRate().value() : 0;
        return Math.round(film.span().startMicros() / 1e6 * rate);
    }

    private void watch(Runnable way) {
        reader.whileReading(this::pass);
        try {
            way.run();
        } finally {
            reader.whileReading(how.cancel()::throwIfCancelled);
        }
    }

    private void pass() {
        how.cancel().throwIfCancelled();
        passed++;
        if (System.nanoTime() - begun >= quiet) {
            how.progress().update(total > 0 ? Math.min(passed, total) : passed, total > 0 ? total : -1, WHAT);
        }
    }
}
