package diorama.io.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import diorama.Needs;
import diorama.base.LimitedProcess;
import diorama.base.Size;
import diorama.image.DepthFiles;
import diorama.image.ImageFiles;
import diorama.relief.ReliefScenes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The add-on in a real Blender, driven as its dialog drives it. */
class BlenderAddonTest {
    @Test
    void photosComeInWithTheirCameras(@TempDir Path folder) throws IOException, InterruptedException {
        Needs.that(Needs.program("blender", "--version"), "blender", "runs the add-on in Blender");
        for (String name : List.of("one", "two words")) {
            ImageFiles.write(ReliefScenes.gradient(new Size(96, 64)), folder.resolve(name + ".png"));
            DepthFiles.write(
                    ReliefScenes.depth(new Size(96, 64), (x, y) -> x / 95.0), folder.resolve(name + "_depth.png"));
        }
        Path program = folder.resolve("diorama");
        Files.writeString(
                program,
                "#!/bin/sh\nexec '" + Path.of(System.getProperty("java.home"), "bin", "java") + "' -Ddiorama.home='"
                        + Path.of("").toAbsolutePath() + "' -cp '"
                        + LimitedProcess.absolute(System.getProperty("java.class.path")) + "' diorama.Main \"$@\"\n");
        assertTrue(program.toFile().setExecutable(true));
        JsonObject report = run(folder, program);
        assertEquals("[\"FINISHED\"]", report.get("mesh").toString());
        assertEquals("[\"one\",\"two words\"]", report.get("collections").toString());
        assertTrue(report.get("meshes").getAsInt() >= 2);
        assertEquals(2, report.get("cameras").getAsInt());
        assertTrue(!report.get("looking").getAsString().isEmpty());
        assertEquals("[96,64]", report.get("resolution").toString());
        assertTrue(report.get("principled").getAsBoolean());
        assertTrue(report.get("packed").getAsBoolean());
        assertEquals(1, report.get("near").getAsDouble(), 0.05 /* metres in front of the camera */);
        assertEquals("[\"FINISHED\"]", report.get("live").toString());
        assertEquals("[\"SUBSURF\",\"DISPLACE\"]", report.get("modifiers").toString());
        assertEquals(65 * 65, report.get("points").getAsInt());
        double near = report.getAsJsonArray("range").get(0).getAsDouble();
        double far = report.getAsJsonArray("range").get(1).getAsDouble();
        assertTrue(near > 1.9 && far < 6.1 && far - near > 1, near + " to " + far);
        assertTrue(report.get("gone").getAsString().contains("gone.jpg"), report.toString());
    }

    private static JsonObject run(Path folder, Path program) throws IOException, InterruptedException {
        Path report = folder.resolve("report.json");
        Path log = folder.resolve("blender.log");
        ProcessBuilder builder = new ProcessBuilder(
                        "blender",
                        "-b",
                        "-noaudio",
                        "--factory-startup",
                        "--python",
                        "src/test/resources/blender/addon.py",
                        "--",
                        Path.of("src/main/blender").toAbsolutePath().toString(),
                        report.toString(),
                        folder.resolve("one.png").toString(),
                        folder.resolve("two words.png").toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("DIORAMA", program.toString());
        Process blender = builder.start();
        boolean ended = blender.waitFor(180, TimeUnit.SECONDS);
        blender.destroyForcibly();
        assertTrue(ended, "Blender does not end");
        assertTrue(Files.exists(report), Files.readString(log));
        return JsonParser.parseString(Files.readString(report)).getAsJsonObject();
    }
}
