package diorama.io;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files cut short and with turned bits are read or refused in one line, never more. */
class BrokenFilesTest {
    private static final int CUTS = 3;
    private static final int FLIPS = 2;

    @ParameterizedTest
    @ValueSource(strings = {"glb", "obj", "ply", "stl", "fbx", "dae", "3ds"})
    void brokenFilesNeverTakeTheProgramDown(String extension, @TempDir Path folder) throws IOException {
        Path whole = folder.resolve("whole." + extension);
        SceneFiles.write(PaintedTree.scene(), whole, ExportOptions.OF_MESHES);
        byte[] bytes = Files.readAllBytes(whole);
        Random random = new Random(5);
        for (int i = 0; i < CUTS + FLIPS; i++) {
            byte[] broken = i < CUTS ? Arrays.copyOf(bytes, random.nextInt(bytes.length - 1) + 1) : bytes.clone();
            for (int k = 0; i >= CUTS && k < 8; k++) {
                broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(folder.resolve(i + "." + extension), broken);
        }
        IntStream.range(0, CUTS + FLIPS).parallel().forEach(i -> {
            Path file = folder.resolve(i + "." + extension);
            long start = System.nanoTime();
            try {
                SceneImporter.read(file);
            } catch (UserError e) {
                String message = String.valueOf(e.getMessage());
                assertTrue(message.startsWith(file.toString()), message);
                assertFalse(message.contains("\n"), message);
            }
            assertTrue((System.nanoTime() - start) / 1e9 < 20, file + " took too long");
        });
    }
}
