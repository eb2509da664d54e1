package diorama.pipeline.clip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.UserError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyHandlesTest {
    private static CameraKey key(float time, float x, String handles) {
        return new CameraKey(time, x, 0, 0, 0, 0, 0, 1, CameraKey.Ease.SPLINE, handles);
    }

    private static CameraKeys way(String first, String second) {
        return new CameraKeys(List.of(key(0, 0, first), key(2, 1, second), key(3, -1, "")));
    }

    @Test
    void handlesAreReadAsTheyAreWritten() {
        for (String text : List.of("", "x aligned -0.5 0.2 0.5 -0.2; zoom vector", "roll free 0 1 0.25 -3")) {
            assertEquals(text, KeyHandles.of(text).toString());
        }
        assertEquals(
                "",
                KeyHandles.of("x vector")
                        .with("x", KeyHandles.Handle.of(KeyHandles.Type.AUTO))
                        .toString());
    }

    @Test
    void handlesThatAreFoundByThemselvesMayBeSaid() {
        assertEquals("y vector", KeyHandles.of("x auto; y vector;").toString());
        CameraKeys plain = way("", "");
        CameraKeys said = way("x auto", "x auto; ");
        for (double t = 0; t <= 2; t += 0.125) {
            assertEquals(plain.at(t).x(), said.at(t).x(), "at " + t);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"z vector", "x", "x bent", "x free 1 2", "x free 1 0 1 0", "x vector 1", "x free -1 a 1 0", ";"})
    void whatIsNoHandleIsRefused(String text) {
        UserError error = assertThrows(UserError.class, () -> key(0, 0, text));
        assertTrue(String.valueOf(error.getMessage()).startsWith("handles: got '"), error.getMessage());
    }

    @Test
    void vectorsOnBothSidesAreALine() {
        CameraKeys way = way("x vector", "x vector");
        for (double t = 0; t <= 2; t += 0.125) {
            assertEquals(t / 2, way.at(t).x(), 1e-6);
        }
    }

    @Test
    void handlesLeadTheCurveAndOtherChannelsStayAsTheyWere() {
        CameraKeys plain = way("", "");
        CameraKeys led = way("x free -0.5 0 0.5 2", "");
        assertEquals(0, led.at(0).x(), 1e-6);
        assertEquals(1, led.at(2).x(), 1e-6);
        // as steep as the handle
        assertEquals(4, led.at(1e-3).x() / 1e-3, 0.05);
        assertTrue(led.at(0.5).x() > plain.at(0.5).x() + 0.3);
        assertEquals(plain.at(0.5).y(), led.at(0.5).y());
        assertEquals(plain.at(2.5).x(), led.at(2.5).x(), "the next span has none of it");
    }

    @Test
    void handlesThatWouldTurnBackInTimeAreShortened() {
        CameraKeys way = way("x free -9 0 9 0", "x free -9 0 9 0");
        double last = 0;
        for (double t = 0; t <= 2; t += 1 / 64.0) {
            double x = way.at(t).x();
            assertTrue(x >= last - 1e-6, "at " + t);
            last = x;
        }
        assertEquals(0.5, way.at(1).x(), 1e-6);
    }

    @Test
    void theEndsThatAreFoundAreThoseOfTheSpline() {
        CameraKeys plain = way("", "");
        CameraKeys said = way("", "");
        KeyHandles.End right = plain.right(0, 0);
        KeyHandles.End left = plain.left(1, 0);
        for (double t = 0; t <= 1; t += 0.125) {
            assertEquals(said.at(2 * t).x(), KeyCurve.at(2, 1, right, left, t), 1e-6);
        }
    }

    @ParameterizedTest
    @EnumSource(CameraKey.Ease.class)
    void everyEasingBeginsAndEndsAtItsKeys(CameraKey.Ease ease) {
        assertEquals(0, KeyEasing.at(ease, 0), 1e-9);
        assertEquals(1, KeyEasing.at(ease, 1), 1e-9);
        double last = 0;
        double farthest = 0;
        for (double t = 0; t < 1; t += 1 / 512.0) {
            double at = KeyEasing.at(ease, t);
            assertTrue(Math.abs(at - last) < 0.15, ease + " jumps at " + t);
            last = at;
            farthest = Math.max(farthest, at);
        }
        boolean swings = ease == CameraKey.Ease.OVERSHOOT || ease == CameraKey.Ease.ELASTIC;
        assertEquals(swings, farthest > 1.05, ease + " goes to " + farthest);
    }
}
