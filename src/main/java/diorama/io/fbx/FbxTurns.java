package diorama.io.fbx;

import org.joml.Matrix3d;
import org.joml.Quaterniond;

/** Turns about three axes, one after another, as FBX files have them. */
final class FbxTurns {
    /** About which axes, by the files' numbers; the last one, of spheres, is taken for the first. */
    private static final int[][] ORDERS = {
        {0, 1, 2}, {0, 2, 1}, {1, 2, 0}, {1, 0, 2}, {2, 0, 1}, {2, 1, 0}, {0, 1, 2},
    };

    private FbxTurns() {}

    private static int[] axes(int order) {
        return ORDERS[order >= 0 && order < ORDERS.length ? order : 0];
    }

    /** @param degrees about X, Y and Z */
    static Quaterniond turn(double[] degrees, int order) {
        Quaterniond out = new Quaterniond();
        for (int axis : axes(order)) {
            double angle = Math.toRadians(degrees[axis]);
            out.premul(new Quaterniond().rotationAxis(angle, axis == 0 ? 1 : 0, axis == 1 ? 1 : 0, axis == 2 ? 1 : 0));
        }
        return out;
    }

    /** The other way round; degrees about X, Y and Z. */
    static double[] degrees(Quaterniond turn, int order) {
        int[] axes = axes(order);
        int i = axes[0];
        int j = axes[1];
        int k = axes[2];
        int sign = (j - i + 3) % 3 == 1 ? 1 : -1;
        Matrix3d m = new Matrix3d().rotation(turn);
        double sine = Math.max(-1, Math.min(1, -sign * m.get(i, k)));
        double[] out = new double[3];
        out[j] = Math.toDegrees(Math.asin(sine));
        if (Math.abs(sine) > 1 - 1e-12) {
            out[i] = Math.toDegrees(Math.atan2(-sign * m.get(k, j), m.get(j, j)));
        } else {
            out[i] = Math.toDegrees(Math.atan2(sign * m.get(j, k), m.get(k, k)));
            out[k] = Math.toDegrees(Math.atan2(sign * m.get(i, j), m.get(i, i)));
        }
        return out;
    }
}
