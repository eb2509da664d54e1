package diorama.gui;

import diorama.base.CancelToken;
import diorama.base.Progress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Long work on the one {@code work} thread; results come back to the main thread. A newer job of the same slot cancels the
 * older one. Confined to the main thread.
 */
final class Jobs implements AutoCloseable {
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "work");
        thread.setDaemon(true);
        return thread;
    });
    private final Consumer<Runnable> main;
    private final Consumer<Throwable> failed;
    private final Map<String, Running> latest = new HashMap<>();
    /** Written by the work thread, read by the main thread. */
    private volatile @Nullable Running current;

    /**
     * @param main runs something on the main thread, callable from any thread
     * @param failed is told on the main thread what went wrong
     */
    Jobs(Consumer<Runnable> main, Consumer<Throwable> failed) {
        this.main = main;
        this.failed = failed;
    }

    /** Work that answers with a value. */
    @FunctionalInterface
    interface Task<T> {
        T run(Progress progress, CancelToken cancel) throws Exception;
    }

    /**
     * What the job that runs says of itself.
     *
     * @param fraction done, 0 to 1; below 0 when unknown
     */
    record Status(String title, String step, float fraction) {}

    private static final class Running {
        private final String title;
        private final CancelToken cancel = new CancelToken();
        private final AtomicReference<Status> status;

        Running(String title) {
            this.title = title;
            this.status = new AtomicReference<>(new Status(title, "", -1));
        }
    }

    /** Runs {@code task} after those waiting; {@code done} gets its value on the main thread unless it was cancelled. */
    <T> void submit(String slot, String title, Task<T> task, Consumer<T> done) {
        cancel(slot);
        Running job = new Running(title);
        latest.put(slot, job);
        worker.execute(() -> {
            if (job.cancel.isCancelled()) {
                return;
            }
            current = job;
            main.accept(() -> {});
            try {
                T value = task.run((count, total, step) -> progress(job, count, total, step), job.cancel);
                finish(slot, job, () -> done.accept(value));
            } catch (CancellationException e) {
                finish(slot, job, () -> {});
            } catch (Throwable e) { // top of the thread: whatever it is, the window tells it and lives on
                finish(slot, job, () -> failed.accept(e));
            }
        });
    }

    /** The job that runs now. */
    Optional<Status> status() {
        Running job = current;
        return job == null ? Optional.empty() : Optional.ofNullable(job.status.get());
    }

    /** Whether a job of this slot runs or waits. */
    boolean busy(String slot) {
        return latest.containsKey(slot);
    }

    /** Stops the job of this slot, whether it runs or waits. */
    void cancel(String slot) {
        Running job = latest.remove(slot);
        if (job != null) {
            job.cancel.cancel();
        }
    }

    /** Stops the job that runs now. */
    void cancelCurrent() {
        Running job = current;
        if (job != null) {
            job.cancel.cancel();
            latest.values().remove(job);
        }
    }

    @Override
    public void close() {
        latest.values().forEach(job -> job.cancel.cancel());
        latest.clear();
        worker.shutdownNow();
        try {
            worker.awaitTermination(3, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void progress(Running job, long count, long total, String step) {
        float fraction = total > 0 ? Math.min(1, (float) count / total) : -1;
        Status before = job.status.getAndSet(new Status(job.title, step, fraction));
        if (Math.abs(before.fraction() - fraction) >= 0.01f || !before.step().equals(step)) {
            main.accept(() -> {});
        }
    }

    private void finish(String slot, Running job, Runnable result) {
        current = null;
        main.accept(() -> {
            if (!job.cancel.isCancelled()) {
                latest.remove(slot, job);
                result.run();
            }
        });
    }
}
