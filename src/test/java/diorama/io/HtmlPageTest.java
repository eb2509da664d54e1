package diorama.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.Needs;
import diorama.camera.Camera;
import diorama.camera.Projection;
import diorama.image.ImageFiles;
import diorama.image.RgbaImage;
import diorama.io.scene.ExportOptions;
import diorama.mesh.Coat;
import diorama.mesh.Finish;
import diorama.mesh.Material;
import diorama.mesh.MaterialMaps;
import diorama.mesh.Mesh;
import diorama.mesh.Node;
import diorama.mesh.Scene;
import diorama.mesh.Sheen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.joml.Matrix4f;
import org.joml.Vector3f;
import org.joml.Vector4f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page needs nothing but itself, and shows the scene. */
class HtmlPageTest {
    @Test
    void pageIsOneFileThatAsksForNothing(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("tree & co.html");
        SceneFiles.write(PaintedTree.scene(), file, ExportOptions.OF_MESHES);
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
        String page = Files.readString(file);
        assertTrue(page.contains("<title>tree &amp; co</title>"));
        assertFalse(page.matches("(?s).*(src|href)\\s*=\\s*[\"'].*"), "nothing is loaded");
        assertFalse(page.contains("%GLB%"));
    }

    @Test
    void titlesAreNotLookedThrough(@TempDir Path folder) throws IOException {
        for (String title : List.of("%SHADERS%", "%GLB%")) {
            Path file = folder.resolve(title + ".html");
            SceneFiles.write(PaintedTree.scene(), file, ExportOptions.OF_MESHES);
            assertTrue(Files.readString(file).contains("<title>" + title + "</title>"), title);
        }
    }

    @Test
    void browserShowsThePhoto(@TempDir Path folder) throws IOException, InterruptedException {
        Needs.that(Needs.program("chromium", "--version"), "chromium", "shows the page in a browser");
        SampleScene sample = SampleScene.of("harbour");
        Path file = folder.resolve("harbour.html");
        sample.write(sample.mesh(), file);
        RgbaImage seen = seen(file, folder);
        double ssim = Ssim.of(
                Ssim.shrunk(sample.picture().image(), seen.width(), seen.height()),
                Ssim.luma(seen),
                seen.width(),
                seen.height(),
                4);
        // the page shows the middle 95 %, so that the photo and its picture differ a little everywhere
        assertTrue(ssim > 0.2, "SSIM " + ssim);
        int bright = 0;
        for (int y = 0; y < seen.height(); y++) {
            for (int x = 0; x < seen.width(); x++) {
                bright += seen.channel(x, y, 1) > 40 ? 1 : 0;
            }
        }
        assertTrue(bright > 0.5 * seen.size().pixels(), bright + " pixels are not dark");
    }

    private static RgbaImage seen(Path file, Path folder) throws IOException, InterruptedException {
        Path shot = folder.resolve("shot.png");
        List<String> command = new ArrayList<>(command(folder));
        command.add("--screenshot=" + shot);
        command.add(file.toUri().toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile())
                .start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertTrue(ended, "the browser does not end");
        assertTrue(Files.exists(shot), Files.readString(folder.resolve("log.txt")));
        return ImageFiles.read(shot);
    }

    /** A square of a picture before a white wall. */
    private static Scene before(Material square) {
        RgbaImage white = GltfMaterialFile.picture(0xffffffff);
        Material wall = new Material("wall", new Vector4f(1), Optional.of(white), 0, 1, true);
        float[] uvs = {0, 1, 1, 1, 1, 0, 0, 0};
        int[] indices = {0, 1, 2, 0, 2, 3};
        Mesh back = new Mesh(
                "back", new float[] {-9, -9, -1, 9, -9, -1, 9, 9, -1, -9, 9, -1}, new float[0], uvs, indices, 0);
        Mesh front =
                new Mesh("front", new float[] {-1, -1, 0, 1, -1, 0, 1, 1, 0, -1, 1, 0}, new float[0], uvs, indices, 1);
        Camera eye = Camera.atOrigin(new Projection.Perspective(1, 1.5f, 0.1f, 100));
        Node camera = new Node("eye", new Matrix4f().translation(0, 0, 3), List.of(), Optional.of(eye), List.of());
        Node all = new Node("all", new Matrix4f(), List.of(0, 1), Optional.empty(), List.of());
        return new Scene(List.of(all, camera), List.of(back, front), List.of(wall, square));
    }

    /** Red of the page's middle, with a square before white that has no red of its own. */
    private static int redBehind(Material square, Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve("page.html");
        SceneFiles.write(before(square), file, ExportOptions.OF_MESHES);
        RgbaImage seen = seen(file, folder);
        return seen.channel(seen.width() / 2, seen.height() / 2, 0);
    }

