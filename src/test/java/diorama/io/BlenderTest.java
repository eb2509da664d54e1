package diorama.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import diorama.Needs;
import diorama.image.ImageFiles;
import diorama.image.RgbaImage;
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
        Path log = folder.resolve("blender.log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        assertEquals(0, builder.start().waitFor());
        assertTrue(Files.exists(report), Files.readString(log));
        return JsonParser.parseString(Files.readString(report)).getAsJsonObject();
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
