package diorama.gui.work;

import diorama.base.CancelToken;
import diorama.base.Progress;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Long work on threads of its own, one for each {@link Lane}; results come back to the main thread. A newer job of the same slot cancels the
 * older one. Confined to the main thread.
 */
public final class Jobs implements AutoCloseable {
    private final Consumer<Runnable> main;
    private final Consumer<Throwable> failed;
    private final Map<String, Running> latest = new ConcurrentHashMap<>();
    private final Map<Lane, Worker> workers = new EnumMap<>(Lane.class);
    /** Nobody hears of anything any more. */
    private volatile boolean closed;

    /** What waits for each other; the first that is busy is what the status bar tells of. */
    public enum Lane {
        /** Opening, depth and surfaces, export. */
        WORK,
        /** Looking through whole films. */
        STUDY,
        /** Looking for a film's cuts, which takes a fraction of the time. */
        CUTS,
        /** What is told, or was kept, of films that were looked through. */
        GRAPH,
        /** Frames of films, which are soon over. */
        FRAME,
        /** Drawing pictures for files where a processor draws, which are often soon over. */
        PICTURE,
        /** Small pictures for lists, of which nothing is told. */
        SMALL;

        /** How long a job goes on before it is told of, ns. */
        private long quietNanos() {
            if (this == SMALL) {
                return Long.MAX_VALUE;
            }
            return this == FRAME || this == GRAPH || this == PICTURE ? 400_000_000L : 0;
        }
    }

    /** A lane's thread, begun with its first job. */
    private static final class Worker {
        private final ExecutorService thread;
        /** Written by the thread, read by the main thread. */
        private volatile @Nullable Running current;

        Worker(Lane lane) {
            thread = Executors.newSingleThreadExecutor(work -> {
                Thread made = new Thread(work, lane.name().toLowerCase(Locale.ROOT));
                made.setDaemon(true);
                return made;
            });
        }
    }

    /**
     * @param main runs something on the main thread, callable from any thread
     * @param failed is told on the main thread what went wrong
     */
    public Jobs(Consumer<Runnable> main, Consumer<Throwable> failed) {
        this.main = letter -> {
            if (!closed) {
                main.accept(letter);
            }
        };
        this.failed = failed;
    }

    /** Work that answers with a value. */
    @FunctionalInterface
    public interface Task<T> {
        T run(Progress progress, CancelToken cancel) throws Exception;

        /** Runs on the main thread when it went wrong, after that was told. */
        default void failed() {}

        /** Runs on the main thread when it was stopped, whether it had begun or not. */
        default void stopped() {}
    }

    /**
     * What the job that runs says of itself.
     *
     * @param fraction done, 0 to 1; below 0 when unknown
     */
    public record Status(String title, String step, float fraction) {}

    private static final class Running {
        private final String title;
        private final CancelToken cancel = new CancelToken();
        private final AtomicReference<Status> status;
        /** ns; 0 while it waits. */
        private volatile long begun;

        Running(String title) {
            this.title = title;
            this.status = new AtomicReference<>(new Status(title, "", -1));
        }
    }

    /** Runs {@code task} after those waiting; {@code done} gets its value on the main thread unless it was cancelled. */
    public <T> void submit(String slot, String title, Task<T> task, Consumer<T> done) {
        submit(Lane.WORK, slot, title, task, done);
    }

    /** The same on a lane. */
    public <T> void submit(Lane lane, String slot, String title, Task<T> task, Consumer<T> done) {
        cancel(slot);
        Running job = new Running(title);
        latest.put(slot, job);
        Worker worker = workers.computeIfAbsent(lane, Worker::new);
        worker.thread.execute(() -> {
            if (job.cancel.isCancelled()) {
                main.accept(task::stopped);
                return;
            }
            job.begun = System.nanoTime();
            worker.current = job;
            main.accept(() -> {});
            try {
                T value = task.run((count, total, step) -> progress(job, count, total, step), job.cancel);
                finish(worker, slot, job, task, () -> done.accept(value));
            } catch (CancellationException e) {
                finish(worker, slot, job, task, () -> {});
            } catch (Throwable e) { // top of the thread: whatever it is, the window tells it and lives on
                finish(worker, slot, job, task, () -> {
                    failed.accept(e);
                    task.failed();
                });
            }
        });
    }

    /** The job that runs now. */
    public Optional<Status> status() {
        return current().map(job -> job.status.get());
    }

    /** Jobs that are still to begin. */
    public int waiting() {
        return (int) latest.values().stream().filter(job -> job.begun == 0).count();
    }

    private Optional<Running> current() {
        for (Map.Entry<Lane, Worker> entry : workers.entrySet()) {
            Running job = entry.getValue().current;
            if (job != null && System.nanoTime() - job.begun >= entry.getKey().quietNanos()) {
                return Optional.of(job);
            }
        }
        return Optional.empty();
    }

    /** Whether a job of this slot runs or waits. */
    public boolean busy(String slot) {
        return latest.containsKey(slot);
    }

    /** Stops the job of this slot, whether it runs or waits. */
    public void cancel(String slot) {
        Running job = latest.remove(slot);
        if (job != null) {
            job.cancel.cancel();
        }
    }

    /** Stops the job that {@link #status} tells of. */
    public void cancelCurrent() {
        current().ifPresent(job -> {
            job.cancel.cancel();
            latest.values().remove(job);
        });
    }

    /** Stops all that runs or waits; what goes on for a while is no longer heard of. While the process ends, on any thread. */
    @Override
    public void close() {
        closed = true;
        latest.values().forEach(job -> job.cancel.cancel());
        latest.clear();
        workers.values().forEach(worker -> worker.thread.shutdownNow());
    }

    /**
     * Waits after {@link #close} until nothing runs any more: a network that computes cannot be stopped, and what it computes with
     * must not be closed under it.
     *
     * @return whether nothing runs
     */
    public boolean ended(long seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        boolean all = true;
        try {
            for (Worker worker : workers.values()) {
                all &= worker.thread.awaitTermination(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return all;
    }

    private void progress(Running job, long count, long total, String step) {
        float fraction = total > 0 ? Math.min(1, (float) count / total) : -1;
        Status before = job.status.getAndSet(new Status(job.title, step, fraction));
        if (Math.abs(before.fraction() - fraction) >= 0.01f || !before.step().equals(step)) {
            main.accept(() -> {});
        }
    }

    private void finish(Worker worker, String slot, Running job, Task<?> task, Runnable result) {
        worker.current = null;
        main.accept(() -> {
            if (job.cancel.isCancelled()) {
                task.stopped();
            } else {
                latest.remove(slot, job);
                result.run();
            }
        });
    }
}
