package diorama.gui.film;

import diorama.base.UserError;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A process of its own that has the waiting films made, one after the other, whether the studio is open or not. There is one for a
 * folder of jobs; it ends when nothing waits.
 */
public final class FilmRunner {
    /** A window may hold the lock for a moment, as it looks whether anybody does. */
    private static final int TRIES = 5;

    private static final long PAUSE_MS = 200;

    private final FilmQueue queue;

    FilmRunner(FilmQueue queue) {
        this.queue = queue;
    }

    /** @param arguments the folder of jobs */
    public static void main(String[] arguments) throws InterruptedException {
        new FilmRunner(new FilmQueue(Path.of(arguments[0]))).run();
    }

    /** Makes what waits, unless another process does. */
    void run() throws InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            // what was added while this process was about to end is made by it too
            if (queue.alone(this::makeAll) && queue.first(FilmJob.State.WAITING).isEmpty()) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        }
    }

    private void makeAll() {
        while (true) {
            Optional<FilmJob> running = queue.first(FilmJob.State.RUNNING);
            if (running.isPresent()) {
                running.get().await();
            } else if (!queue.changing(this::startNext)) {
                return;
            }
        }
    }

    /** @return whether there was one */
    private boolean startNext() {
        Optional<FilmJob> next = queue.first(FilmJob.State.WAITING);
        next.ifPresent(job -> {
            try {
                job.start();
            } catch (UserError e) {
                job.aside(String.valueOf(e.getMessage()));
            }
        });
        return next.isPresent();
    }
}
