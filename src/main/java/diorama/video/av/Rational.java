package diorama.video.av;

/**
 * A fraction as libav uses it for frame rates, time bases and pixel shapes; 0/1 is "unknown".
 *
 * @param denominator &gt; 0
 */
public record Rational(int numerator, int denominator) {
    public static final Rational ONE = new Rational(1, 1);
    public static final Rational UNKNOWN = new Rational(0, 1);
    public static final Rational MICROS = new Rational(1, 1_000_000);

    public Rational {
        if (denominator == 0) {
            numerator = 0;
            denominator = 1;
        }
        if (denominator < 0) {
            numerator = -numerator;
            denominator = -denominator;
        }
    }

    /** The nearest usual rate to {@code value}: 23.976 is 24000/1001; else a fraction of thousandths. */
    public static Rational of(double value) {
        long whole = Math.round(value);
        if (Math.abs(value - whole) < 1e-6) {
            return new Rational((int) whole, 1);
        }
        for (int rate : new int[] {24, 30, 48, 60, 120}) {
            if (Math.abs(value - rate * 1000 / 1001.0) < 2e-3) {
                return new Rational(rate * 1000, 1001);
            }
        }
        return new Rational((int) Math.round(value * 1000), 1000);
    }

    public boolean known() {
        return numerator > 0;
    }

    public double value() {
        return (double) numerator / denominator;
    }

    public Rational inverse() {
        return new Rational(denominator, numerator);
    }

    /** A part of it. */
    public Rational over(int parts) {
        return numerator % parts == 0
                ? new Rational(numerator / parts, denominator)
                : new Rational(numerator, Math.multiplyExact(denominator, parts));
    }

    /** {@code ticks} of this time base in {@code other}'s ticks, rounded to nearest. */
    public long rescale(long ticks, Rational other) {
        return org.bytedeco.ffmpeg.global.avutil.av_rescale_q(ticks, Av.rational(this), Av.rational(other));
    }

    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
