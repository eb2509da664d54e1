package diorama.depth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.base.Size;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManyLooksTest {
    private static RawDepth depth(int width, float... values) {
        return new RawDepth(new Size(width, values.length / width), values, DepthKind.INVERSE_RELATIVE);
    }

    @Test
    void theScaleAndShiftOfTheFirstHold() {
        RawDepth mean = ManyLooks.mean(List.of(depth(2, 1, 2, 3, 4), depth(2, 10, 30, 50, 70)));
        assertArrayEquals(new float[] {1, 2, 3, 4}, mean.values(), 1e-6f);
    }

    @Test
    void theResultIsOfTheFirstsSize() {
        RawDepth mean = ManyLooks.mean(List.of(depth(2, 0, 1), depth(4, 0, 4, 8, 12)));
        assertEquals(new Size(2, 1), mean.size());
        assertArrayEquals(new float[] {0, 1}, mean.values(), 1e-6f);
    }

    @Test
    void aLookThatContradictsTheFirstOrSaysNothingOnlyFlattensIt() {
        for (RawDepth other : List.of(depth(2, 4, 3, 2, 1), depth(2, 7, 7, 7, 7))) {
            RawDepth mean = ManyLooks.mean(List.of(depth(2, 1, 2, 3, 4), other));
            assertArrayEquals(new float[] {1.75f, 2.25f, 2.75f, 3.25f}, mean.values(), 1e-6f);
        }
    }
}
