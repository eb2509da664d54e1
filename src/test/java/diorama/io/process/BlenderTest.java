package diorama.io.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import diorama.Needs;
import diorama.image.ImageFiles;
import diorama.image.RgbaImage;
import diorama.io.PaintedTree;
import diorama.io.SampleScene;
import diorama.io.SceneFiles;
import diorama.io.SceneImporter;
import diorama.io.Ssim;
import diorama.io.scene.ExportOptions;
import diorama.mesh.Bounds;
import diorama.mesh.Mesh;
import diorama.mesh.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blender opens what is written with nothing to fix. */
class BlenderTest {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 533;

    private final Path folder;

    BlenderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void gltfCameraSeesThePhoto() throws IOException, InterruptedException {
        needBlender();
        SampleScene sample = SampleScene.of("harbour");
        Scene scene = sample.mesh();
        Path file = folder.resolve("harbour.glb");
        sample.write(scene, file);
        Path picture = folder.resolve("seen.png");
        JsonObject report = look(file, picture.toString(), Integer.toString(WIDTH), Integer.toString(HEIGHT));
        assertTextured(report);
        assertPlaced(scene, report);
        assertEquals(1, report.get("cameras").getAsInt());
        RgbaImage seen = ImageFiles.read(picture);
        double ssim = Ssim.of(Ssim.shrunk(sample.picture().image(), WIDTH, HEIGHT), Ssim.luma(seen), WIDTH, HEIGHT, 4);
        assertTrue(ssim >= 0.97, "SSIM " + ssim);
    }

    @Test
    void wavefrontStandsUprightWithItsPicture() throws IOException, InterruptedException {
        needBlender();
        SampleScene sample = SampleScene.of("harbour");
        Scene scene = sample.mesh();
        Path file = folder.resolve("harbour.obj");
        sample.write(scene, file);
        JsonObject report = look(file);
        assertTextured(report);
        assertPlaced(scene, report);
    }

    @Test
    void stanfordStandsUprightWithColours() throws IOException, InterruptedException {
        needBlender();
        SampleScene sample = SampleScene.of("harbour");
        Scene scene = sample.mesh();
        Path file = folder.resolve("harbour.ply");
        sample.write(scene, file);
        JsonObject report = look(file);
        assertTrue(report.get("uv").getAsBoolean());
        assertTrue(report.get("colours").getAsDouble() > 0.05, "the photo's colours vary");
        assertPlaced(scene, report);
    }

    @Test
    void otherFormatsKeepRoughnessAndPictures() throws IOException, InterruptedException {
        needBlender();
        Scene vase = SceneImporter.read(Path.of("samples/vase.glb")).scene();
        float roughness = vase.materials().get(0).roughness();
        for (String name : List.of("vase.fbx", "vase.obj")) {
            Path file = folder.resolve(name);
            SceneFiles.write(vase, file, ExportOptions.DEFAULTS);
            JsonObject report = look(file);
            assertEquals(roughness, report.getAsJsonArray("roughness").get(0).getAsFloat(), 0.01, name);
            assertTrue(report.getAsJsonArray("painted").get(0).getAsBoolean(), name);
        }
        SampleScene sample = SampleScene.of("table");
        Path file = folder.resolve("table.dae");
        sample.write(sample.mesh(), file);
        JsonObject report = look(file);
        assertEquals(
                "[true,true]", report.getAsJsonArray("painted").toString(), "an unlit photo is not black in Blender");
    }

