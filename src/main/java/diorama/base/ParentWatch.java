package diorama.base;

import java.io.IOException;

/** Ends a process that was started by {@link LimitedProcess} when the program that started it ends, however that ends. */
public final class ParentWatch {
    private ParentWatch() {}

    /**
     * Returns at once.
     *
     * @param code exit code of a process whose parent is gone
     */
    public static void start(int code) {
        Thread watch = new Thread(() -> watch(code), "parent");
        watch.setDaemon(true);
        watch.start();
    }

    private static void watch(int code) {
        try {
            // the other end closes when the program ends
            int read = 0;
            while (read >= 0) {
                read = System.in.read();
            }
        } catch (IOException e) {
            // as good as closed
        }
        Runtime.getRuntime().halt(code);
    }
}
