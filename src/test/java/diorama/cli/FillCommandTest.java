package diorama.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.DepthFiles;
import diorama.image.DepthMap;
import diorama.image.ImageFiles;
import diorama.image.RgbaImage;
import diorama.onnx.TinyOnnx;
import diorama.video.option.EncodeOptions;
import diorama.video.write.Clips;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What photos hide, painted by a network, in everything that is made of photos. */
class FillCommandTest {
    @TempDir
    Path folder;

    private String said = "";
    private String fill = "";

    /** A red block before blue; the network paints green. */
    @BeforeEach
    void photo() throws IOException {
        Size size = new Size(128, 72);
        RgbaImage image = RgbaImage.allocate(size);
        DepthMap depth = DepthMap.constant(size, 0.1f);
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                boolean near = x >= 44 && x < 84 && y >= 12 && y < 60;
                image.setArgb(x, y, near ? 0xffff0000 : 0xff0000ff);
                depth.inverseDepth()[y * size.width() + x] = near ? 0.9f : 0.1f;
            }
        }
        ImageFiles.write(image, folder.resolve("a.png"));
        DepthFiles.write(depth, folder.resolve("a_depth.png"));
        fill = TinyOnnx.lama(folder.resolve("lama.onnx"), 64).toString();
    }

    private int run(String... args) {
        StringWriter text = new StringWriter();
        PrintWriter writer = new PrintWriter(text, true);
        List<String> all = new ArrayList<>(List.of(args));
        all.add("--no-cache");
        int code = DioramaCommand.run(writer, writer, all.toArray(String[]::new));
        said = text.toString();
        return code;
    }

    private static int green(Path picture) {
        RgbaImage image = ImageFiles.read(picture);
        int green = 0;
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                int rgb = image.argb(x, y);
                green += ((rgb >> 8) & 0xff) > 128 && (rgb & 0xff) < 100 ? 1 : 0;
            }
        }
        return green;
    }

    @Test
    void stereoPicturesAreFilledInTheHolesAlone() {
        String photo = folder.resolve("a.png").toString();
        Path own = folder.resolve("own.png");
        Path painted = folder.resolve("painted.png");
        assertEquals(0, run("stereo", photo, "-o", own.toString(), "-d", "6"), said);
        assertEquals(0, run("stereo", photo, "-o", painted.toString(), "-d", "6", "--fill", fill), said);
        assertEquals(0, green(own));
        assertTrue(green(painted) > 4 * 48, green(painted) + " px");
        RgbaImage a = ImageFiles.read(own);
        RgbaImage b = ImageFiles.read(painted);
        int changed = 0;
        for (int y = 0; y < a.height(); y++) {
            for (int x = 0; x < a.width(); x++) {
                changed += a.argb(x, y) == b.argb(x, y) ? 0 : 1;
            }
        }
        assertTrue(changed < 2 * green(painted), changed + " px changed, " + green(painted) + " painted");
    }

    @Test
    void clipsAndMeshesAreFilledByTheSame() {
        String photo = folder.resolve("a.png").toString();
        assertEquals(
                0,
                run(
                        "zoom",
                        photo,
                        "-o",
                        folder.resolve("f/%03d.png").toString(),
                        "--move",
                        "circle",
                        "--seconds",
                        "0.2",
                        "--intensity",
                        "3",
                        "--fill",
                        fill),
                said);
        assertTrue(green(folder.resolve("f/003.png")) > 20, green(folder.resolve("f/003.png")) + " px");
        Path mesh = folder.resolve("m/a.obj");
        assertEquals(0, run("mesh", photo, "-o", mesh.toString(), "--fill", fill), said);
        int most = 0;
        try (var files = Files.list(mesh.getParent())) {
            for (Path file : files.filter(f -> f.toString().endsWith("g")).toList()) {
                most = Math.max(most, green(file));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertTrue(most > 200, most + " px of the background's texture");
    }

    @Test
    void namesThatFillNothingAreToldInALine() throws IOException {
        String photo = folder.resolve("a.png").toString();
        String out = folder.resolve("out.png").toString();
        assertEquals(1, run("stereo", photo, "-o", out, "--fill", "lmaa"));
        assertTrue(said.contains("fill: got 'lmaa', want own, lama, mi-gan"), said);
        assertEquals(1, run("stereo", photo, "-o", out, "--fill", "diorama-depth"));
        assertTrue(said.contains("is for depth, want own"), said);
        assertEquals(1, run("stereo", photo, "-o", out, "--fill", "lama"));
        assertTrue(said.contains("models pull lama"), said);
        Path film = Clips.write(
                folder.resolve("f.mp4"),
                new Size(64, 48),
                new EncodeOptions("auto", 30, "ultrafast", "none", "auto"),
                0,
                40);
        assertEquals(
                0, run("stereo", film.toString(), "-o", folder.resolve("o.mp4").toString(), "--fill", fill), said);
        assertTrue(said.contains("--fill"), said);
    }
}