    /** One Blender for all: scale, axes, normals, pictures and camera of a scene of two parts that are turned. */
    @Test
    void everyFormatStandsAndLooksAlike() throws IOException, InterruptedException {
        needBlender();
        Scene moving = PaintedTree.scene();
        // at rest: where it moves Blender shows the first key
        Scene tree = new Scene(moving.roots(), moving.meshes(), moving.materials());
        List<String> all = List.of("glb", "gltf", "obj", "ply", "stl", "fbx", "dae");
        Path report = folder.resolve("stand.json");
        List<String> command = new ArrayList<>(List.of(
                "blender",
                "-b",
                "-noaudio",
                "--python",
                "src/test/resources/blender/stand.py",
                "--",
                report.toString()));
        for (String extension : all) {
            Path file = folder.resolve("tree." + extension);
            SceneFiles.write(tree, file, ExportOptions.OF_MESHES);
            command.add(file.toString());
        }
        float[][] box = SceneImporter.info(folder.resolve("tree.glb")).bbox();
        run(command, report);
        JsonObject told = JsonParser.parseString(Files.readString(report)).getAsJsonObject();
        for (String extension : all) {
            JsonObject seen = told.getAsJsonObject(extension);
            assertEquals(4, seen.get("triangles").getAsInt(), extension);
            assertNear(new float[] {box[0][0], -box[1][2], box[0][1]}, seen.getAsJsonArray("low"), extension);
            assertNear(new float[] {box[1][0], -box[0][2], box[1][1]}, seen.getAsJsonArray("high"), extension);
            assertEquals(4, seen.get("upwards").getAsInt(), extension + ": faces look towards -Y");
            if (!extension.equals("stl")) {
                assertEquals(extension.equals("ply") ? 1 : 2, seen.get("uv").getAsInt(), extension);
            }
            if (List.of("glb", "gltf", "obj", "fbx", "dae").contains(extension)) {
                assertTrue(seen.getAsJsonObject("painted").toString().contains("[16,8]"), extension + seen);
            }
            if (List.of("glb", "gltf", "dae").contains(extension)) {
                assertNear(
                        new float[] {0, -8, 1},
                        seen.getAsJsonArray("camera").get(0).getAsJsonArray(),
                        extension);
                assertNear(
                        new float[] {0, 1, 0},
                        seen.getAsJsonArray("looks").get(0).getAsJsonArray(),
                        extension);
                assertEquals(0.7f, seen.getAsJsonArray("angle").get(0).getAsFloat(), 0.01f, extension);
            }
        }
    }

    private static void assertNear(float[] wanted, JsonArray seen, String what) {
        for (int axis = 0; axis < 3; axis++) {
            assertEquals(wanted[axis], seen.get(axis).getAsFloat(), 1e-3f /* m */, what + " " + seen);
        }
    }

    private static void needBlender() {
        Needs.that(Needs.program("blender", "--version"), "blender", "opens the files in Blender");
    }

    private JsonObject look(Path model, String... more) throws IOException, InterruptedException {
        Path report = folder.resolve("report.json");
        List<String> command = new ArrayList<>(
                List.of("blender", "-b", "-noaudio", "--python", "src/test/resources/blender/look.py", "--"));
        command.add(model.toString());
        command.add(report.toString());
        command.addAll(List.of(more));
        run(command, report);
        return JsonParser.parseString(Files.readString(report)).getAsJsonObject();
    }

    private void run(List<String> command, Path report) throws IOException, InterruptedException {
        Path log = folder.resolve("blender.log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        assertEquals(0, builder.start().waitFor());
        assertTrue(Files.exists(report), Files.readString(log));
    }

    private static void assertTextured(JsonObject report) {
        assertTrue(report.get("uv").getAsBoolean());
        JsonArray images = report.getAsJsonArray("images");
        assertEquals(2, images.size());
        assertEquals("[1600,1067]", images.get(0).toString());
    }

    /** Blender is Z up, and looks along +Y where we look along -Z. */
    private static void assertPlaced(Scene scene, JsonObject report) {
        Bounds wanted =
                scene.meshes().stream().map(m -> Bounds.of(m.positions())).reduce(Bounds.EMPTY, Bounds::union);
        assertEquals(
                scene.meshes().stream().mapToInt(Mesh::triangleCount).sum(),
                report.get("triangles").getAsInt(),
                0.001 * report.get("triangles").getAsInt() /* Blender drops some slivers */);
        float[] low = {wanted.minX(), -wanted.maxZ(), wanted.minY()};
        float[] high = {wanted.maxX(), -wanted.minZ(), wanted.maxY()};
        for (int axis = 0; axis < 3; axis++) {
            assertEquals(low[axis], report.getAsJsonArray("low").get(axis).getAsFloat(), 1e-4);
            assertEquals(high[axis], report.getAsJsonArray("high").get(axis).getAsFloat(), 1e-4);
        }
    }
}
