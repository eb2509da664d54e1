package diorama.gui.host;

import diorama.gl.CLibrary;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.lwjgl.system.JNI;

/**
 * Gives memory back to the system that nobody needs any more, while the window is at rest. Java's collector does not see how large the
 * pictures are that small objects of its own stand for, and lets hundreds of megabytes of them lie. The C library keeps what lies
 * between pieces in use ({@code malloc_trim} of glibc lets go of it): most of a gigabyte after a quarter of an hour of opening and
 * deleting.
 */
final class NativeHeap {
    /** So much may have been let go of before it is looked for, bytes: that stops everything for a tenth of a second. */
    private static final long MUCH = 64 << 20;

    private final long restNanos;
    private final long pauseNanos;
    private final Runnable trim;
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, work -> {
        Thread thread = new Thread(work, "trim");
        thread.setDaemon(true);
        return thread;
    });
    private volatile long last;
    private @Nullable Future<?> planned;

    /** A second after the window has come to rest, every half minute at most. */
    NativeHeap() {
        this(TimeUnit.SECONDS.toNanos(1), TimeUnit.SECONDS.toNanos(30), new Sweep());
    }

    /**
     * @param restNanos of rest: whoever has stopped for less is in the midst of something
     * @param pauseNanos from one time to the next, at least
     */
    NativeHeap(long restNanos, long pauseNanos, Runnable trim) {
        this.restNanos = restNanos;
        this.pauseNanos = pauseNanos;
        this.trim = trim;
        last = System.nanoTime() - pauseNanos;
        timer.setRemoveOnCancelPolicy(true);
    }

    /** The window has nothing to do; on its thread. */
    void rests() {
        long wait = Math.max(restNanos, last + pauseNanos - System.nanoTime());
        planned = timer.schedule(
                () -> {
                    last = System.nanoTime();
                    trim.run();
                },
                wait,
                TimeUnit.NANOSECONDS);
    }

    /** It has something to do again; on its thread. */
    void stirs() {
        if (planned != null) {
            planned.cancel(false);
        }
    }

    /** Bytes of the pictures and the like that lie beside Java's heap, needed or not. */
    static long pictures() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }

    /** At once; elsewhere than with glibc nothing. */
    static void trim() {
        // int malloc_trim(size_t pad)
        CLibrary.function("malloc_trim").ifPresent(function -> JNI.invokePI(0L, function));
    }

    /** Lets go of what nobody needs, once a look for it is worth while. On one thread. */
    static final class Sweep implements Runnable {
        /** Until what was found to be unneeded has been freed, ms. */
        private static final int FREEING = 200;

        private long kept;

        @Override
        public void run() {
            if (Math.abs(pictures() - kept) > MUCH) {
                System.gc();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(FREEING));
                kept = pictures();
            }
            trim();
        }
    }
}
