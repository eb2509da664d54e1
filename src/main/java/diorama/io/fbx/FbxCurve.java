package diorama.io.fbx;

import java.util.Arrays;
import java.util.Optional;

/**
 * A curve of an FBX file's animations, which may be bent, stepped, or turn by more than half a circle between two keys: to
 * Assimp all of them are straight, and turns take the short way. Tangents: D. Kochanek and R. Bartels, Interpolating Splines with
 * Local Tension, Continuity, and Bias Control, 1984; those that are made automatically are the mean of the slopes to both
 * neighbours.
 *
 * @param times rising, in parts of a {@link #SECOND}
 * @param flags of each key
 * @param data four of each key: slope to its right, slope to the next one's left, both weights, velocities
 */
record FbxCurve(long[] times, float[] values, int[] flags, float[] data) {
    static final long SECOND = 46_186_158_000L;

    private static final int CONSTANT = 0x2;
    private static final int CUBIC = 0x8;
    /** The value is the next key's, not its own. */
    private static final int NEXT = 0x100;

    private static final int TCB = 0x200;
    private static final int USER = 0x400;
    private static final int CLAMP = 0x1000;
    private static final int TIME_INDEPENDENT = 0x2000;
    private static final int PROGRESSIVE = 0x4000;
    private static final int WEIGHTED_RIGHT = 0x1000000;
    private static final int WEIGHTED_LEFT = 0x2000000;

    private static final double STEPS_PER_SECOND = 60;
    private static final int MOST_STEPS = 1024;
    /** Of one curve. */
    private static final int MOST_KEYS = 1 << 18;
    /** So far may a turn go between two keys, degrees. */
    private static final double TURN = 30;
    /** How long a jump takes at most: a millisecond. */
    private static final long JUMP = SECOND / 1000;

    /** Keys between which all is straight. */
    record Straight(long[] times, float[] values) {}

    /** @param uses how many keys have each of the flags and of four of the data */
    static FbxCurve of(long[] times, float[] values, int[] flags, float[] data, int[] uses) {
        int[] flagOf = new int[times.length];
        float[] dataOf = new float[4 * times.length];
        int key = 0;
        for (int a = 0; a < Math.min(flags.length, Math.min(uses.length, data.length / 4)); a++) {
            for (int u = 0; u < uses[a] && key < times.length; u++, key++) {
                flagOf[key] = flags[a];
                System.arraycopy(data, 4 * a, dataOf, 4 * key, 4);
            }
        }
        return new FbxCurve(times, values, flagOf, dataOf);
    }

    /**
     * How many keys {@link #straight} makes at most.
     *
     * @return 0 where it is straight as it is, or nothing sensible
     */
    int keys(boolean turns) {
        int count = times.length;
        if (count < 2 || values.length != count || flags.length != count || data.length != 4 * count) {
            return 0;
        }
        for (int k = 0; k < count; k++) {
            if (!Float.isFinite(values[k]) || (k > 0 && times[k] <= times[k - 1])) {
                return 0;
            }
        }
        int out = count;
        for (int k = 0; k + 1 < count && out < MOST_KEYS; k++) {
            boolean jump = (flags[k] & CONSTANT) != 0;
            out += jump ? (values[k] != values[k + 1] ? 1 : 0) : Math.max(0, steps(k, turns) - 1);
        }
        return out > count && out < MOST_KEYS ? out : 0;
    }

    /**
     * @param turns whether it is an angle
     * @return empty where it is straight as it is, nothing sensible, or goes farther than numbers do
     */
    Optional<Straight> straight(boolean turns) {
        if (keys(turns) == 0) {
            return Optional.empty();
        }
        int count = times.length;
        Keys keys = new Keys();
        for (int k = 0; k < count && keys.finite; k++) {
            keys.put(times[k], values[k]);
            if (k + 1 < count) {
                between(k, turns, keys);
            }
        }
        return keys.finite && keys.count > count
                ? Optional.of(
                        new Straight(Arrays.copyOf(keys.times, keys.count), Arrays.copyOf(keys.values, keys.count)))
                : Optional.empty();
    }

    /** Puts keys between one and the next. */
    private void between(int k, boolean turns, Keys out) {
        long from = times[k];
        long length = times[k + 1] - from;
        if ((flags[k] & CONSTANT) != 0) {
            if (values[k] != values[k + 1]) {
                boolean next = (flags[k] & NEXT) != 0;
                long jump = Math.min(JUMP, length / 2);
                out.put(next ? from + jump : from + length - jump, values[next ? k + 1 : k]);
            }
            return;
        }
        boolean bent = (flags[k] & CUBIC) != 0;
        int count = steps(k, turns);
        double seconds = (double) length / SECOND;
        double right = bent ? right(k) * seconds : 0;
        double left = bent ? left(k + 1) * seconds : 0;
        double rightWeight = weight(k, WEIGHTED_RIGHT);
        double leftWeight = weight(k, WEIGHTED_LEFT);
        for (int s = 1; s < count; s++) {
            double way = (double) s / count;
            double part = bent ? part(way, rightWeight, leftWeight) : 0;
            double value = bent
                    ? bezier(
                            part,
                            values[k],
                            values[k] + right * rightWeight,
                            values[k + 1] - left * leftWeight,
                            values[k + 1])
                    : values[k] + way * (values[k + 1] - values[k]);
            out.put(from + Math.round(way * length), (float) value);
        }
    }

