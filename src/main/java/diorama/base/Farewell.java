package diorama.base;

import java.util.ArrayList;
import java.util.List;

/**
 * What a thread must do before it ends the process: native libraries that keep something for each thread cannot let go of it once
 * they themselves are going, which is what they do while {@link System#exit} waits. Threads that end by themselves need none.
 */
public final class Farewell {
    private static final ThreadLocal<List<Runnable>> DUE = ThreadLocal.withInitial(ArrayList::new);

    private Farewell() {}

    /** Has this thread do something, once, when it says farewell. */
    public static void due(Runnable last) {
        if (!DUE.get().contains(last)) {
            DUE.get().add(last);
        }
    }

    /** Does what is due on this thread; before {@link System#exit}. */
    public static void say() {
        List<Runnable> all = List.copyOf(DUE.get());
        DUE.remove();
        all.forEach(Runnable::run);
    }
}
