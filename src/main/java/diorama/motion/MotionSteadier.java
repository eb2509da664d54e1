package diorama.motion;

import diorama.base.Size;
import diorama.depth.DepthKind;
import diorama.depth.RawDepth;
import diorama.image.RgbaImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Averages the depth of a film's frames along the motion of what they show, over the frames before and some after, within a
 * shot. What a network says of a thing trembles from frame to frame; its mean does not, and lies nearer to the truth. As it
 * looks to both sides, nothing lags behind.
 *
 * <pre>
 * past(t)    = D(t) + r q(t,t-1) past(t-1)        each where the pixel was, with the weights as sums of the same form
 * ahead(t)   = D(t) + r q(t,t+1) ahead(t+1)       each where it will be
 * out(t)     = (D(t) + b (past(t) - D(t)) + a (ahead(t) - D(t))) / (their weights)
 * a, b       = 1 and less, so that the mean distances in time before and ahead are the same, but 0.3 at least
 * q          = (1 - (difference of brightness / 20)^2)^2, 0 beyond and where the other frame ends
 * </pre>
 *
 * D is inverse depth, also of metres. Where something is covered or comes into sight the brightness differs, and the frame's
 * own depth stands. A frame that no network has looked at has no D, and q is 0.01 at least: its depth is that of those beside it,
 * moved. What is ahead is summed up once for a block of frames, from the end of the next block on: so frame t's depth hangs on
 * its number and on what was before, not on where a run begins. Confined to one thread.
 *
 * @param <T> what waits for its depth, a frame
 */
public final class MotionSteadier<T> {
    /** Cells along the longer side of the grid on which motion is looked for. */
    private static final int LONGEST = 128;

    /** Share at which a frame counts beside the next one. */
    private static final float DECAY = 0.8f;

    /** Share of the longer side that is left where the other is short, at the ends of shots. */
    private static final double LEAST = 0.3;

    private final int block;
    private final Predicate<? super T> restarts;
    private final List<Seen<T>> waiting = new ArrayList<>();
    private Optional<Past> past = Optional.empty();

    /**
     * @param block frames that are looked ahead at least, 1 or more; twice as many wait at most
     * @param restarts frames that another run may begin with, given their {@link #memory}
     */
    public MotionSteadier(int block, Predicate<? super T> restarts) {
        if (block < 1) {
            throw new IllegalArgumentException("block of " + block);
        }
        this.block = block;
        this.restarts = restarts;
    }

    /**
     * Takes the next frame and its depth, and gives older frames with theirs.
     *
     * @param number of the frame in the film
     * @param picture which is not kept
     */
    public void push(T frame, long number, RgbaImage picture, RawDepth depth, BiConsumer<T, RawDepth> out) {
        take(new Seen<>(frame, number, Optional.of(even(depth)), Brightness.of(picture, LONGEST)), out);
    }

    /**
     * Takes the next frame, at which no network has looked, as {@link #push} does.
     *
     * @throws IllegalStateException where a shot begins with it, or it has another size than the one before
     */
    public void pass(T frame, long number, RgbaImage picture, BiConsumer<T, RawDepth> out) {
        take(new Seen<>(frame, number, Optional.empty(), Brightness.of(picture, LONGEST)), out);
    }

    private void take(Seen<T> next, BiConsumer<T, RawDepth> out) {
        Optional<Size> map = map();
        if (map.isPresent()
                && next.depth.filter(d -> !d.size().equals(map.get())).isPresent()) {
            flush(out);
        }
        if (before().filter(look -> !look.fits(next.look)).isPresent()) {
            flush(out);
        }
        if (!waiting.isEmpty()) {
            Seen<T> last = waiting.get(waiting.size() - 1);
            last.ahead = Optional.of(last.look.to(next.look));
        }
        if (next.depth.isEmpty() && map().isEmpty()) {
            throw new IllegalStateException("frame " + next.number + " begins a shot without depth");
        }
        waiting.add(next);
        if (next.number % block == block - 1) {
            release(next.number - block, out);
        }
    }

    /** The picture of the frame before the next one. */
    private Optional<Look> before() {
        return waiting.isEmpty() ? past.map(Past::look) : Optional.of(waiting.get(waiting.size() - 1).look);
    }

    /** Size of the depth of the frames before the next one; empty where a shot begins with that. */
    private Optional<Size> map() {
        for (Seen<T> one : waiting) {
            if (one.depth.isPresent()) {
                return Optional.of(one.depth.get().size());
            }
        }
        return past.map(p -> p.mean().size());
    }

