package diorama.fetch;

import diorama.base.CancelToken;
import diorama.base.Progress;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps two threads or programs from working on one file: whoever holds its lock file. The lock ends with the program, however it
 * ends; the lock file stays, as deleting it would let two in.
 */
public final class FileGuard {
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private FileGuard() {}

    /** What is done alone. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws IOException;
    }

    /** Waits until nobody else works on {@code target}, whose folder is made, and then does {@code work}. */
    public static <T> T alone(Path target, Progress progress, CancelToken cancel, Work<T> work) throws IOException {
        Path file = target.resolveSibling("." + target.getFileName() + ".lock");
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            Optional<FileLock> lock = attempt(channel);
            while (lock.isEmpty()) {
                cancel.throwIfCancelled();
                progress.update(0, -1, "waiting for another download of the same file");
                LockSupport.parkNanos(PATIENCE_NANOS);
                lock = attempt(channel);
            }
            // closing the channel ends the lock
            return work.run();
        }
    }

    private static Optional<FileLock> attempt(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            // another thread of this program holds it
            return Optional.empty();
        }
    }
}
