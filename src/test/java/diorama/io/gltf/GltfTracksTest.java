package diorama.io.gltf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.io.GltfText;
import diorama.io.SceneImporter;
import diorama.mesh.Animation;
import diorama.mesh.Pose;
import diorama.mesh.Scene;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Animations of glTF files: straight, in steps, along splines, and by pointers. */
class GltfTracksTest {
    private final Path file;
    private final GltfText text = new GltfText();

    GltfTracksTest(@TempDir Path folder) {
        file = folder.resolve("moving.glb");
    }

    private Scene read(String target, String interpolation, int times, int values) throws IOException {
        int places = text.floats("VEC3", 3, 0, 0, 0, 1, 0, 0, 0, 1, 0);
        int lift = text.floats("VEC3", 3, 0, 0, 1, 0, 0, 1, 0, 0, 1);
        text.mesh("\"attributes\":{\"POSITION\":" + places + "},\"targets\":[{\"POSITION\":" + lift + "}]")
                .with("\"animations\":[{\"name\":\"go\",\"samplers\":[{\"input\":" + times + ",\"output\":" + values
                        + ",\"interpolation\":\"" + interpolation + "\"}],\"channels\":[{\"sampler\":0,\"target\":{"
                        + target + "}}]}]");
        return SceneImporter.read(text.write(file)).scene();
    }

    private static float height(Scene scene, float seconds) {
        return Pose.at(scene, scene.animations().get(0), seconds)
                .roots()
                .get(0)
                .transform()
                .m31();
    }

    @ParameterizedTest
    @CsvSource({"LINEAR,1.5", "STEP,1"})
    void keysAreJoinedAsTheFileSays(String interpolation, float halfway) throws IOException {
        int times = text.floats("SCALAR", 3, 0, 1, 2);
        Scene scene = read(
                "\"node\":0,\"path\":\"translation\"",
                interpolation,
                times,
                text.floats("VEC3", 3, 0, 0, 0, 0, 1, 0, 0, 2, 0));
        assertEquals(2, scene.animations().get(0).seconds(), 0);
        assertEquals(1, height(scene, 1), 1e-6f);
        assertEquals(halfway, height(scene, 1.5f), 1e-6f);
        assertEquals(2, height(scene, 2), 1e-6f);
    }

    @Test
    void splinesSwingAsFarAsTheyShould() throws IOException {
        int times = text.floats("SCALAR", 2, 0, 2);
        // comes with, is, goes with: from 0 upwards, back to 0 from above
        int values = text.floats("VEC3", 6, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, -4, 0, 0, 0, 0, 0, 0, 0);
        Scene scene = read("\"node\":0,\"path\":\"translation\"", "CUBICSPLINE", times, values);
        assertEquals(2, height(scene, 1), 1e-5f, "an eighth of the length times both slopes");
        assertEquals(0, height(scene, 2), 1e-6f);
        // 2 s (s^3 - 2 s^2 + s) 4 - 2 s (s^3 - s^2) 4 at s = 1/4
        assertEquals(1.5f, height(scene, 0.5f), 1e-5f);
    }

    @Test
    void splinesThatAreStraightGetNoKeysMore() throws IOException {
        int times = text.floats("SCALAR", 2, 0, 2);
        int values = text.floats("VEC3", 6, 0, 2, 0, 0, 0, 0, 0, 2, 0, 0, 2, 0, 0, 4, 0, 0, 2, 0);
        Scene scene = read("\"node\":0,\"path\":\"translation\"", "CUBICSPLINE", times, values);
        assertArrayEquals(
                new float[] {0, 2},
                scene.animations().get(0).tracks().get(0).moves().times(),
                0);
    }

    @Test
    void pointersToNodesMoveThem() throws IOException {
        int times = text.floats("SCALAR", 2, 0, 1);
        Scene scene = read(
                "\"path\":\"pointer\",\"extensions\":{\"KHR_animation_pointer\":{\"pointer\":\"/nodes/0/translation\"}}",
                "LINEAR",
                times,
                text.floats("VEC3", 2, 0, 0, 0, 0, 3, 0));
        assertEquals(3, height(scene, 1), 1e-6f);
    }

    @Test
    void sharesOfShapesFollowTheirKeys() throws IOException {
        int times = text.floats("SCALAR", 2, 0, 1);
        Scene scene = read("\"node\":0,\"path\":\"weights\"", "LINEAR", times, text.floats("SCALAR", 2, 0, -1));
        Animation go = scene.animations().get(0);
        assertEquals(1, go.tracks().get(0).weights().width());
        int mesh = Pose.at(scene, go, 1).roots().get(0).meshes().get(0);
        assertEquals(-1, Pose.at(scene, go, 1).meshes().get(mesh).positions()[2], 1e-6f);
    }

    @Test
    void keysThatAreNoneAreLeftOut() throws IOException {
        int times = text.floats("SCALAR", 4, 0, Float.NaN, 1, 0.5f);
        Scene scene = read(
                "\"node\":0,\"path\":\"translation\"",
                "LINEAR",
                times,
                text.floats("VEC3", 4, 0, 0, 0, 9, 9, 9, 0, 1, 0, 9, 9, 9));
        assertArrayEquals(
                new float[] {0, 1},
                scene.animations().get(0).tracks().get(0).moves().times(),
                0);
    }
}
