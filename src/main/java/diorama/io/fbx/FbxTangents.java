package diorama.io.fbx;

/**
 * How steep an FBX file's curves are at their keys. D. Kochanek and R. Bartels, Interpolating Splines with Local Tension, Continuity,
 * and Bias Control, 1984; tangents that are made automatically are the mean of the slopes to both neighbours.
 */
final class FbxTangents {
    private static final int TCB = 0x200;
    private static final int USER = 0x400;
    private static final int CLAMP = 0x1000;
    private static final int TIME_INDEPENDENT = 0x2000;
    private static final int PROGRESSIVE = 0x4000;
    private static final int WEIGHTED_RIGHT = 0x1000000;
    private static final int WEIGHTED_LEFT = 0x2000000;

    private FbxTangents() {}

    /** Length of the tangent behind a key, as a part of the time to the next. */
    static double rightWeight(FbxCurve curve, int k) {
        return weight(curve, k, WEIGHTED_RIGHT);
    }

    /** Length of the tangent before the next key, likewise. */
    static double leftWeight(FbxCurve curve, int k) {
        return weight(curve, k, WEIGHTED_LEFT);
    }

    /** Both are 16 bits of ten-thousandths. */
    private static double weight(FbxCurve curve, int k, int which) {
        if ((curve.flags()[k] & which) == 0) {
            return 1 / 3.0;
        }
        int both = Float.floatToRawIntBits(curve.data()[4 * k + 2]);
        return Math.min(1, (which == WEIGHTED_RIGHT ? both & 0xffff : both >>> 16) / 10_000.0);
    }

    /** Slope behind a key, by the second. */
    static double right(FbxCurve curve, int k) {
        return finite(
                (curve.flags()[k] & TCB) != 0
                        ? tcb(curve, k, 1)
                        : (curve.flags()[k] & USER) != 0
                                ? curve.data()[4 * k]
                                : automatic(curve, k, curve.data()[4 * k]));
    }

    /** Slope before a key: the one before it says so, unless it is made here. */
    static double left(FbxCurve curve, int k) {
        boolean bent = (curve.flags()[k] & FbxCurve.CUBIC) != 0;
        if (bent && (curve.flags()[k] & TCB) != 0) {
            return finite(tcb(curve, k, -1));
        }
        if (!bent || (curve.flags()[k] & USER) != 0) {
            return finite(curve.data()[4 * k - 3]);
        }
        boolean before = (curve.flags()[k - 1] & FbxCurve.CUBIC) != 0 && (curve.flags()[k - 1] & TCB) == 0;
        return finite(automatic(curve, k, before ? -curve.data()[4 * k - 3] : curve.data()[4 * k]));
    }

    private static double finite(double slope) {
        return Double.isFinite(slope) ? slope : 0;
    }

    /** @param side 1 behind the key, -1 before it */
    private static double tcb(FbxCurve curve, int k, int side) {
        double tension = 1 - curve.data()[4 * k];
        double continuity = side * curve.data()[4 * k + 1];
        double bias = curve.data()[4 * k + 2];
        boolean edge = k == 0 || k + 1 == curve.times().length;
        double before = k == 0 ? 0 : slope(curve, k - 1, k);
        double after = k + 1 == curve.times().length ? 0 : slope(curve, k, k + 1);
        return (edge ? 1 : 0.5)
                * tension
                * ((1 + bias) * (1 + continuity) * before + (1 - bias) * (1 - continuity) * after);
    }

    /** @param bias per cent of the way to the slope behind it, negative to that before it; beyond 500 it is steeper than both */
    private static double automatic(FbxCurve curve, int k, double bias) {
        int before = Math.max(0, k - 1);
        int after = Math.min(curve.times().length - 1, k + 1);
        double toLeft = curve.values()[k] - curve.values()[before];
        double toRight = curve.values()[after] - curve.values()[k];
        boolean edge = before == k || after == k;
        boolean flat = (curve.flags()[k] & CLAMP) != 0
                && Math.min(before == k ? 1 : Math.abs(toLeft), after == k ? 1 : Math.abs(toRight)) <= 1e-6;
        if (flat || (edge && (curve.flags()[k] & PROGRESSIVE) != 0)) {
            return 0;
        }
        double whole = slope(curve, before, after);
        boolean biased = (curve.flags()[k] & TIME_INDEPENDENT) == 0;
        if (edge) {
            return biased ? whole + steeper(bias, 0) : whole;
        }
        double slope = whole;
        if (biased) {
            double mean = (slope(curve, before, k) + slope(curve, k, after)) / 2;
            double share = Math.abs(bias) / 100;
            double target = bias > 0 ? slope(curve, k, after) : slope(curve, before, k);
            slope = share > 1e-4 ? mean + share * (target - mean) + steeper(bias, target - mean) : mean;
        }
        if ((curve.flags()[k] & PROGRESSIVE) == 0) {
            return slope;
        }
        if (toLeft * toRight <= 0) {
            return 0;
        }
        // no spline of these slopes leaves what lies between its keys
        double most = 3 * Math.min(Math.abs(slope(curve, before, k)), Math.abs(slope(curve, k, after)));
        return Math.copySign(Math.min(Math.abs(slope), most), toLeft);
    }

    /** As MotionBuilder does it: measured by ufbx (S. Ilkka, 2020). */
    private static double steeper(double bias, double way) {
        double more = Math.max(0, Math.abs(bias) / 100 - 5);
        return Math.copySign(40 * more * more, Math.abs(way) > 1e-5 ? way : bias);
    }

    /** Of the straight line between two keys, by the second. */
    static double slope(FbxCurve curve, int from, int to) {
        return ((double) curve.values()[to] - curve.values()[from])
                * FbxCurve.SECOND
                / (curve.times()[to] - curve.times()[from]);
    }
}
