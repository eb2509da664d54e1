package diorama.stereo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import diorama.stereo.ParallaxBudget.Setting;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** CORE E.7: what eyes bear. */
class ParallaxBudgetTest {
    private static ComfortOptions screen(float width, float distance) {
        return new ComfortOptions(ConvergenceMode.CONSTANT, 0.9f, false, true, 20, 20, 20, width, distance);
    }

    @Test
    void parallaxIsAnAngleAndADistanceBeforeAScreen() {
        Seat seat = new Seat(1.22, 2.5);
        assertEquals(0.0122, seat.metres(1), 1e-9);
        assertEquals(2 * Math.toDegrees(Math.atan(0.0122 / 5)), seat.degrees(1), 1e-9);
        assertEquals(1, seat.percent(seat.degrees(1)), 1e-9);
        assertEquals(2.5, seat.seenAt(0), 1e-9);
        assertEquals(2.5 * 0.065 / (0.065 + 0.0122), seat.seenAt(1), 1e-9);
        assertEquals(Double.POSITIVE_INFINITY, seat.seenAt(-seat.parallel() - 1e-9));
    }

    @Test
    void eyesNeverTurnOutwards() {
        // the far end at c = 0.5: D = 2 e / w, 10.7 % on a 55 inch set, 1.3 % in a cinema 10 m wide (seen from far: no
        // angle)
        for (double[] one : new double[][] {{1.22, 10.66}, {10, 1.3}}) {
            ParallaxBudget budget = ParallaxBudget.of(
                    new ComfortOptions(ConvergenceMode.CONSTANT, 0.9f, false, true, 20, 0, 20, (float) one[0], 200));
            Setting solved = budget.solve(new ParallaxBudget.DepthSpan(0, 0, 0.5, 0.5, 0.5), new Setting(20, 0.5), 1);
            assertEquals(0.5, solved.convergence(), 1e-6);
            assertEquals(one[1], solved.divergence(), 0.01);
        }
    }

    @Test
    void aSeatNearTheScreenLowersTheBudgetToOneDegree() {
        ParallaxBudget budget = ParallaxBudget.of(screen(1, 0.6f));
        Seat seat = new Seat(1, 0.6f);
        assertEquals(1, seat.degrees(budget.front()), 1e-6);
        assertEquals(1, seat.degrees(budget.behindBrief()), 1e-6);
    }

    @Test
    void whatIsWithinTheBudgetIsLeftAlone() {
        ParallaxBudget budget = ParallaxBudget.of(ComfortOptions.DEFAULTS);
        Setting asked = new Setting(1.5, 0.4);
        Setting solved = budget.solve(new ParallaxBudget.DepthSpan(0, 0, 1, 1, 1), asked, 1);
        assertEquals(asked, solved);
    }

    @Test
    void everySpanIsBroughtWithinTheBudget() {
        Random random = new Random(3);
        ParallaxBudget budget = ParallaxBudget.of(ComfortOptions.DEFAULTS);
        for (int i = 0; i < 200; i++) {
            ShotMeter meter = new ShotMeter(ComfortOptions.DEFAULTS, 1);
            Setting asked = new Setting(10 * random.nextDouble(), random.nextDouble());
            float low = 0.5f * random.nextFloat();
            float high = low + 0.5f * random.nextFloat();
            for (int k = 0; k < 20; k++) {
                float far = low + 0.05f * random.nextFloat();
                float near = k == 7 ? 1 : Math.max(far, high + 0.05f * random.nextFloat());
                meter.add(new FrameParallax(far, near, (far + near) / 2, new float[] {far}, 0.01f), asked);
            }
            ShotParallax limited = meter.end().limited();
            assertTrue(limited.within(budget), limited + " for " + asked);
            assertTrue(limited.divergence() <= asked.divergence() + 1e-9, "more than asked: " + limited);
        }
    }

    @Test
    void whatIsMeasuredIsWhatTheFormulaSays() {
        Size size = new Size(96, 54);
        DepthMap depth = DepthMap.constant(size, 0.25f);
        RgbaImage image = RgbaImage.allocate(size);
        for (int i = 0; i < size.pixels(); i++) {
            boolean thing = i % 96 >= 40 && i % 96 < 60;
            depth.inverseDepth()[i] = thing ? 1 : 0.25f;
            image.setArgb(i % 96, i / 96, thing ? 0xffff0000 : 0xff808080);
        }
        FrameParallax frame = FrameParallax.of(image, depth);
        assertEquals(0.25f, frame.far(), 1e-3f);
        assertEquals(1, frame.near());
        assertTrue(frame.attended() > 0.8f, "attended " + frame.attended());
        ShotMeter meter = new ShotMeter(ComfortOptions.DEFAULTS, 2);
        meter.add(frame, new Setting(2, 0.5));
        ShotParallax shot = meter.end().asked();
        assertEquals(2 * 2 * (1 - 0.5), shot.front(), 1e-3);
        assertEquals(2 * 2 * (0.5 - 0.25), shot.behind(), 5e-3);
        assertEquals(0, shot.border());
        meter.add(frame, new Setting(2, 0.1));
        ShotParallax second = meter.end().asked();
        assertEquals(1, second.border());
        assertEquals(4 * 0.4, second.jump(), 1e-6);
        assertTrue(second.score() < shot.score());
    }
}
