package diorama.gui.host;

import org.lwjgl.system.JNI;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.Platform;
import org.lwjgl.system.linux.DynamicLinkLoader;

/**
 * Gives memory back to the system that libraries have freed, when the window has come to rest. The C library keeps what lies between
 * pieces in use ({@code malloc_trim} of glibc lets go of it): gigabytes after a quarter of an hour of opening and deleting.
 */
final class NativeHeap {
    /** Where {@code dlsym} looks through all that is loaded. */
    private static final long RTLD_DEFAULT = 0;

    /** From one time to the next, at least. */
    private static final long PAUSE_NANOS = 30_000_000_000L;

    /** Whoever has stopped for less is in the midst of something. */
    private static final long REST_MILLIS = 1000;

    private long last = System.nanoTime() - PAUSE_NANOS;

    /** The window has nothing to do; on its thread. */
    void rest() {
        long now = System.nanoTime();
        if (now - last < PAUSE_NANOS) {
            return;
        }
        last = now;
        Thread trim = new Thread(
                () -> {
                    try {
                        Thread.sleep(REST_MILLIS);
                        trim();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "trim");
        trim.setDaemon(true);
        trim.start();
    }

    /** At once; elsewhere than with glibc nothing. */
    static void trim() {
        if (Platform.get() != Platform.LINUX) {
            return;
        }
        try (MemoryStack stack = MemoryStack.stackPush()) {
            stack.nASCII("malloc_trim", true);
            long function = DynamicLinkLoader.ndlsym(RTLD_DEFAULT, stack.getPointerAddress());
            if (function != 0) {
                // int malloc_trim(size_t pad)
                JNI.invokePI(0L, function);
            }
        }
    }
}
