package diorama.pipeline.frame;

import diorama.video.av.Rational;
import java.util.Locale;
import java.util.Optional;

/**
 * The rate at which a film's frames lie where only one number can be said of their times: the container's where that is true,
 * else the mean, so that sound and picture end together. Confined to one thread.
 */
public final class EvenTimes {
    /** Times are rounded to milliseconds by some containers. */
    private static final double ROUNDED_MICROS = 1100;

    private final Rational told;
    private long frames;
    private long first;
    private long last;
    /** Farthest from where the rate puts a frame, microseconds. */
    private double worst;

    public EvenTimes(Rational told) {
        this.told = told;
    }

    public void add(long micros) {
        if (frames == 0) {
            first = micros;
        }
        last = micros;
        if (told.known()) {
            worst = Math.max(worst, Math.abs(micros - first - frames * 1e6 / told.value()));
        }
        frames++;
    }

    private boolean even() {
        return frames < 2 || last <= first || (told.known() && worst <= ROUNDED_MICROS);
    }

    private double mean() {
        return (frames - 1) * 1e6 / (last - first);
    }

    /** As iw3 writes it: a whole number, a fraction, or one with a point. */
    public String rate() {
        if (!even()) {
            return String.format(Locale.ROOT, "%.3f", mean());
        }
        return told.denominator() == 1 ? String.valueOf(told.numerator()) : "'" + told + "'";
    }

    /** What is lost. */
    public Optional<String> note() {
        return even()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "its frames do not come at even times, of which an export says only how many there are a second: %.3f",
                        mean()));
    }
}