    /** Gives all that wait, at a scene cut or the end, and starts afresh. */
    public void flush(BiConsumer<T, RawDepth> out) {
        release(Long.MAX_VALUE, out);
        past = Optional.empty();
    }

    /**
     * What the depth of the frame that is given just now and of those after it hangs on besides; of no bytes where a shot begins.
     * To be asked for while a frame is given.
     */
    public byte[] memory() {
        return past.map(Past::bytes).orElse(new byte[0]);
    }

    /**
     * Goes on before its first frame as the one whose {@link #memory} it was.
     *
     * @throws IllegalArgumentException when it is broken
     */
    public void recall(byte[] memory) {
        past = memory.length == 0 ? Optional.empty() : Optional.of(Past.of(memory));
    }

    /** Gives the frames up to number {@code last}. */
    private void release(long last, BiConsumer<T, RawDepth> out) {
        if (waiting.isEmpty() || waiting.get(0).number > last) {
            return;
        }
        Size map = map().orElseThrow();
        List<Average> ahead = ahead(map);
        while (!waiting.isEmpty() && waiting.get(0).number <= last) {
            Seen<T> now = waiting.get(0);
            if (restarts.test(now.frame)) {
                past = past.map(Past::rounded);
            }
            Average before = now.begun(map);
            past.ifPresent(p -> before.add(p.mean().values(), p.weight(), now.look.to(p.look()), DECAY));
            // of which kind and camera
            RawDepth like = now.depth.or(() -> past.map(Past::mean)).orElseThrow();
            out.accept(now.frame, even(with(like, between(before, ahead.remove(0)))));
            int frames = past.map(Past::frames).orElse(0) + 1;
            past = Optional.of(
                    new Past(with(like, before.mean()), before.weight(), now.look, Math.min(frames, Past.MOST)));
            waiting.remove(0);
        }
    }

    private static RawDepth with(RawDepth like, float[] values) {
        return new RawDepth(like.size(), values, like.kind(), like.fovX());
    }

    /** Balanced, so that what comes steadily nearer neither lags nor leads: as if as far was looked back as ahead. */
    private float[] between(Average before, Average ahead) {
        double back = reach(past.map(Past::frames).orElse(0));
        double forth = reach(waiting.size() - 1);
        float shareBefore = (float) Math.max(LEAST, Math.min(1, forth / Math.max(back, 1e-9)));
        float shareAhead = (float) Math.max(LEAST, Math.min(1, back / Math.max(forth, 1e-9)));
        return before.between(ahead, shareBefore, shareAhead);
    }

    /** Metres as their inverse, in which the house reckons, and back: the mean of 3 and 100 m is to be 6. */
    private static RawDepth even(RawDepth depth) {
        if (depth.kind() != DepthKind.METRIC_METRES) {
            return depth;
        }
        float[] inverse = depth.values().clone();
        for (int i = 0; i < inverse.length; i++) {
            inverse[i] = 1 / Math.max(inverse[i], Float.MIN_NORMAL);
        }
        return with(depth, inverse);
    }

    /** Sum of the distances of so many frames, each by its share. */
    private static double reach(int frames) {
        double sum = 0;
        double share = 1;
        for (int k = 1; k <= frames; k++) {
            share *= DECAY;
            sum += k * share;
        }
        return sum;
    }

    /** For each frame that waits the sum of it and of those after it. */
    private List<Average> ahead(Size map) {
        List<Average> sums = new ArrayList<>();
        for (int i = waiting.size() - 1; i >= 0; i--) {
            Seen<T> now = waiting.get(i);
            Average sum = now.begun(map);
            if (!sums.isEmpty() && now.ahead.isPresent()) {
                Average next = sums.get(0);
                sum.add(next.mean(), next.weight(), now.ahead.get(), DECAY);
            }
            sums.add(0, sum);
        }
        return sums;
    }

    private static final class Seen<T> {
        private final T frame;
        private final long number;
        /** Empty where no network has looked at it. */
        private final Optional<RawDepth> depth;

        private final Look look;
        /** To the next frame, once that is known. */
        private Optional<Motion> ahead = Optional.empty();

        Seen(T frame, long number, Optional<RawDepth> depth, Grid picture) {
            this.frame = frame;
            this.number = number;
            this.depth = depth;
            look = new Look(picture);
        }

        Average begun(Size map) {
            return new Average(map, depth.map(RawDepth::values));
        }
    }
}
