package diorama.io.fbx;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A curve of an FBX file's animations, which may be bent, stepped, or turn by more than half a circle between two keys: to
 * Assimp all of them are straight, and turns take the short way.
 *
 * @param times rising, in parts of a {@link #SECOND}
 * @param flags of each key
 * @param data four of each key: slope to its right, slope to the next one's left, both weights, velocities
 */
record FbxCurve(long[] times, float[] values, int[] flags, float[] data) {
    static final long SECOND = 46_186_158_000L;

    private static final int CONSTANT = 0x2;
    static final int CUBIC = 0x8;
    /** The value is the next key's, not its own. */
    private static final int NEXT = 0x100;

    static final double STEPS_PER_SECOND = 60;
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
            if (values[k] != values[k + 1]
                    || (bent && (FbxTangents.right(this, k) != 0 || FbxTangents.left(this, k + 1) != 0))) {
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
        double rightWeight = FbxTangents.rightWeight(this, k);
        double leftWeight = FbxTangents.leftWeight(this, k);
        return bezier(
                part(way, rightWeight, leftWeight),
                values[k],
                values[k] + FbxTangents.right(this, k) * seconds * rightWeight,
                values[k + 1] - FbxTangents.left(this, k + 1) * seconds * leftWeight,
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
        return steps
                ? 0
                : !bent
                        ? FbxTangents.slope(this, from, from + 1)
                        : k == 0 ? FbxTangents.right(this, 0) : FbxTangents.left(this, k);
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
        double right = FbxTangents.right(this, k) * seconds * FbxTangents.rightWeight(this, k);
        double left = FbxTangents.left(this, k + 1) * seconds * FbxTangents.leftWeight(this, k);
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
