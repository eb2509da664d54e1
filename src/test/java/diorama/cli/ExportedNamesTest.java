package diorama.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.DepthFiles;
import diorama.image.DepthMap;
import diorama.image.ImageFiles;
import diorama.image.RgbaImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exported photos take nobody else's place. */
class ExportedNamesTest {
    private static final Size SIZE = new Size(64, 48);

    @TempDir
    Path folder;

    private final StringWriter said = new StringWriter();

    @BeforeEach
    void photos() throws IOException {
        for (String name : new String[] {"x", "y"}) {
            Path place = Files.createDirectory(folder.resolve(name));
            RgbaImage image = RgbaImage.allocate(SIZE);
            image.setArgb(3, 3, name.equals("x") ? 0xffff0000 : 0xff00ff00);
            ImageFiles.write(image, place.resolve("a.png"));
            DepthFiles.write(DepthMap.allocate(SIZE), place.resolve("a_depth.png"));
        }
    }

    private int export(Path out, Path... photos) {
        String[] words = new String[photos.length + 4];
        words[0] = "stereo";
        for (int i = 0; i < photos.length; i++) {
            words[i + 1] = photos[i].toString();
        }
        words[photos.length + 1] = "-o";
        words[photos.length + 2] = out.toString();
        words[photos.length + 3] = "--export";
        PrintWriter writer = new PrintWriter(said, true);
        return DioramaCommand.run(writer, writer, words);
    }

    @Test
    void twoOfOneNameAreNotMixed() throws IOException {
        Path out = folder.resolve("out");
        assertEquals(1, export(out, folder.resolve("x/a.png"), folder.resolve("y/a.png")), said::toString);
        assertTrue(said.toString().contains("has the name of"), said::toString);
        assertEquals(0xffff0000, ImageFiles.read(out.resolve("rgb/a.png")).argb(3, 3));
    }

    @Test
    void anExportIsNotWrittenOverItself() throws IOException {
        Path out = folder.resolve("out");
        assertEquals(0, export(out, folder.resolve("x/a.png")), said::toString);
        byte[] depth = Files.readAllBytes(out.resolve("depth/a.png"));
        assertEquals(1, export(out, out.resolve("rgb/a.png")), said::toString);
        assertTrue(said.toString().contains("of that export itself"), said::toString);
        assertArrayEquals(depth, Files.readAllBytes(out.resolve("depth/a.png")));
    }
}
