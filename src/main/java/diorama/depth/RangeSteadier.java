package diorama.depth;

import java.util.function.BiConsumer;

/**
 * Gives the frames of a film ranges that change calmly from one to the next. Confined to one thread.
 *
 * @param <T> what waits for its range, a frame
 */
public interface RangeSteadier<T> {
    /** Takes the next frame and its own range; hands out older frames with the range to normalise them by. */
    void push(T frame, DepthRange range, BiConsumer<T, DepthRange> out);

    /** Hands out all that wait, at a scene cut or the end, and starts afresh. */
    void flush(BiConsumer<T, DepthRange> out);

    /**
     * What {@code options} ask for.
     *
     * @param framesPerSecond of the film
     * @param most frames that may wait
     */
    static <T> RangeSteadier<T> of(StabiliseOptions options, double framesPerSecond, int most) {
        if (options.steady() == SteadyMode.EMA) {
            return new RangeStabiliser<>(options.emaDecay(), Math.min(most, options.emaBuffer()));
        }
        double sigma = options.steady() == SteadyMode.OFF ? 0 : options.steadySeconds() * framesPerSecond;
        return new ShotStabiliser<>(sigma, most);
    }

    /** A picture's own range as the mode takes it: extremes for iw3's, else percentiles without specks. */
    static DepthRange own(StabiliseOptions options, RawDepth depth) {
        return options.steady() == SteadyMode.SHOT
                ? SteadyRange.of(depth)
                : DepthNormalizer.rangeOf(depth.values(), depth.kind());
    }
}
