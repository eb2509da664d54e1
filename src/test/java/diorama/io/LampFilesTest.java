package diorama.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.io.scene.ExportOptions;
import diorama.io.scene.LampInfo;
import diorama.mesh.Light;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joml.Matrix4f;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lamps are written as bright, as wide and as directed as they are read. */
class LampFilesTest extends Rewriting {
    private static final Light SUN = new Light("sun", Light.Kind.SUN, new Vector3f(1, 0.5f, 0.25f), 2000, 0, 0);
    private static final Light BULB = new Light("bulb", Light.Kind.POINT, new Vector3f(0.25f, 1, 0.5f), 15000, 0, 0);
    private static final Light SPOT = new Light("spot", Light.Kind.SPOT, new Vector3f(1), 54000, 0.38f, 0.45f);

    private static Node holder(Light light, float x) {
        Matrix4f place = new Matrix4f().translation(x, 2, 3).rotateXYZ(-0.7f, 0.4f, 0.1f);
        return new Node(light.name(), place, List.of(), Optional.empty(), Optional.of(light), List.of());
    }

    private static Scene lit() {
        Mesh sheet = new Mesh(
                "sheet", new float[] {0, 0, 0, 1, 0, 0, 0, 1, 0}, new float[0], new float[0], new int[] {0, 1, 2}, 0);
        Node shown = new Node("sheet", new Matrix4f(), List.of(0), Optional.empty(), List.of());
        return new Scene(List.of(shown, holder(SUN, -1), holder(BULB, 0), holder(SPOT, 1)), List.of(sheet), List.of());
    }

    /** A lamp with where it stands and shines. */
    private record Found(Light light, Vector3f place, Vector3f aim) {}

    private static Optional<Found> find(List<Node> nodes, String name, Matrix4f parent) {
        for (Node node : nodes) {
            Matrix4f world = parent.mul(node.transform(), new Matrix4f());
            if (node.light().isPresent() && node.light().get().name().equals(name)) {
                Vector3f aim = world.transformDirection(new Vector3f(0, 0, -1)).normalize();
                return Optional.of(new Found(node.light().get(), world.getTranslation(new Vector3f()), aim));
            }
            Optional<Found> below = find(node.children(), name, world);
            if (below.isPresent()) {
                return below;
            }
        }
        return Optional.empty();
    }

    @Test
    void infoTellsOfLamps() {
        Path file = folder.resolve("lit.glb");
        SceneFiles.write(lit(), file, ExportOptions.OF_MESHES);
        List<LampInfo> lamps = SceneImporter.info(file).lamps();
        assertEquals(
                List.of("sun", "bulb", "spot"),
                lamps.stream().map(LampInfo::name).toList());
        assertEquals("lux", lamps.get(0).unit());
        assertEquals(2000 / 683f, lamps.get(0).watts(), 1e-4f);
        LampInfo bulb = lamps.get(1);
        assertEquals(15000, bulb.intensity());
        assertEquals("candela", bulb.unit());
        assertEquals(15000 * 4 * Math.PI / 683, bulb.watts(), 0.01);
        assertEquals(0.25f, bulb.color()[0], 1e-6f);
        assertEquals(3, bulb.place()[2], 1e-6f);
        assertEquals(0, bulb.direction().length);
        LampInfo spot = lamps.get(2);
        assertEquals(Math.toDegrees(0.9), spot.coneDegrees(), 0.01);
        Vector3f aim = holder(SPOT, 1).transform().transformDirection(new Vector3f(0, 0, -1));
        assertEquals(aim.y, spot.direction()[1], 1e-5f);
    }

    @ParameterizedTest
    @ValueSource(strings = {"glb", "gltf", "fbx", "dae"})
    void lampsComeBackAsTheyWere(String extension) {
        Scene before = lit();
        Scene after = through(before, extension, ExportOptions.OF_MESHES).scene();
        for (Light light : List.of(SUN, BULB, SPOT)) {
            Found was = find(before.roots(), light.name(), new Matrix4f()).orElseThrow();
            Found is = find(after.roots(), light.name(), new Matrix4f()).orElseThrow();
            assertEquals(light.kind(), is.light.kind());
            assertEquals(light.intensity(), is.light.intensity(), light.intensity() * 1e-4f, extension);
            assertEquals(0, light.color().distance(is.light.color()), 1e-4f, extension);
            assertEquals(0, was.place.distance(is.place), 1e-4f, extension + " " + light.name());
            if (light.kind() != Light.Kind.POINT) {
                assertEquals(0, was.aim.distance(is.aim), 1e-4f, extension + " " + light.name());
            }
        }
        Light spot = find(after.roots(), "spot", new Matrix4f()).orElseThrow().light;
        assertEquals(SPOT.outerCone(), spot.outerCone(), 1e-4f);
        assertEquals(SPOT.innerCone(), spot.innerCone(), 4e-3f /* Collada has one angle only */);
    }

    @Test
    void blenderFindsTheBrightnessInItsOwnWords() throws IOException {
        Path file = folder.resolve("lamps.dae");
        SceneFiles.write(lit(), file, ExportOptions.OF_MESHES);
        String text = Files.readString(file);
        assertTrue(text.contains("<energy sid=\"blender_energy\" type=\"float\">2.928"), "2000 lux are 2.93 W/m2");
        assertTrue(text.contains("<energy sid=\"blender_energy\" type=\"float\">275.9"), "15000 candela are 276 W");
    }

    /** The file is read and written in pieces of 1 MiB. */
    @ParameterizedTest
    @ValueSource(strings = {"fbx", "dae"})
    void lampsOfLargeFilesComeBackToo(String extension) throws IOException {
        int triangles = 40_000;
        float[] corners = new float[9 * triangles];
        int[] indices = new int[3 * triangles];
        for (int i = 0; i < indices.length; i++) {
            corners[3 * i] = (float) Math.sin(i);
            corners[3 * i + 1] = (float) Math.cos(0.7 * i);
            corners[3 * i + 2] = i * 1e-4f;
            indices[i] = i;
        }
        Mesh large = new Mesh("Blätter 木", corners, new float[0], new float[0], indices, 0);
        Node shown = new Node("Blätter 木", new Matrix4f(), List.of(0), Optional.empty(), List.of());
        Scene scene =
                new Scene(List.of(shown, holder(SUN, -1), holder(BULB, 0), holder(SPOT, 1)), List.of(large), List.of());
        Path file = folder.resolve("large." + extension);
        SceneFiles.write(scene, file, ExportOptions.OF_MESHES);
        assertTrue(Files.size(file) > 2 << 20, Files.size(file) + " bytes");
        try (Stream<Path> beside = Files.list(folder)) {
            assertEquals(List.of(file), beside.toList());
        }
        Scene after = SceneImporter.read(file).scene();
        assertEquals(triangles, after.meshes().get(0).triangleCount());
        for (Light light : List.of(SUN, BULB, SPOT)) {
            Found is = find(after.roots(), light.name(), new Matrix4f()).orElseThrow();
            assertEquals(light.intensity(), is.light.intensity(), light.intensity() * 1e-4f, light.name());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"obj", "ply", "stl", "3ds", "html"})
    void formatsWithoutLampsSaySo(String extension) {
        SceneFiles.Written written =
                SceneFiles.write(lit(), folder.resolve("dark." + extension), ExportOptions.OF_MESHES);
        assertTrue(
                written.notes().toString().contains("its 3 lamps are left out"),
                written.notes().toString());
    }
}
