package diorama.depth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShotStabiliserTest {
    private static List<DepthRange> run(ShotStabiliser<Integer> stabiliser, List<DepthRange> in) {
        List<DepthRange> out = new ArrayList<>();
        for (int i = 0; i < in.size(); i++) {
            stabiliser.push(i, in.get(i), (frame, range) -> out.add(range));
        }
        stabiliser.flush((frame, range) -> out.add(range));
        assertEquals(in.size(), out.size());
        return out;
    }

    private static List<DepthRange> noisy(int frames, double noise) {
        Random random = new Random(3);
        List<DepthRange> in = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            in.add(new DepthRange(
                    (float) (noise * random.nextGaussian()), (float) (10 + noise * random.nextGaussian())));
        }
        return in;
    }

    @Test
    void aSteadyShotKeepsItsRange() {
        List<DepthRange> in = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            in.add(new DepthRange(2, 7));
        }
        for (DepthRange range : run(new ShotStabiliser<>(6, 100), in)) {
            assertEquals(2, range.low(), 1e-5);
            assertEquals(7, range.high(), 1e-5);
        }
    }

    @Test
    void reversedTimeGivesReversedRanges() {
        List<DepthRange> in = noisy(60, 1);
        List<DepthRange> back = new ArrayList<>(in);
        java.util.Collections.reverse(back);
        List<DepthRange> forth = run(new ShotStabiliser<>(5, 100), in);
        List<DepthRange> again = run(new ShotStabiliser<>(5, 100), back);
        for (int i = 0; i < 60; i++) {
            assertEquals(forth.get(i).high(), again.get(59 - i).high(), 1e-5);
            assertEquals(forth.get(i).low(), again.get(59 - i).low(), 1e-5);
        }
    }

    @Test
    void jitterIsTakenOffMoreThanIw3sMeanDoes() {
        List<DepthRange> in = noisy(200, 0.1);
        double calm = jitter(run(new ShotStabiliser<>(12, 100), in));
        List<DepthRange> ema = new ArrayList<>();
        RangeStabiliser<Integer> stabiliser = new RangeStabiliser<>(0.75, 30);
        for (int i = 0; i < in.size(); i++) {
            stabiliser.push(i, in.get(i), (frame, range) -> ema.add(range));
        }
        stabiliser.flush((frame, range) -> ema.add(range));
        assertTrue(calm < jitter(in) / 10, "jitter " + calm + " of " + jitter(in));
        assertTrue(calm < jitter(ema), "jitter " + calm + ", iw3's " + jitter(ema));
    }

    private static double jitter(List<DepthRange> ranges) {
        double sum = 0;
        for (int i = 1; i < ranges.size(); i++) {
            sum += Math.abs(ranges.get(i).high() - ranges.get(i - 1).high());
        }
        return sum / (ranges.size() - 1);
    }

    @Test
    void noFrameIsCutOffByMoreThanThreeHundredths() {
        List<DepthRange> in = noisy(120, 0.2);
        in.set(60, new DepthRange(-4, 18));
        List<DepthRange> out = run(new ShotStabiliser<>(8, 100), in);
        for (int i = 0; i < in.size(); i++) {
            double may = 0.03 * (in.get(i).high() - in.get(i).low()) + 1e-4;
            assertTrue(out.get(i).high() >= in.get(i).high() - may, "high at " + i);
            assertTrue(out.get(i).low() <= in.get(i).low() + may, "low at " + i);
        }
        // the widening comes and goes over several frames
        assertTrue(out.get(57).high() > 15 && out.get(63).high() > 15);
        assertEquals(10, out.get(30).high(), 0.7);
    }

    @Test
    void shotsDoNotKnowEachOther() {
        ShotStabiliser<Integer> stabiliser = new ShotStabiliser<>(5, 100);
        run(stabiliser, noisy(40, 5));
        List<DepthRange> calm = List.of(new DepthRange(1, 2), new DepthRange(1, 2));
        assertEquals(calm, run(stabiliser, calm));
    }

    @Test
    void noMoreFramesWaitThanMay() {
        ShotStabiliser<Integer> stabiliser = new ShotStabiliser<>(100, 7);
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            stabiliser.push(i, new DepthRange(0, 1), (frame, range) -> left.add(frame));
            assertTrue(i + 1 - left.size() < 7);
        }
        stabiliser.flush((frame, range) -> left.add(frame));
        assertEquals(30, left.size());
    }

    @Test
    void specksDoNotMoveTheRange() {
        float[] values = new float[100 * 80];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 100;
        }
        RawDepth clean = new RawDepth(new Size(100, 80), values, DepthKind.INVERSE_RELATIVE);
        float[] snow = values.clone();
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            snow[random.nextInt(snow.length)] = 500;
        }
        DepthRange without = SteadyRange.of(clean);
        DepthRange with = SteadyRange.of(new RawDepth(clean.size(), snow, DepthKind.INVERSE_RELATIVE));
        assertEquals(without.high(), with.high(), 2);
        assertEquals(500, DepthNormalizer.extremes(snow).high());
        float[] far = new float[values.length];
        for (int i = 0; i < far.length; i++) {
            far[i] = -values[i];
        }
        DepthRange mirrored = SteadyRange.of(new RawDepth(clean.size(), far, DepthKind.DISTANCE_RELATIVE));
        assertEquals(-without.high(), mirrored.low());
    }
}
