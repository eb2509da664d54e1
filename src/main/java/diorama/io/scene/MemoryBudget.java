package diorama.io.scene;

import java.util.concurrent.atomic.AtomicLong;

/** How much memory the arrays of a file may still take: what it says of their lengths is not believed. Any thread. */
public final class MemoryBudget {
    /** Of the memory that is free; the rest is for what is made of them. */
    private static final double SHARE = 0.6;

    private final AtomicLong left;

    public MemoryBudget() {
        Runtime java = Runtime.getRuntime();
        left = new AtomicLong((long) (SHARE * (java.maxMemory() - java.totalMemory() + java.freeMemory())));
    }

    public MemoryBudget(long bytes) {
        left = new AtomicLong(bytes);
    }

    /** Whether there is so much. Takes nothing. */
    public boolean holds(long bytes) {
        return left.get() >= bytes;
    }

    /** Takes nothing. @throws FileFault when there is not so much */
    public void require(long bytes) {
        if (!holds(bytes)) {
            throw new FileFault("it needs more memory than there is");
        }
    }

    /** @throws FileFault when there is not so much */
    public void take(long bytes) {
        if (left.addAndGet(-bytes) < 0) {
            throw new FileFault("it needs more memory than there is");
        }
    }
}
