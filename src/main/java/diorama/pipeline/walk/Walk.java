package diorama.pipeline.walk;

import diorama.base.CancelToken;
import diorama.base.Parallel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Steps that run side by side, each on its own thread, with bounded queues between them. Order is kept because each step is
 * one thread; the first failure stops all and is thrown again by {@link #run}.
 */
public final class Walk {
    /** Items that may wait between two steps, where they are not large. */
    public static final int QUEUE = 4;

    /** Bytes of pictures that may wait between two steps, so that those of large films take no more memory than they must. */
    private static final long QUEUE_BYTES = 128L << 20;

    /** Thrown in steps that stop because another one failed; never seen outside. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final CancelToken cancel;
    private final int queue;
    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, AtomicLong> busyNanos = new LinkedHashMap<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    public Walk(CancelToken cancel) {
        this(cancel, 0);
    }

    /** @param itemBytes of the largest of the items that wait */
    public Walk(CancelToken cancel, long itemBytes) {
        this.cancel = cancel;
        queue = queue(itemBytes);
    }

    /** Items of {@code itemBytes} that may wait between two steps, 1 to {@link #QUEUE}. */
    static int queue(long itemBytes) {
        return (int) Math.max(1, Math.min(QUEUE, QUEUE_BYTES / Math.max(1, itemBytes)));
    }

    /** A first step that asks {@code next} until it answers empty. */
    public <T> Channel<T> source(String name, Supplier<Optional<T>> next) {
        Channel<T> out = new Channel<>(this, queue);
        AtomicLong busy = clock(name);
        start(name, () -> {
            Optional<T> item = timed(busy, next);
            while (item.isPresent()) {
                out.put(item.get());
                item = timed(busy, next);
            }
            out.end();
        });
        return out;
    }

    /** A further step; {@code maker} is called on its thread. */
    public <I, O> Channel<O> then(String name, Channel<I> in, Supplier<? extends Stage<I, O>> maker) {
        Channel<O> out = new Channel<>(this, queue);
        AtomicLong busy = clock(name);
        start(name, () -> {
            try (Stage<I, O> stage = timed(busy, maker)) {
                List<O> made = new ArrayList<>();
                for (Optional<I> item = in.take(); item.isPresent(); item = in.take()) {
                    I one = item.get();
                    time(busy, () -> stage.accept(one, made::add));
                    made.forEach(out::put);
                    made.clear();
                }
                // at the end a stage may hold many items: let them leave one by one
                stage.flush(out::put);
            }
            out.end();
        });
        return out;
    }

    /**
     * A further step whose items have little to do with each other: {@code first} is done with one after the other, {@code work} with
     * up to {@code side} of them side by side, each on a thread of its own; they leave in their order.
     */
    public <I, M, O> Channel<O> each(
            String name,
            Channel<I> in,
            int side,
            Function<? super I, ? extends M> first,
            Function<? super M, ? extends O> work) {
        // those that are done wait in their places
        Channel<O> out = new Channel<>(this, 1);
        AtomicLong busy = clock(name);
        start(name, () -> {
            ExecutorService pool = Executors.newFixedThreadPool(side, run -> new Thread(run, "diorama-" + name));
            try {
                Deque<CompletableFuture<O>> begun = new ArrayDeque<>();
                for (Optional<I> item = in.take(); item.isPresent(); item = in.take()) {
                    I begins = item.get();
                    M one = timed(busy, () -> first.apply(begins));
                    if (begun.size() == side) {
                        out.put(Parallel.awaited(begun.remove()));
                    }
                    Supplier<O> rest = () -> {
                        long start = System.nanoTime();
                        O made = work.apply(one);
                        busy.addAndGet((System.nanoTime() - start) / side);
                        return made;
                    };
                    begun.add(CompletableFuture.supplyAsync(rest, pool));
                }
                while (!begun.isEmpty()) {
                    out.put(Parallel.awaited(begun.remove()));
                }
            } finally {
                // whatever happened, nothing runs on behind the walk
                pool.shutdown();
                awaitEnd(pool);
            }
            out.end();
        });
        return out;
    }

    private static void awaitEnd(ExecutorService pool) {
        boolean interrupted = false;
        while (!pool.isTerminated()) {
            try {
                pool.awaitTermination(1, TimeUnit.HOURS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many items of {@code itemBytes} a step may do side by side: one for four processors, and no more than may wait. */
    public static int side(long itemBytes) {
        return Math.min(queue(itemBytes), Math.max(1, Runtime.getRuntime().availableProcessors() / 4));
    }

    /** The last step. */
    public <I> void sink(String name, Channel<I> in, java.util.function.Consumer<I> consumer) {
        AtomicLong busy = clock(name);
        start(name, () -> {
            for (Optional<I> item = in.take(); item.isPresent(); item = in.take()) {
                I one = item.get();
                time(busy, () -> consumer.accept(one));
            }
        });
    }

    private AtomicLong clock(String name) {
        AtomicLong busy = new AtomicLong();
        busyNanos.put(name, busy);
        return busy;
    }

    private static <T> T timed(AtomicLong busy, Supplier<? extends T> work) {
        long start = System.nanoTime();
        T result = work.get();
        busy.addAndGet(System.nanoTime() - start);
        return result;
    }

    private static void time(AtomicLong busy, Runnable work) {
        long start = System.nanoTime();
        work.run();
        busy.addAndGet(System.nanoTime() - start);
    }

    private void start(String name, Runnable work) {
        threads.add(new Thread(() -> guarded(work), "diorama-" + name));
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (Throwable e) {
            failure.compareAndSet(null, e);
        }
    }

    void throwIfStopped() {
        if (cancel.isCancelled()) {
            throw new CancellationException("cancelled");
        }
        if (failure.get() != null) {
            throw new Stopped();
        }
    }

    /**
     * Runs all steps to the end.
     *
     * @throws CancellationException when cancelled
     * @throws RuntimeException what the first failing step threw
     */
    public void run() {
        runWith(() -> {});
    }

    /** The same with a step on the calling thread. */
    public void runWith(Runnable here) {
        threads.forEach(Thread::start);
        guarded(here);
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    failure.compareAndSet(null, new CancellationException("interrupted"));
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        Throwable first = failure.get();
        if (first instanceof RuntimeException e) {
            throw e;
        }
        if (first instanceof Error e) {
            throw e;
        }
    }

    /** Seconds each step has worked, without waiting; in the order of the walk. */
    public Map<String, Double> seconds() {
        Map<String, Double> seconds = new LinkedHashMap<>();
        busyNanos.forEach((name, nanos) -> seconds.put(name, nanos.get() / 1e9));
        return seconds;
    }
}
