package diorama.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.Needs;
import diorama.image.ImageFiles;
import diorama.image.RgbaImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
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
    void browserShowsThePhoto(@TempDir Path folder) throws IOException, InterruptedException {
        Needs.that(Needs.program("chromium", "--version"), "chromium", "shows the page in a browser");
        SampleScene sample = SampleScene.of("harbour");
        Path file = folder.resolve("harbour.html");
        sample.write(sample.mesh(), file);
        Path shot = folder.resolve("shot.png");
        Process process = new ProcessBuilder(
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
                        "--virtual-time-budget=15000",
                        "--screenshot=" + shot,
                        file.toUri().toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile())
                .start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertTrue(ended, "the browser does not end");
        assertTrue(Files.exists(shot), Files.readString(folder.resolve("log.txt")));
        RgbaImage seen = ImageFiles.read(shot);
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
}
