package diorama.io.fbx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.io.scene.ShapeTarget;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lwjgl.assimp.AIMeshMorphAnim;
import org.lwjgl.assimp.AIMeshMorphKey;
import org.lwjgl.system.MemoryStack;

/** Shares over time are numbers, whatever a file says. */
class ShapeSharesTest {
    private static ShapeShares of(List<ShapeTarget> targets, double... timesAndShares) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            AIMeshMorphKey.Buffer keys = AIMeshMorphKey.calloc(timesAndShares.length / 2, stack);
            for (int k = 0; k < keys.capacity(); k++) {
                keys.get(k)
                        .mTime(timesAndShares[2 * k])
                        .mValues(stack.ints(0))
                        .mWeights(stack.doubles(timesAndShares[2 * k + 1]))
                        .mNumValuesAndWeights(1);
            }
            return ShapeShares.of(AIMeshMorphAnim.calloc(stack).mKeys(keys), targets, 0, 10);
        }
    }

    @Test
    void keysThatAreNoNumbersAreLeftOut() {
        double infinity = Double.POSITIVE_INFINITY;
        ShapeShares shares = of(
                List.of(),
                0,
                0,
                Double.NaN,
                0.5,
                infinity,
                0.5,
                -infinity,
                0.5,
                1e300,
                0.5,
                5,
                Double.NaN,
                6,
                infinity,
                7,
                1e300,
                10,
                1);
        assertArrayEquals(new float[] {0, 1}, shares.times());
        assertArrayEquals(new float[] {0, 1}, shares.values());
    }

    @Test
    void noTrackHasSharesThatAreNoNumbers() {
        for (double full : new double[] {Double.NaN, 1e-300}) {
            ShapeTarget target = new ShapeTarget("", "", 0, 0, new double[] {full}, 0);
            assertEquals(ShapeShares.NONE, of(List.of(target), 0, 0, 10, 1), "" + full);
        }
    }
}
