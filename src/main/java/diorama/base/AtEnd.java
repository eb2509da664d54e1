package diorama.base;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** What is done when the process ends, by itself or by a signal, whatever its threads are at. */
public final class AtEnd {
    private static final Set<Runnable> WORK = ConcurrentHashMap.newKeySet();

    /** Ends the process at once with an exit code, without letting native libraries tidy up. */
    private static volatile @Nullable IntConsumer cut;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(AtEnd::end, "end"));
    }

    private AtEnd() {}

    /** Has {@code work} done at the end. */
    public static void add(Runnable work) {
        WORK.add(work);
    }

    /** It need not be done any more. */
    public static void remove(Runnable work) {
        WORK.remove(work);
    }

    /**
     * From now on an end by a signal is cut short when all work is done: for native libraries that fall when the process ends while
     * threads are in them.
     *
     * @param exit ends the process with a code
     */
    public static void cutShort(IntConsumer exit) {
        if (cut == null) {
            cut = exit;
            EndSignals.watch();
        }
    }

    private static void end() {
        for (Runnable work : WORK) {
            try {
                work.run();
            } catch (RuntimeException e) {
                // the others are to be done as well
            }
        }
        IntConsumer exit = cut;
        if (exit != null && EndSignals.code() > 0) {
            exit.accept(EndSignals.code());
        }
    }
}
