package diorama.depth;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Steadies the depth range of a film within each shot by a Gaussian that looks to both sides, so that nothing lags (CORE E.6):
 *
 * <pre>
 * low(t) = sum g(k) own.low(t+k) / sum g(k)      g(k) = exp(-k^2 / 2 sigma^2), |k| up to 3 sigma, within the shot
 * high(t) likewise, then raised to max over k of  high + g(k) (own.high(t+k) - 0.03 range - high): no frame is cut off by
 * more than 3 % of its range, and the rise begins before the frame that needs it; low(t) likewise downwards
 * </pre>
 *
 * Memory is bounded: where fewer frames may wait than 3 sigma, sigma is as small as that allows. Confined to one thread.
 *
 * @param <T> what waits for its range, a frame
 */
public final class ShotStabiliser<T> implements RangeSteadier<T> {
    /** Share of a frame's own range that may be cut off at either end. */
    private static final double CLIP = 0.03;

    private final int reach;
    private final double[] weights;
    private final Deque<T> waiting = new ArrayDeque<>();
    /** Of the shot's frames from {@link #first} on. */
    private final List<DepthRange> ranges = new ArrayList<>();

    /** Number in the shot of the first range that is kept, and of the frame that leaves next. */
    private long first;

    private long next;

    /**
     * @param sigmaFrames 0 leaves every frame its own range
     * @param most frames that may wait
     */
    public ShotStabiliser(double sigmaFrames, int most) {
        if (!(sigmaFrames >= 0) || most < 1) {
            throw new IllegalArgumentException("sigma " + sigmaFrames + " of " + most + " frames");
        }
        double sigma = Math.min(sigmaFrames, (most - 1) / 3.0);
        reach = (int) Math.floor(3 * sigma + 1e-9);
        weights = new double[reach + 1];
        for (int k = 0; k <= reach; k++) {
            weights[k] = k == 0 ? 1 : Math.exp(-k * k / (2 * sigma * sigma));
        }
    }

    @Override
    public void push(T frame, DepthRange range, BiConsumer<T, DepthRange> out) {
        ranges.add(range);
        waiting.add(frame);
        if (waiting.size() > reach) {
            release(out);
        }
    }

    @Override
    public void flush(BiConsumer<T, DepthRange> out) {
        while (!waiting.isEmpty()) {
            release(out);
        }
        ranges.clear();
        first = 0;
        next = 0;
    }

    private void release(BiConsumer<T, DepthRange> out) {
        int at = (int) (next - first);
        out.accept(waiting.remove(), steadied(at));
        next++;
        if (at >= reach) {
            ranges.remove(0);
            first++;
        }
    }

    private DepthRange steadied(int at) {
        int from = Math.max(0, at - reach);
        int to = Math.min(ranges.size() - 1, at + reach);
        double low = 0;
        double high = 0;
        double sum = 0;
        for (int i = from; i <= to; i++) {
            double g = weights[Math.abs(i - at)];
            low += g * ranges.get(i).low();
            high += g * ranges.get(i).high();
            sum += g;
        }
        low /= sum;
        high /= sum;
        double down = 0;
        double up = 0;
        for (int i = from; i <= to; i++) {
            DepthRange own = ranges.get(i);
            double g = weights[Math.abs(i - at)];
            double clip = CLIP * (own.high() - own.low());
            down = Math.max(down, g * (low - own.low() - clip));
            up = Math.max(up, g * (own.high() - clip - high));
        }
        return new DepthRange((float) (low - down), (float) (high + up));
    }
}
