package diorama.pipeline;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Tells once, as soon as it can be known, how long a film will take and how large it will be. Confined to the encoding
 * thread.
 */
final class Estimate {
    /** Frames by which the machine has warmed up and an encoder that looks ahead has begun to write. */
    private static final int FRAMES = 96;

    /** Films that are made sooner need no telling, seconds. */
    private static final double SHORT = 120;

    private final Path out;
    private final long total;
    private final Consumer<String> says;
    private long warmAt;
    private boolean told;

    Estimate(Path out, long total, Consumer<String> says) {
        this.out = out;
        this.total = total;
        this.says = says;
    }

    /**
     * @param made frames of this run
     * @param done frames in all
     * @param bytes compressed in this run
     * @param beside bytes that lie on the disk besides, whatever the length of the film
     */
    void update(long made, long done, long bytes, long beside) {
        if (made == FRAMES / 4) {
            warmAt = System.nanoTime();
        }
        if (told || made < FRAMES || total <= done) {
            return;
        }
        told = true;
        long now = System.nanoTime();
        double perFrame = (now - warmAt) / 1e9 / (made - FRAMES / 4);
        double left = perFrame * (total - done);
        if (left < SHORT) {
            return;
        }
        long rest = (long) ((double) bytes / made * (total - done));
        long room = DiskGuard.room(out);
        // the segments and the film made of them lie side by side for a moment
        long needed = 2 * rest + beside;
        boolean enough = room > needed;
        says.accept(String.format(
                Locale.ROOT,
                "%s: about %s to go for %d frames, and %s of disk while it is made (%s free%s)",
                out,
                time(left),
                total - done,
                DiskGuard.size(needed),
                DiskGuard.size(room),
                enough ? "" : ": not enough, it will wait there"));
    }

    static String time(double seconds) {
        long minutes = Math.round(seconds / 60);
        return minutes < 90 ? minutes + " min" : String.format(Locale.ROOT, "%.1f h", minutes / 60.0);
    }
}
