package diorama.pipeline.job;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What of a film's stereo changes in time. A value is looked for in the shot that the moment lies in, then in the keys of the
 * whole film; where neither says anything the job's own stands. Times are microseconds from the film's beginning.
 *
 * @param shots in order; each lasts until the next one begins
 * @param keys in order
 * @param limits shots, in order, whose divergence and convergence go before all else
 */
public record Timeline(List<Shot> shots, List<Key> keys, List<Shot> limits) {
    public static final Timeline NONE = new Timeline(List.of(), List.of());

    /** Half of the millisecond that times are written to, so that a shot's first frame lies in it. */
    private static final long HALF_MILLI = 500;

    public Timeline {
        shots = List.copyOf(shots);
        keys = List.copyOf(keys);
        limits = List.copyOf(limits);
    }

    /** Without limits. */
    public Timeline(List<Shot> shots, List<Key> keys) {
        this(shots, keys, List.of());
    }

    /** The same with divergence and convergence of these shots. */
    public Timeline limitedTo(List<Shot> solved) {
        return new Timeline(shots, keys, solved);
    }

    /** What is said of a moment; what is not said is left empty. */
    public record Values(
            OptionalDouble divergence,
            OptionalDouble convergence,
            OptionalDouble foregroundScale,
            Optional<Trim> crop) {
        public static final Values NONE =
                new Values(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());
    }

    /** How the value before a key becomes the key's. */
    public enum Ease {
        /** Evenly. */
        LINEAR,
        /** Slowly at either end. */
        SMOOTH,
        /** At once, at the key. */
        HOLD;

        private double of(double t) {
            return switch (this) {
                case LINEAR -> t;
                case SMOOTH -> t * t * (3 - 2 * t);
                case HOLD -> t < 1 ? 0 : 1;
            };
        }
    }

    /** Values at a moment. */
    public record Key(long micros, Values values, Ease ease) {}

    /**
     * A part of the film with values of its own.
     *
     * @param from its first moment
     * @param values from there on, up to its first key that says otherwise
     * @param keys in order, none before {@code from}
     */
    public record Shot(long from, Values values, List<Key> keys) {
        public Shot {
            keys = List.copyOf(keys);
        }
    }

    /**
     * A part of the frame that is shown instead of the whole, in percent of its width and height that are cut off.
     */
    public record Trim(double left, double top, double right, double bottom) {
        /** Whether it cuts nothing. */
        public boolean isNone() {
            return left == 0 && top == 0 && right == 0 && bottom == 0;
        }
    }

    public boolean isNone() {
        return shots.isEmpty() && keys.isEmpty() && limits.isEmpty();
    }

    /** Whether a part of the frame is shown at any moment. */
    public boolean crops() {
        return keys.stream().anyMatch(k -> k.values.crop.isPresent())
                || shots.stream()
                        .anyMatch(s ->
                                s.values.crop.isPresent() || s.keys.stream().anyMatch(k -> k.values.crop.isPresent()));
    }

    /** A timeline on which what this one says of a moment holds always. */
    public Timeline frozen(long micros) {
        return isNone() ? this : new Timeline(List.of(new Shot(0, at(micros), List.of())), List.of(), List.of());
    }

    /** What holds at a moment. */
    public Values at(long micros) {
        if (isNone()) {
            return Values.NONE;
        }
        long at = micros + HALF_MILLI;
        Optional<Shot> shot = shot(shots, at);
        Optional<Values> limit = shot(limits, at).map(Shot::values);
        return new Values(
                limit.map(Values::divergence).orElseGet(() -> number(shot, at, Values::divergence)),
                limit.map(Values::convergence).orElseGet(() -> number(shot, at, Values::convergence)),
                number(shot, at, Values::foregroundScale),
                crop(shot, at));
    }

    private static Optional<Shot> shot(List<Shot> shots, long at) {
        int count = 0;
        while (count < shots.size() && shots.get(count).from <= at) {
            count++;
        }
        return count == 0 ? Optional.empty() : Optional.of(shots.get(count - 1));
    }

    private Optional<Trim> crop(Optional<Shot> shot, long at) {
        OptionalDouble left = number(shot, at, v -> part(v, Trim::left));
        if (left.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Trim(
                left.getAsDouble(),
                number(shot, at, v -> part(v, Trim::top)).orElse(0),
                number(shot, at, v -> part(v, Trim::right)).orElse(0),
                number(shot, at, v -> part(v, Trim::bottom)).orElse(0)));
    }

    private static OptionalDouble part(Values values, Function<Trim, Double> side) {
        return values.crop.stream().mapToDouble(side::apply).findFirst();
    }

    private OptionalDouble number(Optional<Shot> shot, long at, Function<Values, OptionalDouble> which) {
        OptionalDouble inShot = shot.map(s -> between(s.from, which.apply(s.values), s.keys, at, which))
                .orElse(OptionalDouble.empty());
        return inShot.isPresent() ? inShot : between(0, OptionalDouble.empty(), keys, at, which);
    }

    /** The value between the last key before the moment and the first after it; of the nearer one where there is no other. */
    private static OptionalDouble between(
            long from, OptionalDouble first, List<Key> keys, long at, Function<Values, OptionalDouble> which) {
        long before = from;
        OptionalDouble value = first;
        for (Key key : keys) {
            OptionalDouble next = which.apply(key.values);
            if (next.isEmpty()) {
                continue;
            }
            if (key.micros >= at) {
                if (value.isEmpty()) {
                    return next;
                }
                double t = key.micros == before ? 1 : (double) (at - before) / (key.micros - before);
                double a = value.getAsDouble();
                return OptionalDouble.of(a + key.ease.of(t) * (next.getAsDouble() - a));
            }
            before = key.micros;
            value = next;
        }
        return value;
    }

    /** A time as people read it and as files have it, {@code h:mm:ss.mmm}. */
    public static String clock(long micros) {
        long millis = Math.round(micros / 1000.0);
        return String.format(
                Locale.ROOT,
                "%d:%02d:%02d.%03d",
                millis / 3_600_000,
                millis / 60_000 % 60,
                millis / 1000 % 60,
                millis % 1000);
    }
}
