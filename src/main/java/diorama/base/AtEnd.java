package diorama.base;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is done when the process ends, by itself or by a signal, whatever its threads are at. */
public final class AtEnd {
    private static final Set<Runnable> WORK = ConcurrentHashMap.newKeySet();

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

    private static void end() {
        for (Runnable work : WORK) {
            try {
                work.run();
            } catch (RuntimeException e) {
                // the others are to be done as well
            }
        }
    }
}
