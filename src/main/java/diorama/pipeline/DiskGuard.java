package diorama.pipeline;

import diorama.base.CancelToken;
import diorama.base.DiskSpace;
import diorama.video.OnFullDisk;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

/** Waits for room on a full disk, after telling so once, until there is some or the job is cancelled. */
final class DiskGuard implements OnFullDisk {
    /** Room that is left to everybody else, bytes. */
    private static final long RESERVE = 32L << 20;

    private static final long WAIT_MILLIS = 2000;

    /** A pause so soon after another says that this one did not help. */
    private static final long SOON_NANOS = 1_000_000_000;

    private final CancelToken cancel;
    private final Consumer<String> says;
    private final boolean goesOn;
    /** When the last pause ended; 0 before the first. */
    private long ended;
    /** Pauses after which there still was none, though there was room. */
    private int inVain;

    /** @param goesOn what is written is gone on with when the job is broken off */
    DiskGuard(CancelToken cancel, Consumer<String> says, boolean goesOn) {
        this.cancel = cancel;
        this.goesOn = goesOn;
        this.says = says;
    }

    @Override
    public void pause(Path file, long bytes) {
        boolean again = ended > 0 && System.nanoTime() - ended < SOON_NANOS;
        inVain = again ? inVain : 0;
        if (!again) {
            says.accept(file + ": the disk is full; waiting for " + size(Math.max(bytes, RESERVE)) + " of room"
                    + (goesOn ? " (when this is broken off, the same command goes on from here)" : ""));
        } else if (inVain++ == 0) {
            says.accept(file + ": still cannot be written though there is room (a quota? too many files?); trying on");
        }
        do {
            rest();
        } while (room(file) < Math.max(bytes, RESERVE));
        if (!again) {
            says.accept(file + ": there is room again, going on");
        }
        ended = System.nanoTime();
    }

    /** Waits until {@code bytes} more fit beside {@code file}. */
    void require(Path file, long bytes) {
        if (room(file) < bytes) {
            pause(file, bytes);
        }
    }

    private void rest() {
        cancel.throwIfCancelled();
        try {
            Thread.sleep(WAIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        cancel.throwIfCancelled();
    }

    /** Bytes that can be written beside {@code file}. */
    static long room(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return DiskSpace.usable(folder == null ? file : folder);
    }

    /** For people: "3.4 GB". */
    static String size(long bytes) {
        return bytes < 1_000_000_000
                ? Math.max(1, bytes / 1_000_000) + " MB"
                : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
