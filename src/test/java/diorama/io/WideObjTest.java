package diorama.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.UserError;
import diorama.mesh.Material;
import diorama.mesh.Scene;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wavefront files of two bytes a letter. */
class WideObjTest {
    private static final String CORNERS = "v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\n";

    private final Path folder;
    private final Path model;

    WideObjTest(@TempDir Path folder) {
        this.folder = folder;
        model = folder.resolve("model.obj");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void textOfTwoBytesALetterIsRead(String charset) throws IOException {
        Files.write(folder.resolve("paint.mtl"), "\ufeffnewmtl r\u00f6t\nKd 1 0 0\n".getBytes(charset));
        String text = "\ufeffmtllib paint.mtl\nusemtl r\u00f6t\n" + CORNERS + "f 1 2 3 4\n";
        Files.write(model, text.getBytes(charset));
        Scene scene = SceneImporter.read(model).scene();
        assertEquals(2, scene.meshes().get(0).triangleCount());
        Material material = scene.materials().get(scene.meshes().get(0).material());
        assertEquals("r\u00f6t", material.name());
        assertEquals(0, material.baseColor().y());
    }

    @Test
    void brokenLinesOfSuchTextAreToldByTheirNumber() throws IOException {
        Files.write(model, ("\ufeff" + CORNERS + "f 1 2 x\n").getBytes(StandardCharsets.UTF_16LE));
        String said = String.valueOf(
                assertThrows(UserError.class, () -> SceneImporter.read(model)).getMessage());
        assertTrue(said.startsWith(model + ": cannot be imported: line 5: 'x' is no corner"), said);
    }
}
