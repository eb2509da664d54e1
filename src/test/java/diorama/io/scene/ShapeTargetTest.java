package diorama.io.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Channels that lead through shapes one after the other. */
class ShapeTargetTest {
    private static double[] shares(double of, double... full) {
        double[] out = new double[full.length];
        for (int t = 0; t < out.length; t++) {
            out[t] = new ShapeTarget("", "", 0, t, full, 0).share(of);
        }
        return out;
    }

    private static void assertShares(double of, double[] full, double... wanted) {
        double[] found = shares(of, full);
        for (int t = 0; t < wanted.length; t++) {
            assertEquals(wanted[t], found[t], 1e-9, "shape " + t + " at " + of);
        }
    }

    @Test
    void oneShapeGoesAsFarAsItsChannel() {
        assertShares(0.25, new double[] {1}, 0.25);
        assertShares(1.5, new double[] {1}, 1.5);
        assertShares(-2, new double[] {1}, -2);
    }

    @Test
    void shapesFollowOneAnother() {
        double[] full = {0.5, 1};
        assertShares(0, full, 0, 0);
        assertShares(0.25, full, 0.5, 0);
        assertShares(0.5, full, 1, 0);
        assertShares(0.75, full, 0.5, 0.5);
        assertShares(1, full, 0, 1);
        assertShares(1.5, full, -1, 2);
        assertShares(-1, full, -2, 0);
    }

    @Test
    void someLieOnTheOtherSideOfRest() {
        double[] full = {1, -0.25, -0.5};
        assertShares(0, full, 0, 0, 0);
        assertShares(0.5, full, 0.5, 0, 0);
        assertShares(2, full, 2, 0, 0);
        assertShares(-0.125, full, 0, 0.5, 0);
        assertShares(-0.375, full, 0, 0.5, 0.5);
        assertShares(-1, full, 0, -2, 3);
    }
}
