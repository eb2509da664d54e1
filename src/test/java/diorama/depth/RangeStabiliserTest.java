package diorama.depth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RangeStabiliserTest {
    private static final float[][] IN = {{0, 10}, {1, 12}, {2, 11}, {0, 20}, {5, 9}, {4, 8}};

    @Test
    void threeFramesOfLookAheadGiveIw3sRanges() {
        float[][] want = {{0, 12}, {0, 14}, {0, 15.5f}, {0, 16.625f}, {0, 16.625f}, {0, 16.625f}};
        assertRanges(want, run(new RangeStabiliser<>(0.75, 3)));
    }

    @Test
    void noLookAheadGivesIw3sRanges() {
        float[][] want = {
            {0, 10},
            {0.25f, 10.5f},
            {0.6875f, 10.625f},
            {0.515625f, 12.96875f},
            {1.636719f, 11.976562f},
            {2.227539f, 10.982422f}
        };
        assertRanges(want, run(new RangeStabiliser<>(0.75, 1)));
    }

    @Test
    void framesLeaveInOrderAndAllOfThem() {
        List<Integer> left = new ArrayList<>();
        RangeStabiliser<Integer> stabiliser = new RangeStabiliser<>(0.75, 4);
        for (int i = 0; i < 9; i++) {
            stabiliser.push(i, new DepthRange(0, i), (frame, range) -> left.add(frame));
            assertEquals(Math.max(0, i - 2), left.size());
        }
        stabiliser.flush((frame, range) -> left.add(frame));
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8), left);
    }

    @Test
    void aCutForgetsTheFormerScene() {
        RangeStabiliser<Integer> stabiliser = new RangeStabiliser<>(0.75, 3);
        run(stabiliser);
        List<DepthRange> after = new ArrayList<>();
        stabiliser.push(0, new DepthRange(7, 8), (frame, range) -> after.add(range));
        stabiliser.flush((frame, range) -> after.add(range));
        assertEquals(List.of(new DepthRange(7, 8)), after);
    }

    private static List<DepthRange> run(RangeStabiliser<Integer> stabiliser) {
        List<DepthRange> out = new ArrayList<>();
        for (int i = 0; i < IN.length; i++) {
            stabiliser.push(i, new DepthRange(IN[i][0], IN[i][1]), (frame, range) -> out.add(range));
        }
        stabiliser.flush((frame, range) -> out.add(range));
        return out;
    }

    private static void assertRanges(float[][] want, List<DepthRange> got) {
        assertEquals(want.length, got.size());
        for (int i = 0; i < want.length; i++) {
            assertEquals(want[i][0], got.get(i).low(), 1e-5f /* the vectors have six digits */);
            assertEquals(want[i][1], got.get(i).high(), 1e-5f);
        }
    }
}
