package diorama.depth;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.BiConsumer;

/**
 * Steadies the depth range of a film: an exponential mean of the least and greatest value over a window that looks ahead.
 *
 * <p>Source: iw3 (nunif), {@code depth_scaler.py}, and equal to it: a ring of the last n ranges, filled with the first on a
 * fresh start; the first output takes the ring's extremes, each later one moves towards them by 1 - decay. A frame leaves
 * when n - 1 later ones have been seen. Look-ahead 1 with decay 0 is plain normalisation of every frame.
 *
 * <p>Confined to one thread.
 *
 * @param <T> what waits for its range, a frame
 */
public final class RangeStabiliser<T> implements RangeSteadier<T> {
    private final double decay;
    private final double[] lows;
    private final double[] highs;
    private final Deque<T> waiting = new ArrayDeque<>();
    private int next;
    private boolean started;
    private boolean released;
    private double low;
    private double high;

    /**
     * @param decay share of the former range that is kept per frame, [0,1)
     * @param lookAhead frames in the window, the current one included, at least 1
     */
    public RangeStabiliser(double decay, int lookAhead) {
        if (!(decay >= 0 && decay < 1) || lookAhead < 1) {
            throw new IllegalArgumentException("decay " + decay + ", look-ahead " + lookAhead);
        }
        this.decay = decay;
        this.lows = new double[lookAhead];
        this.highs = new double[lookAhead];
    }

    @Override
    public void push(T frame, DepthRange range, BiConsumer<T, DepthRange> out) {
        if (!started) {
            Arrays.fill(lows, range.low());
            Arrays.fill(highs, range.high());
            started = true;
        }
        lows[next] = range.low();
        highs[next] = range.high();
        next = (next + 1) % lows.length;
        waiting.add(frame);
        if (waiting.size() == lows.length) {
            advance();
            release(out);
        }
    }

    @Override
    public void flush(BiConsumer<T, DepthRange> out) {
        if (!released) {
            advance();
        }
        while (!waiting.isEmpty()) {
            release(out);
        }
        started = false;
        released = false;
        next = 0;
    }

    private void advance() {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < lows.length; i++) {
            least = Math.min(least, lows[i]);
            greatest = Math.max(greatest, highs[i]);
        }
        low = released ? decay * low + (1 - decay) * least : least;
        high = released ? decay * high + (1 - decay) * greatest : greatest;
        released = true;
    }

    private void release(BiConsumer<T, DepthRange> out) {
        out.accept(waiting.remove(), new DepthRange((float) low, (float) high));
    }
}
