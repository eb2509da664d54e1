package diorama.base;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What must be done before the process ends by itself: native libraries that keep something for each thread cannot let go of it once
 * they themselves are going, which is what they do while {@link System#exit} waits. Threads that end by themselves need none.
 * What also holds for ends that come from outside is {@link AtEnd}'s.
 */
public final class Farewell {
    private static final Queue<Runnable> OF_ALL = new ConcurrentLinkedQueue<>();
    private static final ThreadLocal<List<Runnable>> DUE = ThreadLocal.withInitial(ArrayList::new);

    private Farewell() {}

    /** Has this thread do something, once, when it says farewell. */
    public static void due(Runnable last) {
        if (!DUE.get().contains(last)) {
            DUE.get().add(last);
        }
    }

    /** Has whichever thread says farewell do something, before what it has to do for itself. */
    public static void dueForAll(Runnable last) {
        if (!OF_ALL.contains(last)) {
            OF_ALL.add(last);
        }
    }

    /** Does what is due for all and on this thread; before {@link System#exit}. */
    public static void say() {
        for (Runnable last = OF_ALL.poll(); last != null; last = OF_ALL.poll()) {
            last.run();
        }
        List<Runnable> all = List.copyOf(DUE.get());
        DUE.remove();
        all.forEach(Runnable::run);
    }
}
