package diorama.base;

import java.util.concurrent.CancellationException;

/** A flag by which one thread asks a job on another to stop. Safe for any thread. */
public final class CancelToken {
    private volatile boolean cancelled;

    public void cancel() {
        cancelled = true;
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /** @throws CancellationException after {@link #cancel} */
    public void throwIfCancelled() {
        if (cancelled) {
            throw new CancellationException("cancelled");
        }
    }
}
