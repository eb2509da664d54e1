package diorama.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.camera.Camera;
import diorama.camera.Projection;
import diorama.io.scene.ExportOptions;
import diorama.mesh.Animation;
import diorama.mesh.Light;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Pose;
import diorama.mesh.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix4f;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;

/** Files in which several nodes have one name: what belongs to one of them is not taken for another's. */
class NodeClashTest extends Rewriting {
    private static final Mesh SHEET = new Mesh(
            "sheet", new float[] {0, 0, 0, 1, 0, 0, 0, 1, 0}, new float[0], new float[0], new int[] {0, 1, 2}, 0);

    private static Node node(String name, float x, Optional<Camera> camera, Optional<Light> light) {
        return new Node(name, new Matrix4f().translation(x, 0, 0), List.of(0), camera, light, List.of());
    }

    /** Writes a glTF file in which one text stands for others. */
    private Path written(Scene scene, String name, String from, String to) throws IOException {
        Path file = folder.resolve(name);
        SceneFiles.write(scene, file, ExportOptions.OF_MESHES);
        String text = Files.readString(file);
        assertTrue(text.contains(from), text);
        Files.writeString(file, text.replace(from, to));
        return file;
    }

    @Test
    void onlyTheNodeThatIsMeantMoves() throws IOException {
        Animation.Keys moves = new Animation.Keys(new float[] {0, 1}, new float[] {2, 0, 0, 2, 5, 0});
        Animation lift = new Animation(
                "lift", 1, List.of(new Animation.Track("cube b", moves, Animation.Keys.NONE, Animation.Keys.NONE)));
        Scene scene = new Scene(
                List.of(
                        node("cube a", 1, Optional.empty(), Optional.empty()),
                        node("cube b", 2, Optional.empty(), Optional.empty())),
                List.of(SHEET),
                List.of(),
                List.of(lift));
        Scene read = SceneImporter.read(written(scene, "twins.gltf", "cube b", "cube a"))
                .scene();
        Scene later = Pose.at(read, read.animations().get(0), 1);
        List<Float> heights = all(later.roots()).stream()
                .filter(n -> !n.meshes().isEmpty())
                .map(n -> n.transform().m31())
                .sorted()
                .toList();
        assertEquals(List.of(0f, 5f), heights);
        Node moved = all(later.roots()).stream()
                .filter(n -> n.transform().m31() == 5)
                .findFirst()
                .orElseThrow();
        assertEquals(2, moved.transform().m30(), "the second one");
    }

    @Test
    void camerasAndLampsStayWithTheirNodes() throws IOException {
        Camera lens = Camera.atOrigin(new Projection.Perspective(0.7f, 1.5f, 0.1f, 50));
        Light bulb = new Light("bulb", Light.Kind.POINT, new Vector3f(1), 40, 0, 0);
        Scene scene = new Scene(
                List.of(
                        node("thing a", 1, Optional.empty(), Optional.empty()),
                        node("thing b", 2, Optional.of(lens), Optional.empty()),
                        node("thing c", 3, Optional.empty(), Optional.of(bulb))),
                List.of(SHEET),
                List.of());
        Path file = written(scene, "things.gltf", "thing b", "thing a");
        Files.writeString(file, Files.readString(file).replace("thing c", "thing a"));
        for (Node node : all(SceneImporter.read(file).scene().roots())) {
            float x = node.transform().m30();
            assertEquals(x == 2, node.camera().isPresent(), "camera at " + x);
            assertEquals(x == 3, node.light().isPresent(), "lamp at " + x);
        }
    }

    @Test
    void aLampOfSeveralNodesShinesInAll() throws IOException {
        Light bulb = new Light("bulb", Light.Kind.POINT, new Vector3f(1), 40, 0, 0);
        Scene scene = new Scene(
                List.of(
                        node("left", 1, Optional.empty(), Optional.of(bulb)),
                        node("right", 2, Optional.empty(), Optional.of(bulb))),
                List.of(SHEET),
                List.of());
        Path file = written(scene, "pair.gltf", "{\"light\":1}", "{\"light\":0}");
        assertEquals(
                2,
                all(SceneImporter.read(file).scene().roots()).stream()
                        .filter(n -> n.light().isPresent())
                        .count());
    }
}