    @Test
    void browserShowsWhatIsBehindGlassAndWhatIsCutOut(@TempDir Path folder) throws IOException, InterruptedException {
        Needs.that(Needs.program("chromium", "--version"), "chromium", "shows the page in a browser");
        Optional<RgbaImage> picture = Optional.of(GltfMaterialFile.picture(0x6000ff00));
        Material green = new Material("green", new Vector4f(0, 1, 0, 1), Optional.empty(), 0, 1, false);
        int solid = redBehind(green, folder);
        int glass = redBehind(green.with(new Finish(false, 1, 1, 1, "")), folder);
        assertTrue(solid < 120 && glass > 200, solid + " " + glass);
        // 96 of 255 are there where what is below a fifth is cut out, and not where it is below a half
        for (float opacity : new float[] {2.5f, 1}) {
            Material cut = new Material(
                    "cut",
                    new Vector4f(1, 1, 1, opacity),
                    picture,
                    0,
                    1,
                    false,
                    new Vector3f(),
                    true,
                    MaterialMaps.NONE);
            int red = redBehind(cut, folder);
            assertTrue(opacity > 1 ? red < 120 : red > 240, opacity + ": " + red);
        }
    }

    @Test
    void browserShowsSheenAndLacquer(@TempDir Path folder) throws IOException, InterruptedException {
        Needs.that(Needs.program("chromium", "--version"), "chromium", "shows the page in a browser");
        Material dark = new Material("dark", new Vector4f(0, 0, 0, 1), Optional.empty(), 0, 1, false);
        int bare = redBehind(dark, folder);
        String more = "{\"KHR_materials_sheen\":{\"sheenColorFactor\":[1,0,0],\"sheenRoughnessFactor\":1}}";
        int sheen = redBehind(dark.with(new Finish(false, 0, 1, 1, Coat.NONE, new Sheen(1, 0, 0, 1), more)), folder);
        assertTrue(sheen > bare + 15, bare + " " + sheen);
        String lacquer = "{\"KHR_materials_clearcoat\":{\"clearcoatFactor\":1}}";
        Coat coat = new Coat(1, 0, 1);
        int coated = redBehind(dark.with(new Finish(false, 0, 1, 1, coat, Sheen.NONE, lacquer)), folder);
        assertTrue(coated != bare, bare + " " + coated);
    }

    @Test
    void whatIsShownAtManyPlacesIsDrawnAtOnce(@TempDir Path folder) throws IOException, InterruptedException {
        Needs.that(Needs.program("chromium", "--version"), "chromium", "shows the page in a browser");
        float[] square = {-1, -1, 0, 1, -1, 0, 1, 1, 0, -1, 1, 0};
        Mesh red = new Mesh("red", square, new float[0], new float[0], new int[] {0, 1, 2, 0, 2, 3}, 0);
        List<Node> nodes = new ArrayList<>();
        for (int i = -10; i <= 10; i++) {
            Matrix4f place = new Matrix4f().translation(2 * i, 0, 0);
            nodes.add(new Node("n" + i, place, List.of(0), Optional.empty(), List.of()));
        }
        Camera eye = Camera.atOrigin(new Projection.Perspective(1, 1.5f, 0.1f, 100));
        nodes.add(new Node("eye", new Matrix4f().translation(0, 0, 30), List.of(), Optional.of(eye), List.of()));
        Material paint = new Material("paint", new Vector4f(1, 0, 0, 1), Optional.empty(), 0, 1, true);
        Path file = folder.resolve("many.html");
        SceneFiles.write(new Scene(nodes, List.of(red), List.of(paint)), file, ExportOptions.OF_MESHES);
        RgbaImage seen = seen(file, folder);
        int reds = 0;
        for (int x = 0; x < seen.width(); x++) {
            reds += seen.channel(x, seen.height() / 2, 0) > 200 ? 1 : 0;
        }
        assertTrue(reds > 0.85 * seen.width(), reds + " pixels: all places in a row");
        String said = said(file, folder);
        for (int i = 0; i < 9 && !said.contains("data-calls"); i++) {
            // a busy browser has not drawn yet
            said = said(file, folder);
        }
        assertTrue(said.contains("data-calls=\"1\""), "in one call");
    }

    /** The page as it stands when it is read, and mostly when it has drawn. */
    private static String said(Path file, Path folder) throws IOException, InterruptedException {
        Path out = folder.resolve("page.txt");
        List<String> command = new ArrayList<>(command(folder));
        command.add("--dump-dom");
        command.add(file.toUri().toString());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(out.toFile())
                .start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "the browser does not end");
        return Files.readString(out);
    }

    private static List<String> command(Path folder) {
        return List.of(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu-sandbox",
                "--use-gl=angle",
                "--use-angle=swiftshader",
                "--enable-unsafe-swiftshader",
                "--force-prefers-reduced-motion",
                "--hide-scrollbars",
                "--user-data-dir=" + folder.resolve("profile"),
                "--window-size=600,400",
                "--virtual-time-budget=15000");
    }
}
