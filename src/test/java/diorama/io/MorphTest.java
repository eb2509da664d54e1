package diorama.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import diorama.io.gltf.GltfTables;
import diorama.io.scene.ExportOptions;
import diorama.mesh.Animation;
import diorama.mesh.Material;
import diorama.mesh.Mesh;
import diorama.mesh.Morph;
import diorama.mesh.Node;
import diorama.mesh.Pose;
import diorama.mesh.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix4f;
import org.joml.Vector4f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shapes that meshes can take. */
class MorphTest extends Rewriting {
    private static final float[] REST = {0, 0, 0.5f, 1, 0, 0, 0, 1, 0};

    /** The first vertex can go to +Z, where it is half way, and to +Y. */
    private static Scene scene() {
        Morph out = new Morph("out", new float[] {0, 0, 1, 0, 0, 0, 0, 0, 0}, new float[0], 0.5f);
        Morph up = new Morph("up", new float[] {0, 2, 0, 0, 0, 0, 0, 0, 0}, new float[9], 0);
        Mesh mesh = new Mesh(
                "face",
                REST,
                new float[] {0, 0, 1, 0, 0, 1, 0, 0, 1},
                new float[0],
                new float[0],
                new byte[0],
                new int[] {0, 1, 2},
                0,
                Optional.empty(),
                List.of(out, up));
        Node node = new Node("head", new Matrix4f(), List.of(0), Optional.empty(), List.of());
        Animation.Keys none = Animation.Keys.NONE;
        Animation.Keys weights = new Animation.Keys(new float[] {0, 2}, new float[] {0, 0, 1, 0.5f});
        Animation talk = new Animation("talk", 2, List.of(new Animation.Track("head", none, none, none, weights)));
        Material skin = new Material("skin", new Vector4f(1), Optional.empty(), 0, 1, false);
        return new Scene(List.of(node), List.of(mesh), List.of(skin), List.of(talk));
    }

    @ParameterizedTest
    @ValueSource(strings = {"glb", "gltf"})
    void shapesComeBackWithTheirSharesAndKeys(String extension) {
        Scene after = through(scene(), extension, ExportOptions.OF_MESHES).scene();
        Mesh face = after.meshes().get(0);
        assertArrayEquals(REST, face.positions(), 1e-6f, "the shape at rest");
        assertEquals(
                List.of("out", "up"), face.morphs().stream().map(Morph::name).toList());
        assertEquals(0.5f, face.morphs().get(0).weight());
        assertEquals(2, face.morphs().get(1).positions()[1]);
        Mesh later = Pose.at(after, after.animations().get(0), 1).meshes().get(0);
        assertArrayEquals(new float[] {0, 0.5f, 0.5f}, java.util.Arrays.copyOf(later.positions(), 3), 1e-6f);
        Mesh last = Pose.at(after, after.animations().get(0), 9).meshes().get(0);
        assertArrayEquals(new float[] {0, 1, 1}, java.util.Arrays.copyOf(last.positions(), 3), 1e-6f);
    }

    @Test
    void fbxKeepsShapesThatBeginFromTheOneAtRest() {
        Path file = folder.resolve("face.fbx");
        SceneFiles.Written written = SceneFiles.write(scene(), file, ExportOptions.OF_MESHES);
        assertTrue(
                written.notes().toString().contains("stand still"),
                written.notes().toString());
        Mesh face = SceneImporter.read(file).scene().meshes().get(0);
        List<String> names = face.morphs().stream().map(Morph::name).toList();
        assertEquals(2, names.size());
        assertTrue(names.get(0).startsWith("out") && names.get(1).startsWith("up"), names.toString());
        for (Morph morph : face.morphs()) {
            assertEquals(0, morph.weight());
        }
        // corners may come in another order: sums do not change
        float sum = 0;
        for (float p : face.positions()) {
            sum += p;
        }
        float rest = 0;
        for (float p : REST) {
            rest += p;
        }
        assertEquals(rest, sum, 1e-4f);
        float[] up = face.morphs().get(1).positions();
        float high = 0;
        for (int i = 1; i < up.length; i += 3) {
            high = Math.max(high, up[i]);
        }
        assertEquals(2, Math.abs(high), 1e-4f, names.toString());
    }

    @Test
    void nodesHaveSharesOfTheirOwn() throws IOException {
        Path file = folder.resolve("two.gltf");
        SceneFiles.write(scene(), file, ExportOptions.OF_MESHES);
        JsonObject root = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        root.remove("animations");
        JsonObject other = new JsonObject();
        other.addProperty("name", "other");
        other.addProperty("mesh", 0);
        other.add("weights", GltfTables.numbers(0, 1));
        root.getAsJsonArray("nodes").add(other);
        JsonArray roots = root.getAsJsonArray("scenes").get(0).getAsJsonObject().getAsJsonArray("nodes");
        roots.add(root.getAsJsonArray("nodes").size() - 1);
        Files.writeString(file, root.toString());
        Scene read = SceneImporter.read(file).scene();
        Mesh first = mesh(read, "head");
        Mesh second = mesh(read, "other");
        assertEquals(0.5f, first.morphs().get(0).weight());
        assertEquals(0, second.morphs().get(0).weight());
        assertEquals(1, second.morphs().get(1).weight());
        assertArrayEquals(REST, first.positions(), 1e-6f);
        assertEquals(2, second.positions()[1], 1e-6f, "two up");
        assertEquals(0, second.positions()[2], 1e-6f, "not out");
    }

    @Test
    void boxesAreAroundTheShapeAtRest() {
        assertEquals(
                0.5f, through(scene(), "glb", ExportOptions.OF_MESHES).info().bbox()[1][2]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"obj", "stl", "dae"})
    void otherFormatsGetTheShapeAtRestAndSaySo(String extension) {
        SceneFiles.Written written =
                SceneFiles.write(scene(), folder.resolve("one." + extension), ExportOptions.OF_MESHES);
        String notes = written.notes().toString();
        assertTrue(notes.contains("2 other shapes of its meshes (morph targets) are left out"), notes);
        Mesh read = SceneImporter.read(folder.resolve("one." + extension))
                .scene()
                .meshes()
                .get(0);
        assertEquals(List.of(), read.morphs());
    }
}
