package diorama.video.still;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.RgbaImage;
import diorama.video.write.Clips;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StillProcessTest {
    /** Has an auxiliary picture of its transparency, on which libavformat 8.0 crashes. */
    private static final Path TRANSPARENT = Path.of("src/test/resources/pictures/transparent.avif");

    private final Path folder;

    StillProcessTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void transparentPicturesAreRead() {
        RgbaImage image = StillProcess.read(TRANSPARENT);
        assertEquals(new Size(128, 96), image.size());
        assertNotEquals(image.argb(5, 5), image.argb(120, 90));
    }

    @Test
    void whatCrashesTheDecoderGivesOneLine() throws IOException {
        byte[] bytes = Files.readAllBytes(TRANSPARENT);
        // the reference to the auxiliary picture is lost, the picture itself is not
        String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("iref", "free");
        Path file = Files.write(folder.resolve("crash.avif"), text.getBytes(StandardCharsets.ISO_8859_1));
        String said = Clips.error(() -> StillProcess.read(file));
        assertTrue(said.startsWith(file + ": "), said);
        assertFalse(said.contains("\n"));
    }

    @Test
    void brokenBoxesAreLeftToTheDecoder() throws IOException {
        byte[] whole = Files.readAllBytes(TRANSPARENT);
        Random random = new Random(3);
        for (int i = 0; i < 400; i++) {
            byte[] broken = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
            for (int k = 0; k < 6; k++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            Path file = Files.write(folder.resolve("broken.avif"), broken);
            Path copy = StillItems.withoutExtras(file, folder);
            assertEquals(broken.length, Files.size(copy));
        }
    }
}
