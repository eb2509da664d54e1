package diorama.video.read;

import diorama.video.av.Av;
import diorama.video.av.Frames;
import diorama.video.av.Rational;
import diorama.video.option.Carried;
import diorama.video.option.FilmOptions;
import java.util.OptionalLong;

/**
 * Goes through the frames of a film from one that is wanted to the next, by part and rate; all others are left out. Confined to
 * its maker's thread.
 */
final class FrameCursor implements AutoCloseable {
    private final FilmOptions options;
    private PictureSource source;
    private long from = Long.MIN_VALUE;
    private long until = Long.MAX_VALUE;
    private long lastKept = Av.NO_PTS;
    private long wanted = Av.NO_PTS;
    private Runnable beforeEach = () -> {};

    /** @param source is closed with this; another may take its place */
    FrameCursor(PictureSource source, FilmOptions options) {
        this.source = source;
        this.options = options;
    }

    PictureSource source() {
        return source;
    }

    private Rational timeBase() {
        return source.frames().timeBase();
    }

    void range(long startMicros, long endMicros) {
        from = Rational.MICROS.rescale(startMicros, timeBase());
        until = endMicros == Long.MAX_VALUE ? Long.MAX_VALUE : Rational.MICROS.rescale(endMicros, timeBase());
        start();
    }

    void passTo(long startMicros) {
        from = Rational.MICROS.rescale(startMicros, timeBase());
    }

    void whileReading(Runnable check) {
        beforeEach = check;
    }

    /** Where a film cannot be searched it is read from its start. */
    private void start() {
        if (trimmed() && source.searchable() && !source.trySeek(from)) {
            renew();
        }
    }

    private void renew() {
        source.close();
        source = PictureSource.open(source.file().path(), options);
    }

    /** Begins anew. */
    void reopen() {
        renew();
        lastKept = Av.NO_PTS;
        start();
    }

    /** Goes to the key frame at or before {@code pts}; false where that is none of the part or cannot be searched for. */
    boolean trySeek(long pts) {
        boolean found = pts > from && source.searchable() && source.trySeek(pts);
        if (found) {
            lastKept = Av.NO_PTS;
        }
        return found;
    }

    /** Gives the frame at {@code pts} also where the rate would leave it out; {@link Av#NO_PTS} for none. */
    void want(long pts) {
        wanted = pts;
    }

    /** Whether frames are read from a moment on. */
    boolean trimmed() {
        return from != Long.MIN_VALUE;
    }

    /** What of the source belongs to the frames that are read, which have {@code bits}; the first one is at {@code firstMicros}. */
    Carried carried(int bits, OptionalLong firstMicros) {
        boolean sdr = source.toneMapped(options);
        long start = timeBase().rescale(from, Rational.MICROS);
        return !trimmed()
                ? new Carried(Long.MIN_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, sdr, bits)
                : new Carried(
                        start,
                        firstMicros.orElse(start),
                        until == Long.MAX_VALUE ? Long.MAX_VALUE : timeBase().rescale(until, Rational.MICROS),
                        sdr,
                        bits);
    }

    /** Decodes the next frame that is wanted; false at the end. */
    boolean advance() {
        Frames frames = source.frames();
        while (decodes(frames)) {
            if (frames.pts() >= until) {
                return false;
            }
            if (frames.pts() >= from && !leftOut(frames.pts())) {
                lastKept = frames.pts();
                return true;
            }
        }
        return false;
    }

    private boolean decodes(Frames frames) {
        beforeEach.run();
        return frames.next();
    }

    /** Whether a frame follows the last one too soon for the rate asked for; a tenth of the step is tolerated. */
    private boolean leftOut(long pts) {
        if (options.maxFps() <= 0 || lastKept == Av.NO_PTS || pts == wanted) {
            return false;
        }
        return (pts - lastKept) * timeBase().value() < 0.9 / options.maxFps();
    }

    @Override
    public void close() {
        source.close();
    }
}
