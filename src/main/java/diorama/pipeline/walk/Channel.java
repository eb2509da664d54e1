package diorama.pipeline.walk;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** A bounded queue between two steps of a walk; both ends wake up and leave when the walk has failed. */
public final class Channel<T> {
    /** Long enough not to matter for the processor, short enough for a user who cancels. */
    private static final long WAIT_MILLIS = 50;

    private final BlockingQueue<Optional<T>> queue;
    private final Walk walk;

    public Channel(Walk walk, int capacity) {
        this.walk = walk;
        queue = new ArrayBlockingQueue<>(capacity);
    }

    public void put(T item) {
        offer(Optional.of(item));
    }

    /** Says that nothing follows. */
    public void end() {
        offer(Optional.empty());
    }

    private void offer(Optional<T> item) {
        try {
            while (!queue.offer(item, WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                walk.throwIfStopped();
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The next item, or empty at the end. */
    Optional<T> take() {
        try {
            while (true) {
                walk.throwIfStopped();
                Optional<T> item = queue.poll(WAIT_MILLIS, TimeUnit.MILLISECONDS);
                if (item != null) {
                    return item;
                }
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", e);
    }
}
