package diorama.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFilesTest {
    private final Path folder;

    ImageFilesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "tif", "bmp", "jpg"})
    void whatIsWrittenIsReadAgain(String ending) {
        RgbaImage image = TestPictures.gradient(new Size(61, 37));
        Path file = folder.resolve("a." + ending);
        ImageFiles.write(image, file);
        int tolerance = ending.equals("jpg") ? 8 : 0;
        TestPictures.assertNear(image, ImageFiles.read(file), tolerance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "tif"})
    void transparencyIsKept(String ending) {
        RgbaImage image = TestPictures.gradient(new Size(20, 10));
        image.setArgb(3, 4, 0x40ff8000);
        Path file = folder.resolve("a." + ending);
        ImageFiles.write(image, file);
        TestPictures.assertNear(image, ImageFiles.read(file), 0);
    }

    @Test
    void bandsOfALargePngJoin() {
        RgbaImage image = TestPictures.noise(new Size(1601, 1067), 7);
        Path file = folder.resolve("large.png");
        ImageFiles.write(image, file);
        TestPictures.assertNear(image, ImageFiles.read(file), 0);
    }

    @Test
    void depthComesBackExactly() {
        DepthMap map = DepthMap.allocate(new Size(256, 256));
        for (int i = 0; i < 65536; i++) {
            map.inverseDepth()[i] = i / 65535f;
        }
        Path file = folder.resolve("d.png");
        DepthFiles.write(map, file);
        assertTrue(java.util.Arrays.equals(
                map.inverseDepth(), DepthFiles.read(file).inverseDepth()));
        assertEquals(file, DepthFiles.beside(folder.resolve("x.jpg")).orElse(file));
    }
}
