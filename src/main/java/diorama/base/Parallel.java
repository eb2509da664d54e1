package diorama.base;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Runs independent bands of rows on all cores. */
public final class Parallel {
    private static final Object LOADER = new Object();
    private static final int BANDS = 4 * Runtime.getRuntime().availableProcessors();

    private Parallel() {}

    /** Work on rows {@code from} (included) to {@code to} (excluded). */
    @FunctionalInterface
    public interface Band {
        void run(int from, int to);
    }

    /**
     * Does work that loads native libraries while no other such work is done: LWJGL asks the system's loader where its libraries
     * lie in a way that locks up for ever with another thread that loads one (dlclose within dl_iterate_phdr).
     */
    public static <T> T loading(Supplier<T> work) {
        synchronized (LOADER) {
            return work.get();
        }
    }

    /**
     * Does two pieces of work side by side, each of which may split itself: the first here, the second on a thread of its own. In
     * one parallel stream the pieces of the one would not be helped by whoever has done the other.
     *
     * @return what both gave, in their order
     */
    public static <T> List<T> both(Supplier<T> first, Supplier<T> second) {
        CompletableFuture<T> beside = CompletableFuture.supplyAsync(second, work -> new Thread(work, "beside").start());
        T here;
        try {
            here = first.get();
        } finally {
            // whatever goes wrong here, nothing runs on behind it
            beside.handle((made, fault) -> fault).join();
        }
        return List.of(here, awaited(beside));
    }

    /** What comes, or the error that came instead. */
    public static <T> T awaited(CompletableFuture<T> coming) {
        try {
            return coming.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            if (e.getCause() instanceof Error fault) {
                throw fault;
            }
            throw e;
        }
    }

    /** Splits {@code rows} into bands, runs them on the common pool and returns when all are done. */
    public static void rows(int rows, Band band) {
        int bands = Math.min(rows, BANDS);
        if (bands <= 1) {
            band.run(0, rows);
            return;
        }
        IntStream.range(0, bands)
                .parallel()
                .forEach(i -> band.run((int) ((long) rows * i / bands), (int) ((long) rows * (i + 1) / bands)));
    }
}
