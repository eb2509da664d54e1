package diorama.gui.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.camera.Camera;
import diorama.camera.OrbitControl;
import diorama.camera.Projection;
import diorama.gui.Fixtures;
import diorama.gui.clip.ClipPlayer;
import diorama.gui.store.ProjectFile;
import diorama.pipeline.clip.CameraKey;
import diorama.pipeline.clip.CameraMove;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.joml.Matrix4f;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipTest {
    private static History opened() {
        return History.of(ViewState.empty(Settings.DEFAULTS))
                .apply(new Action.Open(Fixtures.made("a.jpg", Settings.DEFAULTS)));
    }

    private static CameraKey at(float seconds) {
        return new CameraKey(seconds, 1, 0, 0, 0, 0, 0, 1, CameraKey.Ease.SPLINE);
    }

    @Test
    void keysStandInOrderAndReplaceEachOther() {
        Clip clip = Clip.DEFAULTS.with(at(2)).with(at(0.5f)).with(at(2.01f));
        assertEquals(
                List.of(0.5f, 2.01f), clip.keys().stream().map(CameraKey::time).toList());
        assertTrue(clip.keys().stream().anyMatch(k -> Math.abs(k.time() - 2) < 0.05));
        assertFalse(clip.without(2).keys().stream().anyMatch(k -> Math.abs(k.time() - 2) < 0.05));
        assertEquals("_keys", clip.suffix());
        assertEquals(
                "_circle",
                Clip.DEFAULTS.with(clip.zoom().with(CameraMove.CIRCLE)).suffix());
    }

    @Test
    void aKeyOfTheViewLooksFromWhereTheViewDoes() {
        History history = opened().apply(new Action.Orbit(0.12f, -0.07f)).apply(new Action.Zoom(0.9f, 0, 0, 1.3f));
        ClipPlayer player = new ClipPlayer();
        player.seek(1);
        player.step(0, history.present());
        Clip clip = history.present()
                .settings()
                .clip()
                .with(player.key(history.present()).orElseThrow());
        history = history.apply(new Action.SetOptions(clip, 0));
        Camera camera = player.camera(history.present()).orElseThrow();
        Vector3f eye = history.present().view().eye();
        assertEquals(
                0, eye.distance(camera.eye()), 1e-3 * history.present().view().distance());
        Vector3f sight = camera.eye().sub(camera.target(), new Vector3f()).normalize();
        assertEquals(0, sight.distance(history.present().view().back()), 1e-3);
    }

    @Test
    void aKeyOfAViewFromFarAsideIsReadFromTheProjectAgain(@TempDir Path folder) {
        History history = opened().apply(new Action.Orbit(1.2f, -0.5f)).apply(new Action.Zoom(5, 0, 0, 1.3f));
        ClipPlayer player = new ClipPlayer();
        player.seek(1);
        player.step(0, history.present());
        Clip clip = history.present()
                .settings()
                .clip()
                .with(player.key(history.present()).orElseThrow());
        Path file = folder.resolve("p.diorama");
        ProjectFile.write(history.apply(new Action.SetOptions(clip, 0)).present(), file);
        assertEquals(clip, ProjectFile.read(file).project().settings().clip());
    }

    @Test
    void aKeyOfAPhotoThatStandsElsewhereLooksFromWhereTheViewDoes() {
        History history = opened().apply(new Action.Open(Fixtures.made("b.jpg", Settings.DEFAULTS)));
        SceneObject second = history.present().project().activeObject().orElseThrow();
        assertNotEquals(Placement.HOME, second.placement());
        Placement turned = new Placement(second.placement().location(), new Vector3f(0, 25, 0), new Vector3f(1.5f));
        for (Placement placement : List.of(second.placement(), turned)) {
            History placed = history.apply(new Action.Place(Map.of(second.id(), placement), 0))
                    .apply(new Action.Home())
                    .apply(new Action.Orbit(0.12f, -0.07f))
                    .apply(new Action.Zoom(0.9f, 0, 0, 1.3f));
            ClipPlayer player = new ClipPlayer();
            player.seek(1);
            player.step(0, placed.present());
            CameraKey key = player.key(placed.present()).orElseThrow();
            placed = placed.apply(
                    new Action.SetOptions(placed.present().settings().clip().with(key), 0));
            Camera camera = player.camera(placed.present()).orElseThrow();
            OrbitControl view = placed.present().view();
            assertEquals(0, view.eye().distance(camera.eye()), 1e-3 * view.distance());
            Vector3f sight = camera.eye().sub(camera.target(), new Vector3f()).normalize();
            assertEquals(0, sight.distance(view.back()), 1e-3);
        }
    }

    @Test
    void aCarriedCameraSeesThePhotoAsBefore() {
        Camera camera = new Camera(
                new Vector3f(0.1f, 0.2f, 0.3f),
                new Vector3f(0, 0, -2),
                new Vector3f(0, 1, 0),
                new Projection.OffAxis(-0.02f, 0.03f, -0.01f, 0.02f, 0.1f, 50));
        Placement placement = new Placement(new Vector3f(4, -1, 2), new Vector3f(10, 40, 5), new Vector3f(2.5f));
        Matrix4f through = placement.carry(camera).viewProjection().mul(placement.matrix());
        Vector3f point = new Vector3f(0.3f, -0.2f, -3);
        Vector3f before = camera.viewProjection().transformProject(new Vector3f(point));
        assertEquals(0, through.transformProject(new Vector3f(point)).distance(before), 1e-4f);
    }

    @Test
    void keysAndOptionsAreUndoneOneByOne() {
        History history = opened();
        Clip none = history.present().settings().clip();
        history = history.apply(new Action.SetOptions(none.with(at(1)), 0));
        history = history.apply(new Action.SetOptions(none.zoom().with(CameraMove.ORBIT), 0));
        assertEquals(1, history.present().settings().clip().keys().size(), "options leave keys alone");
        history = history.apply(new Action.Undo());
        assertEquals(none.zoom(), history.present().settings().clip().zoom());
        history = history.apply(new Action.Undo());
        assertEquals(none, history.present().settings().clip());
    }

    @Test
    void playingGoesRoundAndStopsWhereThereIsNoPhoto() {
        ViewState photo = opened().present();
        ClipPlayer player = new ClipPlayer();
        player.toggle(10);
        player.step(11.5, photo);
        assertEquals(1.5, player.time(), 1e-6);
        player.step(14.5, photo);
        assertEquals(0.5, player.time(), 1e-6); // of 4 s
        assertTrue(player.playing());
        assertTrue(player.camera(photo).isPresent());
        player.step(15, ViewState.empty(Settings.DEFAULTS));
        assertFalse(player.playing());
        assertFalse(player.looking());
    }

    @Test
    void commandsOfTheTimelineNeedAPhotoOrKeys() {
        History empty = History.of(ViewState.empty(Settings.DEFAULTS));
        assertFalse(CommandActions.possible(Command.PLAY, empty));
        assertTrue(CommandActions.possible(Command.PLAY, opened()));
        assertFalse(CommandActions.possible(Command.REMOVE_KEY, opened()));
        History keyed = opened().apply(new Action.SetOptions(Clip.DEFAULTS.with(at(0)), 0));
        assertTrue(CommandActions.possible(Command.REMOVE_KEY, keyed));
        Action clear = CommandActions.of(Command.CLEAR_KEYS, keyed.present()).orElseThrow();
        assertTrue(keyed.apply(clear).present().settings().clip().keys().isEmpty());
    }
}
