package diorama.mesh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Optional;
import org.joml.Matrix4f;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;

class PoseTest {
    private static final Mesh PLAIN = mesh("plain", Optional.empty());

    private static Mesh mesh(String name, Optional<Skin> skin) {
        return new Mesh(
                name,
                new float[] {0, 0, 0, 1, 0, 0, 1, 1, 0},
                new float[] {0, 0, 1, 0, 0, 1, 0, 0, 1},
                new float[0],
                new byte[0],
                new int[] {0, 1, 2},
                0,
                skin);
    }

    private static Node node(String name, Matrix4f at, List<Integer> meshes, Node... children) {
        return new Node(name, at, meshes, Optional.empty(), List.of(children));
    }

    private static Animation animation(Animation.Track... tracks) {
        return new Animation("move", 2, List.of(tracks));
    }

    private static Animation.Keys keys(float[] times, float... values) {
        return new Animation.Keys(times, values);
    }

    @Test
    void nodesGoStraightAndTurnByTheShortestArcBetweenKeys() {
        float half = (float) Math.sqrt(0.5);
        Animation move = animation(new Animation.Track(
                "arm",
                keys(new float[] {0, 2}, 0, 0, 0, 4, 0, 0),
                keys(new float[] {0, 2}, 0, 0, 0, 1, 0, 0, -half, -half),
                Animation.Keys.NONE));
        Scene scene = new Scene(
                List.of(node("root", new Matrix4f(), List.of(), node("arm", new Matrix4f().scale(2), List.of(0)))),
                List.of(PLAIN),
                List.of(),
                List.of(move));
        Scene posed = Pose.at(scene, move, 1);
        Vector3f tip = posed.roots().get(0).children().get(0).transform().transformPosition(new Vector3f(1, 0, 0));
        double angle = Math.PI / 4;
        assertEquals(2 + 2 * Math.cos(angle), tip.x, 1e-5);
        assertEquals(2 * Math.sin(angle), tip.y, 1e-5, "a quarter turn of a quaternion of either sign");
        assertSame(PLAIN, posed.meshes().get(0), "needs not be taken to the graphics card again");
        Vector3f end = Pose.at(scene, move, 99)
                .roots()
                .get(0)
                .children()
                .get(0)
                .transform()
                .getTranslation(new Vector3f());
        assertEquals(4, end.x, 1e-6, "the last key holds");
    }

    @Test
    void verticesFollowTheirBones() {
        // the second bone lies at (1,0,0) under the first and turns up by a right angle
        Matrix4f at = new Matrix4f().translation(1, 0, 0);
        float[] bind = new float[32];
        new Matrix4f().get(bind, 0);
        at.invert(new Matrix4f()).get(bind, 16);
        Skin skin =
                new Skin(List.of("upper", "lower"), bind, new int[] {0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0}, new float[] {
                    1, 0, 0, 0, 0.5f, 0.5f, 0, 0, 1, 0, 0, 0
                });
        float half = (float) Math.sqrt(0.5);
        Animation bend = animation(new Animation.Track(
                "lower",
                Animation.Keys.NONE,
                keys(new float[] {0, 1}, 0, 0, 0, 1, 0, 0, half, half),
                Animation.Keys.NONE));
        // the mesh's own node stands elsewhere: bones alone say where vertices are
        Node body = node("body", new Matrix4f().translation(0, 5, 0), List.of(0));
        Node bones = node("upper", new Matrix4f(), List.of(), node("lower", at, List.of()));
        Scene scene =
                new Scene(List.of(body, bones), List.of(mesh("skinned", Optional.of(skin))), List.of(), List.of(bend));
        Scene posed = Pose.at(scene, bend, 1);
        assertNotSame(scene.meshes().get(0), posed.meshes().get(0));
        float[] positions = posed.meshes().get(0).positions();
        float[] world = new float[9];
        for (int v = 0; v < 3; v++) {
            Vector3f p = posed.roots()
                    .get(0)
                    .transform()
                    .transformPosition(new Vector3f(positions[3 * v], positions[3 * v + 1], positions[3 * v + 2]));
            world[3 * v] = p.x;
            world[3 * v + 1] = p.y;
            world[3 * v + 2] = p.z;
        }
        // (1,1,0) is (0,1,0) seen from the elbow, which a right angle turns to (-1,0,0)
        assertArrayEquals(new float[] {0, 0, 0, 1, 0, 0, 0, 0, 0}, world, 1e-5f);
        assertArrayEquals(
                new float[] {0, 0, 0, 1, 0, 0, 1, 1, 0}, scene.meshes().get(0).positions(), "the scene stays as it is");
    }

