package diorama.gui.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.options.Option;
import diorama.pipeline.clip.CameraKey;
import diorama.pipeline.clip.CameraKeys;
import diorama.pipeline.clip.KeyHandles;
import diorama.pipeline.clip.ZoomOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyGraphTest {
    private static final Option X = CameraKey.SCHEMA.option("x");

    private static CameraKey key(float seconds, float x) {
        return new CameraKey(seconds, x, 0, 0, 0, 0, 0, 1, CameraKey.Ease.LINEAR);
    }

    /** Of four seconds of 24 frames each. */
    private static Clip clip(boolean loop) {
        ZoomOptions zoom = ZoomOptions.DEFAULTS;
        zoom = ZoomOptions.SCHEMA.withText(zoom, ZoomOptions.SCHEMA.option("seconds"), "4");
        zoom = ZoomOptions.SCHEMA.withText(zoom, ZoomOptions.SCHEMA.option("fps"), "24");
        zoom = ZoomOptions.SCHEMA.with(zoom, ZoomOptions.SCHEMA.option("loop"), loop);
        return Clip.DEFAULTS.with(zoom).withKeys(List.of(key(0, -1), key(1, 1), key(3, 0.5f)));
    }

    private static Clip splines() {
        List<CameraKey> keys = List.of(spline(0, -1), spline(1, 1), spline(3, 0.5f));
        return clip(true).withKeys(keys);
    }

    private static CameraKey spline(float seconds, float x) {
        return new CameraKey(seconds, x, 0, 0, 0, 0, 0, 2, CameraKey.Ease.SPLINE);
    }

    @Test
    void aDraggedHandleIsAlignedAndTheOtherOneTurnsWithIt() {
        assertEquals(KeyHandles.Type.AUTO, KeyGraph.type(splines(), 1, 0));
        Clip dragged = KeyGraph.dragged(splines(), 1, 0, true, new KeyGraph.Point(1.5, 3));
        assertEquals(KeyHandles.Type.ALIGNED, KeyGraph.type(dragged, 1, 0));
        KeyGraph.Ends ends = KeyGraph.ends(dragged, 1, 0);
        KeyGraph.Point right = ends.right().orElseThrow();
        KeyGraph.Point left = ends.left().orElseThrow();
        assertEquals(new KeyGraph.Point(1.5, 3), right);
        assertEquals((right.value() - 1) / (right.time() - 1), (1 - left.value()) / (1 - left.time()), 1e-3);
        Clip across = KeyGraph.dragged(dragged, 1, 0, true, new KeyGraph.Point(0.2, 3));
        assertTrue(KeyGraph.ends(across, 1, 0).right().orElseThrow().time() > 1, "it stays on its side");
    }

    @Test
    void freeHandlesTurnAlone() {
        Clip free = KeyGraph.typed(splines(), 1, 0, KeyHandles.Type.FREE);
        KeyGraph.Ends before = KeyGraph.ends(splines(), 1, 0);
        assertEquals(
                before.right().orElseThrow().value(),
                KeyGraph.ends(free, 1, 0).right().orElseThrow().value(),
                1e-3);
        Clip dragged = KeyGraph.dragged(free, 1, 0, false, new KeyGraph.Point(0.5, -2));
        assertEquals(KeyHandles.Type.FREE, KeyGraph.type(dragged, 1, 0));
        assertEquals(
                KeyGraph.ends(free, 1, 0).right(), KeyGraph.ends(dragged, 1, 0).right());
        assertEquals(
                splines(),
                KeyGraph.typed(dragged, 1, 0, KeyHandles.Type.AUTO),
                "found by themselves they leave nothing");
    }

    @Test
    void theFirstKeyOfALoopKeepsTheHandleThatTheWayBackEndsWith() {
        List<CameraKey> keys = new ArrayList<>(splines().keys());
        keys.set(0, CameraKey.SCHEMA.with(keys.get(0), CameraKey.SCHEMA.option("handles"), "x free -0.25 3 0.5 1"));
        Clip loop = clip(true).withKeys(keys);
        Clip dragged = KeyGraph.dragged(loop, 0, 0, true, new KeyGraph.Point(0.25, 0));
        assertEquals("x free -0.25 3 0.25 1", dragged.keys().get(0).handles());
        assertEquals(loop, KeyGraph.typed(loop, 0, 0, KeyHandles.Type.FREE));
        CameraKeys way = KeyGraph.way(splines()).orElseThrow();
        String found = KeyGraph.typed(splines(), 0, 0, KeyHandles.Type.FREE)
                .keys()
                .get(0)
                .handles();
        KeyHandles.End left = KeyHandles.of(found).of(0).orElseThrow().left();
        assertEquals(way.left(way.count() - 1, 0).time(), left.time(), 1e-3);
        assertEquals(way.left(way.count() - 1, 0).value(), left.value(), 1e-3);
    }

    @Test
    void theHandleBeforeTheFirstKeyOfALoopIsAtTheLoopsEnd() {
        List<CameraKey> keys = new ArrayList<>(splines().keys());
        Clip loop = clip(true).withKeys(keys);
        float end = loop.zoom().seconds();
        assertEquals(end, KeyGraph.comesBack(loop).orElseThrow());
        assertEquals(end, KeyGraph.anchor(loop, 0, false));
        assertEquals(0, KeyGraph.anchor(loop, 0, true));
        KeyGraph.Point left = KeyGraph.ends(loop, 0, 0).left().orElseThrow();
        assertTrue(left.time() < end && left.time() > keys.get(keys.size() - 1).time(), left.toString());
        float value = KeyGraph.value(keys.get(0), KeyGraph.CHANNELS.get(0));
        KeyGraph.Point up = new KeyGraph.Point(end - 0.3, value + 2);
        Clip dragged = KeyGraph.dragged(loop, 0, 0, false, up);
        KeyGraph.Point now = KeyGraph.ends(dragged, 0, 0).left().orElseThrow();
        assertEquals(up.time(), now.time(), 1e-3);
        assertEquals(up.value(), now.value(), 1e-3);
        KeyGraph.Point right = KeyGraph.ends(dragged, 0, 0).right().orElseThrow();
        assertTrue(right.value() < value, "aligned: the way on goes down as the way back comes down");
    }

    @Test
    void theNearestKeyIsNearestInTime() {
        assertEquals(0, KeyGraph.nearest(clip(false), 0.4));
        assertEquals(1, KeyGraph.nearest(clip(false), 1.9));
        assertEquals(2, KeyGraph.nearest(clip(false), 99));
    }

    @Test
    void handlesOfTheZoomAreInRatios() {
        int zoom = KeyGraph.CHANNELS.size() - 1;
        Clip dragged = KeyGraph.dragged(splines(), 1, zoom, true, new KeyGraph.Point(1.5, 4));
        assertEquals(4, KeyGraph.ends(dragged, 1, zoom).right().orElseThrow().value(), 1e-3);
        assertTrue(
                dragged.keys().get(1).handles().contains("zoom aligned"),
                dragged.keys().get(1).handles());
    }

    @Test
    void whereTheCurveIsNoSplineThereAreNoHandles() {
        KeyGraph.Ends ends = KeyGraph.ends(clip(true), 1, 0);
        assertTrue(ends.left().isEmpty() && ends.right().isEmpty());
        assertTrue(
                KeyGraph.ends(clip(false).withKeys(splines().keys()), 0, 0)
                        .left()
                        .isEmpty(),
                "nothing comes before the first key");
        assertTrue(KeyGraph.ends(splines(), 2, 0).right().isPresent(), "a loop goes on");
    }

    @Test
    void aDragIsUndoneAsOne() {
        History history = History.of(ViewState.empty(Settings.DEFAULTS)).apply(new Action.SetOptions(clip(true), 0));
        for (int i = 1; i <= 5; i++) {
            history = history.apply(new Action.SetOptions(
                    KeyEdits.moved(clip(true), List.of(new KeyGraph.Chosen(1, 0)), i / 24.0, i / 10.0 - 1), 77));
        }
        history = history.apply(new Action.SetOptions(
                KeyEdits.eased(
                        history.present().settings().clip(), List.of(new KeyGraph.Chosen(1, 0)), CameraKey.Ease.HOLD),
                0));
        assertEquals(
                CameraKey.Ease.HOLD,
                history.present().settings().clip().keys().get(1).ease());
        history = history.apply(new Action.Undo());
        assertEquals(0.5f, history.present().settings().clip().keys().get(1).x());
        history = history.apply(new Action.Undo());
        assertEquals(clip(true), history.present().settings().clip());
    }

    @Test
    void itIsToldWhetherTheClipEndsWhereItBegins() {
        assertTrue(KeyGraph.closes(clip(true)), "a loop goes back to its first key");
        assertFalse(KeyGraph.closes(clip(false)));
        Clip back = clip(false).withKeys(List.of(key(0, -1), key(1, 1), key(4, -1)));
        assertTrue(KeyGraph.closes(back));
        Clip whole = clip(true).withKeys(List.of(key(0, -1), key(4, 1)));
        assertFalse(KeyGraph.closes(whole), "there is no time left to go back");
    }

    @Test
    void allKeysAndTheCurveLieWithinTheGraph() {
        KeyGraph.Range range = KeyGraph.Range.of(clip(true), List.of(X));
        assertTrue(range.low() < -1 && range.low() > -2, "" + range);
        assertTrue(range.high() > 1 && range.high() < 2, "" + range);
        assertEquals(7, KeyGraph.CHANNELS.size());
    }
}
