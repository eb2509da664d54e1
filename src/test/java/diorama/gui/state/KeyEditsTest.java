package diorama.gui.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.gui.state.KeyGraph.Chosen;
import diorama.options.Option;
import diorama.pipeline.clip.CameraKey;
import diorama.pipeline.clip.ZoomOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyEditsTest {
    private static final Option X = CameraKey.SCHEMA.option("x");

    private static CameraKey key(float seconds, float x) {
        return new CameraKey(seconds, x, 0, 0, 0, 0, 0, 1, CameraKey.Ease.LINEAR);
    }

    /** Of four seconds of 24 frames each. */
    private static Clip clip() {
        ZoomOptions zoom = ZoomOptions.DEFAULTS;
        zoom = ZoomOptions.SCHEMA.withText(zoom, ZoomOptions.SCHEMA.option("seconds"), "4");
        zoom = ZoomOptions.SCHEMA.withText(zoom, ZoomOptions.SCHEMA.option("fps"), "24");
        zoom = ZoomOptions.SCHEMA.with(zoom, ZoomOptions.SCHEMA.option("loop"), false);
        return Clip.DEFAULTS.with(zoom).withKeys(List.of(key(0, -1), key(1, 1), key(3, 0.5f)));
    }

    private static Clip moved(int key, double seconds, double value) {
        return KeyEdits.moved(clip(), List.of(new Chosen(key, 0)), seconds, value);
    }

    private static float time(Clip clip, int key) {
        return clip.keys().get(key).time();
    }

    @Test
    void aKeyIsMovedToWholeFramesBetweenItsNeighbours() {
        assertEquals(2, time(moved(1, 1.02, -0.75), 1), 1e-5);
        assertEquals(0.25f, moved(1, 1.02, -0.75).keys().get(1).x());
        assertEquals(3 - 1 / 24f, time(moved(1, 9, 0), 1), 1e-5);
        assertEquals(1 / 24f, time(moved(1, -9, 0), 1), 1e-5);
        assertEquals(4, time(moved(2, 9, 0), 2), 1e-5, "within the clip");
        assertEquals(1000, moved(1, 0, 9999).keys().get(1).x(), "within the channel's domain");
    }

    @Test
    void severalKeysKeepTheirDistance() {
        Clip clip = KeyEdits.moved(clip(), List.of(new Chosen(1, 0), new Chosen(2, 0)), 0.5, 0.25);
        assertEquals(1.5f, time(clip, 1), 1e-5);
        assertEquals(3.5f, time(clip, 2), 1e-5);
        assertEquals(1.25f, clip.keys().get(1).x());
        assertEquals(0.75f, clip.keys().get(2).x());
        Clip far = KeyEdits.moved(clip(), List.of(new Chosen(1, 0), new Chosen(2, 0)), 9, 0);
        assertEquals(4, time(far, 2), 1e-5);
        assertEquals(2, time(far, 1), 1e-5, "the first one keeps its distance to the last, which is at the end");
    }

    @Test
    void channelsOfOneKeyMoveTogetherInTime() {
        Clip clip = KeyEdits.moved(clip(), List.of(new Chosen(1, 0), new Chosen(1, 1)), 1, 0.5);
        assertEquals(2, time(clip, 1), 1e-5);
        assertEquals(1.5f, clip.keys().get(1).x());
        assertEquals(0.5f, clip.keys().get(1).y());
        assertEquals(0, clip.keys().get(1).forward(), "not chosen");
    }

    @Test
    void aKeyIsPutOnTheCurvesWhereOneIsClicked() {
        Clip clip = KeyEdits.inserted(clip(), CameraKey.SCHEMA.option("y"), new KeyGraph.Point(2.01, 0.75));
        assertEquals(4, clip.keys().size());
        assertEquals(2, time(clip, 2), 1e-5, "on a whole frame");
        assertEquals(0.75f, clip.keys().get(2).y());
        assertEquals(0.75f, (float) X.get(clip.keys().get(2)), 1e-5, "on its curve");
        assertEquals(CameraKey.Ease.LINEAR, clip.keys().get(2).ease(), "as the way there was");
    }

    @Test
    void allThatAreChosenGoOrAreEased() {
        List<Chosen> two = List.of(new Chosen(0, 0), new Chosen(2, 3));
        assertEquals(List.of(key(1, 1)), KeyEdits.without(clip(), two).keys());
        assertEquals(
                List.of(CameraKey.Ease.HOLD, CameraKey.Ease.LINEAR, CameraKey.Ease.HOLD),
                KeyEdits.eased(clip(), two, CameraKey.Ease.HOLD).keys().stream()
                        .map(CameraKey::ease)
                        .toList());
    }
}
