package diorama.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import diorama.mesh.Animation;
import diorama.mesh.Node;
import diorama.mesh.Pose;
import diorama.mesh.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.joml.Matrix4f;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bones and nodes of other programs' files stand where these programs have them. */
class MotionTest {
    private static final List<String> FORMATS = List.of("glb", "fbx");

    private final Path folder;

    MotionTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void bonesOfBlendersFilesStandWhereBlenderHasThem() throws IOException, InterruptedException {
        BlenderScript.run("motion.py", folder, "makes a scene that moves");
        JsonObject truth = JsonParser.parseString(Files.readString(folder.resolve("truth.json")))
                .getAsJsonObject();
        for (String format : FORMATS) {
            Scene scene = SceneImporter.read(folder.resolve("motion." + format)).scene();
            Animation motion = Animation.together(scene.animations()).orElseThrow();
            for (String frame : truth.keySet()) {
                double seconds = Integer.parseInt(frame) / 24.0;
                JsonArray box = truth.getAsJsonArray(frame);
                assertArrayEquals(
                        numbers(box), bounds(Pose.at(scene, motion, seconds)), 2e-3f, format + ", frame " + frame);
            }
        }
    }

    /** Lowest and highest x y z of all vertices in the scene's space. */
    private static float[] bounds(Scene scene) {
        float inf = Float.POSITIVE_INFINITY;
        float[] six = {inf, inf, inf, -inf, -inf, -inf};
        scene.roots().forEach(root -> grow(scene, root, new Matrix4f(), six));
        return six;
    }

    private static void grow(Scene scene, Node node, Matrix4f parent, float[] six) {
        Matrix4f own = parent.mul(node.transform(), new Matrix4f());
        for (int mesh : node.meshes()) {
            float[] at = scene.meshes().get(mesh).positions();
            for (int v = 0; v < at.length; v += 3) {
                Vector3f p = own.transformPosition(new Vector3f(at[v], at[v + 1], at[v + 2]));
                for (int axis = 0; axis < 3; axis++) {
                    six[axis] = Math.min(six[axis], p.get(axis));
                    six[axis + 3] = Math.max(six[axis + 3], p.get(axis));
                }
            }
        }
        node.children().forEach(child -> grow(scene, child, own, six));
    }

    private static float[] numbers(JsonArray box) {
        float[] six = new float[6];
        for (int i = 0; i < 6; i++) {
            six[i] = box.get(i / 3).getAsJsonArray().get(i % 3).getAsFloat();
        }
        return six;
    }
}
