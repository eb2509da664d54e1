package diorama.gui.film;

import diorama.base.AtomicFile;
import diorama.base.UserError;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The folder of the films in the making, which windows and the process that makes the films share: each job is a folder of its own
 * in it, oldest first. Changes of a job happen under a lock.
 *
 * @param folder need not be there yet
 */
record FilmQueue(Path folder) {
    private static final String CHANGING = "queue.lock";
    private static final String RUNNING = "runner.lock";

    /** All jobs, oldest first. */
    List<FilmJob> jobs() {
        List<FilmJob> jobs = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, Files::isDirectory)) {
                for (Path one : all) {
                    FilmJob.read(one).ifPresent(jobs::add);
                }
            } catch (IOException e) {
                // nothing is known of films then
                return List.of();
            }
        }
        jobs.sort(Comparator.comparing(job -> String.valueOf(job.folder().getFileName())));
        return jobs;
    }

    /** The job of a folder as it is by now. */
    Optional<FilmJob> now(FilmJob job) {
        return FilmJob.read(job.folder());
    }

    /** The oldest job in a state. */
    Optional<FilmJob> first(FilmJob.State state) {
        return jobs().stream().filter(job -> job.status().state() == state).findFirst();
    }

    /** Changes jobs while nobody else does. */
    <T> T changing(Supplier<T> change) {
        try (FileChannel file = open(CHANGING)) {
            FileLock lock = file.lock();
            try {
                return change.get();
            } finally {
                lock.release();
            }
        } catch (IOException e) {
            throw new UserError(folder + ": jobs cannot be changed: " + AtomicFile.reason(e), e);
        }
    }

    /**
     * Does something as the only process that makes films.
     *
     * @return whether it was done; false when another process is that already
     */
    boolean alone(Runnable work) {
        try (FileChannel file = open(RUNNING);
                FileLock lock = file.tryLock()) {
            if (lock == null) {
                return false;
            }
            work.run();
            return true;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            throw new UserError(folder + ": cannot be locked: " + AtomicFile.reason(e), e);
        }
    }

    private FileChannel open(String name) throws IOException {
        Files.createDirectories(folder);
        return FileChannel.open(folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
