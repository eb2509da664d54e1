package diorama.pipeline.network;

import diorama.depth.RawDepth;
import diorama.image.RgbaImage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;

/**
 * Pairs a film's frames with their depth, which may come later than they. Confined to one thread.
 *
 * @param <T> what is known of a frame
 */
public final class DepthQueue<T> {
    private final FrameDepth source;
    private final int every;
    private final Deque<T> waiting = new ArrayDeque<>();

    /** @param frameBytes of a frame that waits */
    public DepthQueue(FrameDepth source, long frameBytes) {
        this.source = source;
        every = source.every(frameBytes);
    }

    /** What is special about a frame. */
    public enum Place {
        /** A shot begins with it. */
        CUT,
        /** A segment of the film begins with it, in the midst of a shot. */
        SEGMENT,
        WITHIN
    }

    /**
     * Takes a frame and hands out those whose depth is known by then.
     *
     * @param index of the frame in the film
     */
    public void push(T one, long index, RgbaImage image, Place place, BiConsumer<? super T, RawDepth> out) {
        if (place == Place.CUT) {
            source.cut(depth -> out.accept(waiting.remove(), depth));
        } else if (place == Place.SEGMENT) {
            source.part(depth -> out.accept(waiting.remove(), depth));
        }
        waiting.add(one);
        if (place == Place.CUT || index % every == 0) {
            source.push(image, depth -> out.accept(waiting.remove(), depth));
        } else {
            source.pass(image, depth -> out.accept(waiting.remove(), depth));
        }
    }

    /** Hands out the rest and tells the source that there is no more. */
    public void finish(BiConsumer<? super T, RawDepth> out) {
        source.flush(depth -> out.accept(waiting.remove(), depth));
        source.finish();
    }
}
