package diorama.gui.film;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.gui.Fixtures;
import diorama.gui.state.Action;
import diorama.gui.state.Command;
import diorama.gui.state.Document;
import diorama.gui.state.Motion;
import diorama.gui.state.Settings;
import diorama.gui.state.Staging;
import diorama.gui.state.ViewState;
import diorama.mesh.Animation;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import diorama.mesh.Skin;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix4f;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;

class MotionPlayerTest {
    private static final Document CUBE = Fixtures.cube("cube.glb", 0, 0, 0);

    private static Animation rise(String name, String node, float height) {
        return new Animation(
                name,
                2,
                List.of(new Animation.Track(
                        node,
                        new Animation.Keys(new float[] {0, 2}, new float[] {0, 0, 0, 0, height, 0}),
                        Animation.Keys.NONE,
                        Animation.Keys.NONE)));
    }

    private static ViewState opened(Animation... animations) {
        Scene still = CUBE.scene();
        Scene moving = new Scene(still.roots(), still.meshes(), still.materials(), List.of(animations));
        return ViewState.empty(Settings.DEFAULTS).reduce(new Action.Open(CUBE.with(moving)));
    }

    private static String node() {
        return CUBE.scene().roots().get(0).name();
    }

    private static float height(Staging staging) {
        return staging.parts()
                .get(0)
                .document()
                .scene()
                .roots()
                .get(0)
                .transform()
                .getTranslation(new Vector3f())
                .y;
    }

    @Test
    void meshesPlayInALoopAndStayWhereTheyArePaused() {
        ViewState state = opened(rise("up", node(), 4));
        MotionPlayer player = new MotionPlayer();
        assertTrue(player.run(Command.PLAY, state, 10));
        player.step(11, state);
        assertEquals(2, height(player.pose(Staging.of(state), state.settings().view())), 1e-5);
        player.step(12.5, state);
        assertEquals(1, height(player.pose(Staging.of(state), state.settings().view())), 1e-5, "begins anew");
        player.run(Command.PLAY, state, 12.5);
        assertFalse(player.playing());
        player.step(13, state);
        Staging paused = player.pose(Staging.of(state), state.settings().view());
        assertEquals(1, height(paused), 1e-5);
        assertSame(paused, player.pose(Staging.of(state), state.settings().view()), "needs not be drawn again");
        player.run(Command.LAST_FRAME, state, 14);
        assertEquals(4, height(player.pose(Staging.of(state), state.settings().view())), 1e-5);
    }

    @Test
    void meshesWithBonesAreBentAsTheseStandWhereNothingMoves() {
        ViewState state = ViewState.empty(Settings.DEFAULTS).reduce(new Action.Open(CUBE.with(carried())));
        float[] drawn = new MotionPlayer()
                .pose(Staging.of(state), state.settings().view())
                .parts()
                .get(0)
                .document()
                .scene()
                .meshes()
                .get(0)
                .positions();
        assertEquals(CUBE.scene().meshes().get(0).positions()[1] + 7, drawn[1], 1e-5f);
    }

    @Test
    void whatBonesOnlyHoldIsBentOnceWhileOthersPlay() {
        ViewState state = opened(rise("up", node(), 4))
                .reduce(new Action.Open(Fixtures.cube("held.glb", 3, 0, 0).with(carried())));
        assertEquals(2, Staging.of(state).parts().size());
        MotionPlayer player = new MotionPlayer();
        Staging first = player.pose(Staging.of(state), state.settings().view());
        player.seek(1);
        Staging second = player.pose(Staging.of(state), state.settings().view());
        assertEquals(2, height(second), 1e-5);
        assertSame(first.parts().get(1).document(), second.parts().get(1).document());
    }

    /** A cube carried by a bone that stands seven above where it was bound. */
    private static Scene carried() {
        Scene still = CUBE.scene();
        Mesh cube = still.meshes().get(0);
        int slots = Skin.PER_VERTEX * cube.vertexCount();
        float[] weights = new float[slots];
        for (int i = 0; i < slots; i += Skin.PER_VERTEX) {
            weights[i] = 1;
        }
        float[] bind = new Matrix4f().get(new float[16]);
        Skin skin = new Skin(List.of("bone"), bind, new int[slots], weights);
        Mesh carried = new Mesh(
                cube.name(),
                cube.positions(),
                cube.normals(),
                cube.uvs(),
                cube.colors(),
                cube.indices(),
                cube.material(),
                Optional.of(skin));
        Node shown = new Node("shown", new Matrix4f(), List.of(0), Optional.empty(), List.of());
        Node bone = new Node("bone", new Matrix4f().translation(0, 7, 0), List.of(), Optional.empty(), List.of());
        return new Scene(List.of(shown, bone), List.of(carried), still.materials());
    }

    @Test
    void oneAnimationOrNoneIsChosenByNumber() {
        ViewState state = opened(rise("up", node(), 4), rise("higher", node(), 8));
        Staging staging = Staging.of(state);
        assertEquals(4, height(MotionPlayer.at(staging, 0, 2)), 1e-5, "the first, as both move one node");
        assertEquals(8, height(MotionPlayer.at(staging, 2, 2)), 1e-5);
        assertSame(
                staging.parts().get(0), MotionPlayer.at(staging, -1, 2).parts().get(0), "at rest");
        assertNotEquals(0, Motion.seconds(state));
    }

    @Test
    void whatDoesNotMoveHasNoTimeline() {
        ViewState state = opened();
        MotionPlayer player = new MotionPlayer();
        assertFalse(player.run(Command.PLAY, state, 0));
        Staging staging = Staging.of(state);
        assertSame(staging, player.pose(staging, state.settings().view()));
        assertFalse(CUBE.moves());
    }
}
