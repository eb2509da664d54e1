package diorama.pipeline.walk;

import diorama.video.option.Coded;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Tells once, as soon as it can be known, how long a film will take and how large it will be. Confined to the encoding
 * thread.
 */
public final class Estimate {
    /** Coded frames by which the machine has warmed up, and an encoder that looks ahead is as busy as it will be. */
    private static final int WARM = 24;

    /** Coded frames from which the others are known. */
    private static final int FRAMES = 96;

    /** Films that are made sooner need no telling, seconds. */
    private static final double SHORT = 120;

    /** What is written on the disk. */
    public enum Way {
        /** The film alone. */
        STRAIGHT,
        /** Segments and, when all are there, the film made of them beside them. */
        BY_SEGMENTS
    }

    private final Path out;
    private final long total;
    private final Way way;
    private final Consumer<String> says;
    private final LongSupplier clock;
    private boolean warm;
    private long warmAt;
    /** Frames made by then. */
    private long warmMade;
    /** Coded ones from which it is told. */
    private long enough;

    private boolean told;

    public Estimate(Path out, long total, Way way, Consumer<String> says) {
        this(out, total, way, says, System::nanoTime);
    }

    /** @param clock nanoseconds */
    Estimate(Path out, long total, Way way, Consumer<String> says, LongSupplier clock) {
        this.clock = clock;
        this.out = out;
        this.total = total;
        this.way = way;
        this.says = says;
    }

    /**
     * @param made frames of this run
     * @param done frames in all
     * @param coded what the encoder has given of them
     * @param beside bytes that are still to lie on the disk besides
     */
    public void update(long made, long done, Coded coded, long beside) {
        if (!warm && coded.frames() >= WARM) {
            warm = true;
            warmAt = clock.getAsLong();
            warmMade = made;
            enough = Math.max(FRAMES, coded.frames() + FRAMES - WARM);
        }
        if (told || !warm || coded.frames() < enough || total <= done || made <= warmMade) {
            return;
        }
        told = true;
        // by the frames that are made: coded ones come in bursts, and those held back are soon coded at the end
        double left = (clock.getAsLong() - warmAt) / 1e9 / (made - warmMade) * (total - done);
        if (left < SHORT) {
            return;
        }
        long room = DiskGuard.room(out);
        long needed = needed(way, (double) coded.bytes() / coded.frames(), total, done) + beside;
        boolean fits = room > needed;
        says.accept(String.format(
                Locale.ROOT,
                "%s: about %s to go for %d frames, and %s of disk while it is made (%s free%s)",
                out,
                time(left),
                total - done,
                DiskGuard.size(needed),
                DiskGuard.size(room),
                fits ? "" : ": not enough, it will wait there"));
    }

    /** Bytes that are still to come of a film with so many a frame. */
    static long needed(Way way, double perFrame, long total, long done) {
        double rest = perFrame * (total - done);
        return (long) (way == Way.BY_SEGMENTS ? rest + perFrame * total : rest);
    }

    static String time(double seconds) {
        long minutes = Math.round(seconds / 60);
        return minutes < 90 ? minutes + " min" : String.format(Locale.ROOT, "%.1f h", minutes / 60.0);
    }
}
