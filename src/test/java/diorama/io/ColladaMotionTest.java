package diorama.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.io.scene.ExportOptions;
import diorama.mesh.Animation;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import diorama.mesh.Skin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.joml.Matrix4f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What moves in Collada files that are written. */
class ColladaMotionTest {
    private static final float[] CORNERS = {0, 0, 0, 1, 0, 0, 0, 1, 0};
    private static final float HALF = (float) Math.sqrt(0.5);

    private final Path folder;

    ColladaMotionTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static Mesh plate() {
        return new Mesh("plate", CORNERS, new float[0], new float[0], new int[] {0, 1, 2}, 0);
    }

    private static Node node(String name, Matrix4f place, List<Integer> meshes, Node... children) {
        return new Node(name, place, meshes, Optional.empty(), List.of(children));
    }

    private static Animation.Track moves(String node, float x) {
        Animation.Keys keys = new Animation.Keys(new float[] {0, 1}, new float[] {0, 0, 0, x, 0, 0});
        return new Animation.Track(node, keys, Animation.Keys.NONE, Animation.Keys.NONE);
    }

    private static Animation clip(String name, Animation.Track... tracks) {
        return new Animation(name, 1, List.of(tracks));
    }

    private SceneFiles.Written written(List<Node> roots, Mesh mesh, Animation... animations) {
        Scene scene = new Scene(roots, List.of(mesh), List.of(), List.of(animations));
        return SceneFiles.write(scene, folder.resolve("x.dae"), ExportOptions.OF_MESHES);
    }

    /** Numbers of the first list of the file whose name ends so. */
    private float[] numbers(String ending) throws IOException {
        Matcher list = Pattern.compile("id=\"moves-0-" + ending + "-list\"[^>]*>([^<]*)<")
                .matcher(Files.readString(folder.resolve("x.dae")));
        assertTrue(list.find());
        String[] words = list.group(1).strip().split(" ", -1);
        float[] out = new float[words.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = Float.parseFloat(words[i]);
        }
        return out;
    }

    @Test
    void turnsThatStepAreNoRamps() throws IOException {
        Animation.Keys turns = new Animation.Keys(
                new float[] {0, Math.nextDown(1f), 1, 2},
                new float[] {0, 0, 0, 1, 0, 0, 0, 1, 0, HALF, 0, HALF, 0, HALF, 0, HALF});
        Animation.Track track = new Animation.Track("door", Animation.Keys.NONE, turns, Animation.Keys.NONE);
        written(List.of(node("door", new Matrix4f(), List.of(0))), plate(), clip("opens", track));
        assertArrayEquals(new float[] {0, 0.999f, 1, 2}, numbers("in"), 1e-6f);
        float[] matrices = numbers("out");
        assertEquals(1, matrices[16], 1e-6f, "closed until then");
        assertEquals(0, matrices[32], 1e-6f);
    }

    @Test
    void whatMovesNodesThatBonesReplaceIsLeftOut() throws IOException {
        float[] weights = {1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0};
        Mesh carried =
                plate().withSkin(new Skin(List.of("bone"), new Matrix4f().get(new float[16]), new int[12], weights));
        List<Node> roots = List.of(
                node("rig", new Matrix4f(), List.of(), node("bone", new Matrix4f(), List.of())),
                node("skin", new Matrix4f(), List.of(0)));
        written(roots, carried, clip("walks", moves("skin", 5), moves("bone", 3)));
        String text = Files.readString(folder.resolve("x.dae"));
        assertFalse(text.contains("moves-1"), "one node moves");
        assertEquals(3, numbers("out")[16 + 3], 1e-6f);
    }

    @Test
    void nodesWithoutSizeAtRestMove() throws IOException {
        Animation.Keys sizes = new Animation.Keys(new float[] {0, 1}, new float[] {0, 0, 0, 2, 2, 2});
        Animation.Track track = new Animation.Track("pops", Animation.Keys.NONE, Animation.Keys.NONE, sizes);
        SceneFiles.Written written =
                written(List.of(node("pops", new Matrix4f().scale(0), List.of(0))), plate(), clip("up", track));
        assertEquals(List.of(), written.notes());
        assertEquals(2, numbers("out")[16], 1e-6f);
    }

    @Test
    void animationsThatHaveNoRoomAreTold() {
        Animation[] clips = {clip("walk", moves("a", 1)), clip("run", moves("a", 2)), clip("wave", moves("b", 3))};
        List<Node> roots = List.of(node("a", new Matrix4f(), List.of(0)), node("b", new Matrix4f(), List.of(0)));
        assertEquals(
                List.of("1 animation is left out: .dae files hold one of each object, want .glb or .gltf"),
                written(roots, plate(), clips).notes());
        assertEquals(
                List.of(),
                written(roots, plate(), Arrays.copyOfRange(clips, 1, 3)).notes());
    }

    /** Blender turns the topmost node upright once, and what moves it would undo that. */
    @Test
    void whatMovesIsNotTopmost() throws IOException {
        written(
                List.of(node("still", new Matrix4f(), List.of(0)), node("goes", new Matrix4f(), List.of(0))),
                plate(),
                clip("a", moves("goes", 1)));
        String scene = Files.readString(folder.resolve("x.dae"));
        int above = scene.indexOf("\"goes place\"");
        assertTrue(above > 0 && above < scene.indexOf("name=\"goes\""), scene);
        assertFalse(scene.contains("still place"));
    }
}
