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
 * D is inverse depth, also of metres. Where something is covered or comes into sight the brightness differs, and the frame's own depth stands. What is ahead is
 * summed up once for a block of frames, from the end of the next block on: so frame t's depth hangs on its number and on what was
 * before, not on where a run begins. Confined to one thread.
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
        Seen<T> next = new Seen<>(frame, number, even(depth), Brightness.of(picture, LONGEST));
        if (!waiting.isEmpty()) {
            Seen<T> last = waiting.get(waiting.size() - 1);
            if (last.fits(next.depth.size(), next.look)) {
                last.ahead = Optional.of(last.look.to(next.look));
            } else {
                flush(out);
            }
        }
        waiting.add(next);
        if (number % block == block - 1) {
            release(number - block, out);
        }
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
        List<Average> ahead = ahead();
        while (!waiting.isEmpty() && waiting.get(0).number <= last) {
            Seen<T> now = waiting.get(0);
            past = past.filter(p -> now.fits(p.map(), p.look()));
            if (restarts.test(now.frame)) {
                past = past.map(Past::rounded);
            }
            Average before = new Average(now.depth);
            past.ifPresent(p -> before.add(p.mean(), p.weight(), now.look.to(p.look()), DECAY));
            out.accept(now.frame, mean(now.depth, before, ahead.remove(0)));
            int frames = past.map(Past::frames).orElse(0) + 1;
            past = Optional.of(
                    new Past(now.depth.size(), before.mean(), before.weight(), now.look, Math.min(frames, Past.MOST)));
            waiting.remove(0);
        }
    }

    /** Balanced, so that what comes steadily nearer neither lags nor leads: as if as far was looked back as ahead. */
    private RawDepth mean(RawDepth depth, Average before, Average ahead) {
        double back = reach(past.map(Past::frames).orElse(0));
        double forth = reach(waiting.size() - 1);
        float shareBefore = (float) Math.max(LEAST, Math.min(1, forth / Math.max(back, 1e-9)));
        float shareAhead = (float) Math.max(LEAST, Math.min(1, back / Math.max(forth, 1e-9)));
        float[] values = before.between(ahead, depth.values(), shareBefore, shareAhead);
        return even(new RawDepth(depth.size(), values, depth.kind(), depth.fovX()));
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
        return new RawDepth(depth.size(), inverse, depth.kind(), depth.fovX());
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
    private List<Average> ahead() {
        List<Average> sums = new ArrayList<>();
        for (int i = waiting.size() - 1; i >= 0; i--) {
            Seen<T> now = waiting.get(i);
            Average sum = new Average(now.depth);
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
        private final RawDepth depth;
        private final Look look;
        /** To the next frame, once that is known. */
        private Optional<Motion> ahead = Optional.empty();

        Seen(T frame, long number, RawDepth depth, Grid picture) {
            this.frame = frame;
            this.number = number;
            this.depth = depth;
            look = new Look(picture);
        }

        boolean fits(Size map, Look other) {
            return depth.size().equals(map)
                    && look.picture().size().equals(other.picture().size());
        }
    }
}
