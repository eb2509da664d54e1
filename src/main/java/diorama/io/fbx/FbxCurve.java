package diorama.io.fbx;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

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
    /** So much of the way between two keys is not seen. */
    private static final double SMALL = 2e-3;
    /** Between two keys that are close, as far as they bend. */
    private static final double MOST_BENDS = 16;
    /** Of one curve. */
    private static final int MOST_KEYS = 1 << 18;
    /** So far may a turn go between two keys, degrees. */
    private static final double TURN = 30;
    /** How long a jump takes at most: a millisecond. */
    static final long JUMP = SECOND / 1000;

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
        return new FbxCurve(times, values, flagOf, dataOf).withoutTwins();
    }

    /**
     * How many keys {@link #straight} makes at most.
     *
     * @return 0 where it is straight as it is, or nothing sensible
     */
    int keys(boolean turns) {
        int count = times.length;
        if (count < 2 || !isSensible()) {
            return 0;
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

    /** Keys at the time of the one before them are passed over. */
    private FbxCurve withoutTwins() {
        int[] kept = IntStream.range(0, times.length)
                .filter(k -> k == 0 || times[k] != times[k - 1])
                .toArray();
        if (kept.length == times.length || values.length != times.length) {
            return this;
        }
        FbxCurve out = new FbxCurve(
                new long[kept.length], new float[kept.length], new int[kept.length], new float[4 * kept.length]);
        for (int k = 0; k < kept.length; k++) {
            out.times[k] = times[kept[k]];
            out.values[k] = values[kept[k]];
            out.flags[k] = flags[kept[k]];
            System.arraycopy(data, 4 * kept[k], out.data, 4 * k, 4);
        }
        return out;
    }

    /** Whether it says something at all. */
    boolean isSensible() {
        int count = times.length;
        if (count < 1 || values.length != count || flags.length != count || data.length != 4 * count) {
            return false;
        }
        for (int k = 0; k < count; k++) {
            if (!Float.isFinite(values[k]) || (k > 0 && times[k] <= times[k - 1])) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is the same at all times, bends between its keys too. */
    boolean isStill() {
        for (int k = 0; k + 1 < times.length; k++) {
            boolean bent = (flags[k] & CUBIC) != 0;
            if (values[k] != values[k + 1] || (bent && (right(k) != 0 || left(k + 1) != 0))) {
                return false;
            }
        }
        return slope(true) == 0 && slope(false) == 0;
    }

    /** Its value at a time; the first one's before it, the last one's behind it. */
    double at(long time) {
        int found = Arrays.binarySearch(times, time);
        int k = found >= 0 ? found : Math.max(0, -found - 2);
        if (found >= 0 || time <= times[0] || k + 1 >= times.length) {
            return values[k];
        }
        if ((flags[k] & CONSTANT) != 0) {
            return values[(flags[k] & NEXT) != 0 ? k + 1 : k];
        }
        double way = (double) (time - times[k]) / (times[k + 1] - times[k]);
        return (flags[k] & CUBIC) != 0 ? bent(k, way) : values[k] + way * ((double) values[k + 1] - values[k]);
    }

    /** Between a key and the next. */
    private double bent(int k, double way) {
        double seconds = (double) (times[k + 1] - times[k]) / SECOND;
        double rightWeight = weight(k, WEIGHTED_RIGHT);
        double leftWeight = weight(k, WEIGHTED_LEFT);
        return bezier(
                part(way, rightWeight, leftWeight),
                values[k],
                values[k] + right(k) * seconds * rightWeight,
                values[k + 1] - left(k + 1) * seconds * leftWeight,
                values[k + 1]);
    }

    /** Where it jumps between a key and the next: just before the next, just behind itself, or not at all (negative). */
    long jump(int k) {
        if ((flags[k] & CONSTANT) == 0) {
            return -1;
        }
        long length = Math.min(JUMP, (times[k + 1] - times[k]) / 2);
        return (flags[k] & NEXT) != 0 ? times[k] + length : times[k + 1] - length;
    }

    /** Slope with which it leaves its keys, by the second. */
    double slope(boolean before) {
        int last = times.length - 1;
        return last < 1 ? 0 : before ? leaving(0) : leaving(last);
    }

    private double leaving(int k) {
        int from = k == 0 ? 0 : k - 1;
        boolean bent = (flags[from] & CUBIC) != 0;
        boolean steps = (flags[from] & CONSTANT) != 0;
        return steps ? 0 : !bent ? slope(from, from + 1) : k == 0 ? right(0) : left(k);
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
        for (int s = 1; s < count; s++) {
            double way = (double) s / count;
            double value = bent ? bent(k, way) : values[k] + way * (values[k + 1] - values[k]);
            out.put(from + Math.round(way * length), (float) value);
        }
    }

    /** Into how many straight parts that between a key and the next is cut. */
    private int steps(int k, boolean turns) {
        double steps = turns ? Math.abs((double) values[k + 1] - values[k]) / TURN : 1;
        if ((flags[k] & CUBIC) != 0) {
            steps = Math.max(steps, STEPS_PER_SECOND * (times[k + 1] - times[k]) / SECOND);
            steps = Math.max(steps, Math.min(MOST_BENDS, Math.sqrt(bend(k) / SMALL)));
        }
        return (int) Math.min(MOST_STEPS, Math.ceil(steps - 1e-3));
    }

    /** How far the line between a key and the next is from straight, as a part of the way between them; at most. */
    private double bend(int k) {
        double seconds = (double) (times[k + 1] - times[k]) / SECOND;
        double way = (double) values[k + 1] - values[k];
        double right = right(k) * seconds * weight(k, WEIGHTED_RIGHT);
        double left = left(k + 1) * seconds * weight(k, WEIGHTED_LEFT);
        double most = Math.max(Math.abs(way - left - 2 * right), Math.abs(way - right - 2 * left));
        // a cubic's second derivative, and what a chord leaves out of it
        double size = Math.max(Math.abs(way), Math.max(Math.abs(right), Math.abs(left)));
        return size > 0 ? 0.75 * most / size : 0;
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
        return finite(
                (flags[k] & TCB) != 0 ? tcb(k, 1) : (flags[k] & USER) != 0 ? data[4 * k] : automatic(k, data[4 * k]));
    }

    /** Slope before a key: the one before it says so, unless it is made here. */
    private double left(int k) {
        boolean bent = (flags[k] & CUBIC) != 0;
        if (bent && (flags[k] & TCB) != 0) {
            return finite(tcb(k, -1));
        }
        if (!bent || (flags[k] & USER) != 0) {
            return finite(data[4 * k - 3]);
        }
        boolean before = (flags[k - 1] & CUBIC) != 0 && (flags[k - 1] & TCB) == 0;
        return finite(automatic(k, before ? -data[4 * k - 3] : data[4 * k]));
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

    /** @param bias per cent of the way to the slope behind it, negative to that before it; beyond 500 it is steeper than both */
    private double automatic(int k, double bias) {
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
        boolean biased = (flags[k] & TIME_INDEPENDENT) == 0;
        if (edge) {
            return biased ? whole + steeper(bias, 0) : whole;
        }
        double slope = whole;
        if (biased) {
            double mean = (slope(before, k) + slope(k, after)) / 2;
            double share = Math.abs(bias) / 100;
            double target = bias > 0 ? slope(k, after) : slope(before, k);
            slope = share > 1e-4 ? mean + share * (target - mean) + steeper(bias, target - mean) : mean;
        }
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

    /** As MotionBuilder does it: measured by ufbx (S. Ilkka, 2020). */
    private static double steeper(double bias, double way) {
        double more = Math.max(0, Math.abs(bias) / 100 - 5);
        return Math.copySign(40 * more * more, Math.abs(way) > 1e-5 ? way : bias);
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
