package diorama.pipeline.walk;

import java.util.function.Consumer;

/**
 * One step of a walk. Takes items in order and hands out none, one or more for each, so that looking ahead is as natural as
 * not. Confined to the walk's thread of that step, on which it is also made and closed.
 *
 * @param <I> what comes in
 * @param <O> what goes out
 */
public interface Stage<I, O> extends AutoCloseable {
    /** Takes the next item. */
    void accept(I in, Consumer<? super O> out);

    /** Hands out what was held back; called once after the last item. */
    default void flush(Consumer<? super O> out) {}

    /** Called once at the end, after a failure too. */
    @Override
    default void close() {}
}
