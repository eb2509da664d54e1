package diorama.pipeline.walk;

import diorama.base.CancelToken;
import diorama.base.DiskSpace;
import diorama.video.av.OnFullDisk;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

/** Waits for room on a full disk, after telling so once, until there is some or the job is cancelled. */
public final class DiskGuard implements OnFullDisk {
    /** Room that is left to everybody else, bytes. */
    private static final long RESERVE = 32L << 20;

    private static final long WAIT_MILLIS = 2000;

    private final Place place;
    private final Consumer<String> says;
    private final boolean goesOn;
    private boolean toldOfOther;

    /** @param goesOn what is written is gone on with when the job is broken off */
    public DiskGuard(CancelToken cancel, Consumer<String> says, boolean goesOn) {
        this(new Disk(cancel), says, goesOn);
    }

    DiskGuard(Place place, Consumer<String> says, boolean goesOn) {
        this.place = place;
        this.goesOn = goesOn;
        this.says = says;
    }

    /** Where is written. */
    interface Place {
        /** Bytes that can be written beside {@code file}. */
        long room(Path file);

        /** Lets a moment pass. */
        void rest();
    }

    private record Disk(CancelToken cancel) implements Place {
        @Override
        public long room(Path file) {
            return DiskGuard.room(file);
        }

        @Override
        public void rest() {
            cancel.throwIfCancelled();
            try {
                Thread.sleep(WAIT_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
            cancel.throwIfCancelled();
        }
    }

    @Override
    public void pause(Path file, long bytes) {
        long wanted = Math.max(bytes, RESERVE);
        if (place.room(file) >= wanted) {
            if (!toldOfOther) {
                says.accept(file + ": cannot be written though there is room (a quota? too many files?); trying on");
            }
            toldOfOther = true;
            place.rest();
            return;
        }
        says.accept(file + ": the disk is full; waiting for " + size(wanted) + " of room"
                + (goesOn ? " (when this is broken off, the same command goes on from here)" : ""));
        do {
            place.rest();
        } while (place.room(file) < wanted);
        says.accept(file + ": there is room again, going on");
    }

    /** Waits until {@code bytes} more fit beside {@code file}. */
    public void require(Path file, long bytes) {
        if (place.room(file) < bytes) {
            pause(file, bytes);
        }
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