    @Test
    void aSkinnedMeshOfTwoNodesIsBentForEach() {
        Skin skin = new Skin(List.of("bone"), new Matrix4f().get(new float[16]), new int[12], new float[] {
            1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0
        });
        Scene scene = new Scene(
                List.of(
                        node("a", new Matrix4f(), List.of(0)),
                        node("b", new Matrix4f().translation(0, 0, 7), List.of(0)),
                        node("bone", new Matrix4f().translation(0, 2, 0), List.of())),
                List.of(mesh("skinned", Optional.of(skin))),
                List.of());
        Scene posed = Pose.at(scene, animation(), 0);
        assertEquals(List.of(0), posed.roots().get(0).meshes());
        assertEquals(List.of(1), posed.roots().get(1).meshes());
        assertEquals(2, posed.meshes().get(0).positions()[1], 1e-6);
        assertEquals(-7, posed.meshes().get(1).positions()[2], 1e-6);
    }

    @Test
    void whatHasNoKeysStaysAsItIsAtRest() {
        Matrix4f rest =
                new Matrix4f().translation(1, 2, 3).rotateXYZ(0.4f, -0.7f, 1.1f).scale(100, 3, 0.5f);
        for (Matrix4f each : List.of(rest, new Matrix4f(rest).scale(-1, 1, 1))) {
            Animation move = animation(new Animation.Track(
                    "arm", keys(new float[] {0, 2}, 1, 2, 3, 5, 2, 3), Animation.Keys.NONE, Animation.Keys.NONE));
            Scene scene = new Scene(List.of(node("arm", each, List.of(0))), List.of(PLAIN), List.of());
            Matrix4f wanted = new Matrix4f(each).setTranslation(3, 2, 3);
            Node moved = Pose.at(scene, move, 1).roots().get(0);
            assertArrayEquals(wanted.get(new float[16]), moved.transform().get(new float[16]), 1e-4f);
        }
    }

    @Test
    void sharesOfShapesMoveTheVerticesOfTheNodeThatNamesThem() {
        Morph up = new Morph("up", new float[] {0, 0, 0, 0, 2, 0, 0, 0, 0}, new float[0], 0.5f);
        Mesh face = new Mesh(
                "face",
                PLAIN.positions(),
                PLAIN.normals(),
                new float[0],
                new float[0],
                new byte[0],
                PLAIN.indices(),
                0,
                Optional.empty(),
                List.of(up));
        Animation.Keys none = Animation.Keys.NONE;
        Animation talk = animation(new Animation.Track("arm", none, none, none, keys(new float[] {0, 2}, 0.5f, 1.5f)));
        Scene scene = new Scene(
                List.of(node("arm", new Matrix4f(), List.of(0)), node("leg", new Matrix4f(), List.of(0))),
                List.of(face),
                List.of());
        Scene later = Pose.at(scene, talk, 1);
        assertEquals(1, height(later, 0), 1e-6f, "half a share more of two");
        assertEquals(0, height(later, 1), "of no track");
    }

    private static float height(Scene scene, int root) {
        return scene.meshes().get(scene.roots().get(root).meshes().get(0)).positions()[4];
    }
}