    /** Into how many straight parts that between a key and the next is cut. */
    private int steps(int k, boolean turns) {
        double steps = turns ? Math.abs((double) values[k + 1] - values[k]) / TURN : 1;
        if ((flags[k] & CUBIC) != 0) {
            steps = Math.max(steps, STEPS_PER_SECOND * (times[k + 1] - times[k]) / SECOND);
        }
        return (int) Math.min(MOST_STEPS, Math.ceil(steps - 1e-3));
    }

    /** Where on the spline a part of the time is over, from 0 to 1 both. */
    private static double part(double way, double rightWeight, double leftWeight) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < 40; i++) {
            double middle = (low + high) / 2;
            if (bezier(middle, 0, rightWeight, 1 - leftWeight, 1) < way) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double bezier(double t, double a, double b, double c, double d) {
        double u = 1 - t;
        return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
    }

    /** A tangent's length as a part of the time between two keys; both are 16 bits of ten-thousandths. */
    private double weight(int k, int which) {
        if ((flags[k] & which) == 0) {
            return 1 / 3.0;
        }
        int both = Float.floatToRawIntBits(data[4 * k + 2]);
        return Math.min(1, (which == WEIGHTED_RIGHT ? both & 0xffff : both >>> 16) / 10_000.0);
    }

    /** Slope behind a key, by the second. */
    private double right(int k) {
        return finite((flags[k] & TCB) != 0 ? tcb(k, 1) : (flags[k] & USER) != 0 ? data[4 * k] : automatic(k));
    }

    /** Slope before a key: the one before it says so, unless it is made here. */
    private double left(int k) {
        boolean bent = (flags[k] & CUBIC) != 0;
        if (bent && (flags[k] & TCB) != 0) {
            return finite(tcb(k, -1));
        }
        return finite(bent && (flags[k] & USER) == 0 ? automatic(k) : data[4 * k - 3]);
    }

    private static double finite(double slope) {
        return Double.isFinite(slope) ? slope : 0;
    }

    /** @param side 1 behind the key, -1 before it */
    private double tcb(int k, int side) {
        double tension = 1 - data[4 * k];
        double continuity = side * data[4 * k + 1];
        double bias = data[4 * k + 2];
        boolean edge = k == 0 || k + 1 == times.length;
        double before = k == 0 ? 0 : slope(k - 1, k);
        double after = k + 1 == times.length ? 0 : slope(k, k + 1);
        return (edge ? 1 : 0.5)
                * tension
                * ((1 + bias) * (1 + continuity) * before + (1 - bias) * (1 - continuity) * after);
    }

    private double automatic(int k) {
        int before = Math.max(0, k - 1);
        int after = Math.min(times.length - 1, k + 1);
        double toLeft = values[k] - values[before];
        double toRight = values[after] - values[k];
        boolean edge = before == k || after == k;
        boolean flat = (flags[k] & CLAMP) != 0
                && Math.min(before == k ? 1 : Math.abs(toLeft), after == k ? 1 : Math.abs(toRight)) <= 1e-6;
        if (flat || (edge && (flags[k] & PROGRESSIVE) != 0)) {
            return 0;
        }
        double whole = slope(before, after);
        if (edge) {
            return whole;
        }
        double slope = (flags[k] & TIME_INDEPENDENT) != 0 ? whole : (slope(before, k) + slope(k, after)) / 2;
        if ((flags[k] & PROGRESSIVE) == 0) {
            return slope;
        }
        if (toLeft * toRight <= 0) {
            return 0;
        }
        // no spline of these slopes leaves what lies between its keys
        double most = 3 * Math.min(Math.abs(slope(before, k)), Math.abs(slope(k, after)));
        return Math.copySign(Math.min(Math.abs(slope), most), toLeft);
    }

    private double slope(int from, int to) {
        return ((double) values[to] - values[from]) * SECOND / (times[to] - times[from]);
    }

    /** Confined to one thread. */
    private static final class Keys {
        private long[] times = new long[64];
        private float[] values = new float[64];
        private int count;
        private boolean finite = true;

        void put(long time, float value) {
            finite &= Float.isFinite(value);
            if (count > 0 && time <= times[count - 1]) {
                return;
            }
            if (count == times.length) {
                times = Arrays.copyOf(times, 2 * count);
                values = Arrays.copyOf(values, 2 * count);
            }
            times[count] = time;
            values[count++] = value;
        }
    }
}
