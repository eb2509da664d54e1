package diorama.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.mesh.Animation;
import diorama.mesh.Material;
import diorama.mesh.Mesh;
import diorama.mesh.Morph;
import diorama.mesh.Node;
import diorama.mesh.Pose;
import diorama.mesh.Scene;
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
    void boxesAreAroundTheShapeAtRest() {
        assertEquals(
                0.5f, through(scene(), "glb", ExportOptions.OF_MESHES).info().bbox()[1][2]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"obj", "stl", "fbx"})
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
