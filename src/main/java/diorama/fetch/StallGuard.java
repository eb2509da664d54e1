package diorama.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Closes a stream that has not given a byte for too long, which wakes its reader. */
final class StallGuard implements AutoCloseable {
    private final InputStream stream;
    private final long limitNanos;
    private final Thread thread;
    private volatile long last = System.nanoTime();
    private volatile boolean closed;
    private volatile boolean stalled;

    StallGuard(InputStream stream, Duration limit) {
        this.stream = stream;
        this.limitNanos = limit.toNanos();
        this.thread = new Thread(this::watch, "stall-guard");
        thread.setDaemon(true);
        thread.start();
    }

    /** Says that bytes came. */
    void alive() {
        last = System.nanoTime();
    }

    /** Whether the stream was closed because nothing came. */
    boolean stalled() {
        return stalled;
    }

    private void watch() {
        while (!closed) {
            long left = limitNanos - (System.nanoTime() - last);
            if (left > 0) {
                LockSupport.parkNanos(left);
                continue;
            }
            stalled = true;
            try {
                stream.close();
            } catch (IOException e) {
                // its reader hears of it
            }
            return;
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
