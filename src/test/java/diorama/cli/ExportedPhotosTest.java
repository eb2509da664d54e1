package diorama.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Photos that are exported with their depth, and drawn from that. */
class ExportedPhotosTest {
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
        assertEquals(0, export(out, folder.resolve("x/a.png"), folder.resolve("y/a.png")), said::toString);
        assertEquals(0xffff0000, ImageFiles.read(out.resolve("rgb/a-png.png")).argb(3, 3));
        assertEquals(0xff00ff00, ImageFiles.read(out.resolve("rgb/a-png-2.png")).argb(3, 3));
        assertTrue(Files.exists(out.resolve("depth/a-png-2.png")));
        assertTrue(said.toString().contains(out.resolve("rgb/a-png.png") + "  "), said::toString);
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

    @Test
    void whatIsThereStaysWhenARunIsResumed() throws IOException {
        Path out = folder.resolve("out");
        assertEquals(0, export(out, folder.resolve("x/a.png")), said::toString);
        DepthFiles.write(filled(SIZE, 0.5f), out.resolve("depth/a.png"));
        byte[] edited = Files.readAllBytes(out.resolve("depth/a.png"));
        Path photo = folder.resolve("x/a.png");
        run("stereo", photo, "-o", out, "--export", "--resume");
        assertArrayEquals(edited, Files.readAllBytes(out.resolve("depth/a.png")));
        run("stereo", photo, "-o", out, "--export");
        assertFalse(Arrays.equals(edited, Files.readAllBytes(out.resolve("depth/a.png"))));
    }

    private static DepthMap filled(Size size, float value) {
        DepthMap map = DepthMap.allocate(size);
        Arrays.fill(map.inverseDepth(), value);
        return map;
    }

    @Test
    void exportedPhotosAreDrawnFromTheDepthThatLiesWithThem() throws IOException {
        RgbaImage image = RgbaImage.allocate(SIZE);
        for (int i = 0; i < SIZE.pixels(); i++) {
            int shade = i * 37 % 251;
            image.setArgb(i % 64, i / 64, 0xff000000 | shade << 16 | (shade ^ 0x55) << 8 | shade / 2);
        }
        for (String name : new String[] {"a", "b"}) {
            ImageFiles.write(image, folder.resolve("x/" + name + ".png"));
            DepthFiles.write(filled(SIZE, 1), folder.resolve("x/" + name + "_depth.png"));
        }
        Path out = folder.resolve("out");
        run("stereo", folder.resolve("x/a.png"), folder.resolve("x/b.png"), "-o", out, "--export");
        Path config = out.resolve("iw3_export.yml");
        assertTrue(Files.readString(config).startsWith("type: images\nbasename: 'out'\n"));
        assertEquals(
                image.argb(30, 20), ImageFiles.read(out.resolve("rgb/a.png")).argb(30, 20));
        // somebody puts one of them to the screen, so that both eyes see its picture as it is
        DepthFiles.write(DepthMap.allocate(SIZE), out.resolve("depth/b.png"));
        Path drawn = folder.resolve("drawn");
        run("stereo", config, "-o", drawn, "--convergence", "0", "-d", "5");
        assertEquals(0, differing(ImageFiles.read(drawn.resolve("b_LRF_Full_SBS.png"))));
        assertTrue(differing(ImageFiles.read(drawn.resolve("a_LRF_Full_SBS.png"))) > SIZE.pixels() / 20);
    }

    @Test
    void foldersAreFollowedByTheNamesThatTheFileTells() throws IOException {
        Path out = folder.resolve("out");
        run("stereo", folder.resolve("x/a.png"), "-o", out, "--export");
        Files.createDirectories(out.resolve("edited"));
        Files.move(out.resolve("rgb"), out.resolve("edited/left"));
        Files.move(out.resolve("depth"), out.resolve("edited/near"));
        Path config = out.resolve("iw3_export.yml");
        Files.writeString(
                config,
                Files.readString(config)
                        .replace("rgb_dir: rgb", "rgb_dir: edited/left")
                        .replace("depth_dir: depth", "depth_dir: edited/near"));
        Path picture = out.resolve("edited/left/a.png");
        assertEquals(Optional.of(out.resolve("edited/near/a.png")), DepthFiles.beside(picture));
        assertEquals(1, export(out, folder.resolve("y/a.png")));
        assertTrue(said.toString().contains("has its pictures in"), said::toString);
    }

    @Test
    void oneFileTellsOfAllPicturesAlike() throws IOException {
        Path out = folder.resolve("out");
        Files.copy(folder.resolve("x/a.png"), folder.resolve("x/b.png"));
        assertEquals(0, export(out, folder.resolve("x/a.png")), said::toString);
        PrintWriter writer = new PrintWriter(said, true);
        String other = folder.resolve("x/b.png").toString();
        assertEquals(
                1, DioramaCommand.run(writer, writer, "stereo", other, "-o", out.toString(), "--export-disparity"));
        assertTrue(said.toString().contains("want another output for --export-disparity"), said::toString);
        assertFalse(Files.exists(out.resolve("rgb/b.png")));
        // the only one may be made anew
        String first = folder.resolve("x/a.png").toString();
        run("stereo", first, "-o", out, "--export-disparity");
    }

    private static void run(Object... words) {
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said, true);
        String[] args = Arrays.stream(words).map(String::valueOf).toArray(String[]::new);
        assertEquals(0, DioramaCommand.run(writer, writer, args), said::toString);
    }

    /** Pixels of the left half that are others in the right one. */
    private static int differing(RgbaImage pair) {
        int count = 0;
        for (int y = 0; y < pair.height(); y++) {
            for (int x = 0; x < pair.width() / 2; x++) {
                count += pair.channel(x, y, 0) == pair.channel(x + pair.width() / 2, y, 0) ? 0 : 1;
            }
        }
        return count;
    }
}
