package diorama.base;

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
