package diorama.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.image.ImageFiles;
import diorama.image.RgbaImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchTest {
    @TempDir
    Path folder;

    private final StringWriter faults = new StringWriter();

    private int run(Object... words) {
        String[] args = java.util.Arrays.stream(words).map(String::valueOf).toArray(String[]::new);
        return DioramaCommand.run(new PrintWriter(new StringWriter()), new PrintWriter(faults, true), args);
    }

    private Path photo(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(folder.resolve(name).getParent());
        ImageFiles.write(RgbaImage.allocate(new Size(8, 8)), file);
        return file;
    }

    @Test
    void inputsOfOneNameDoNotOverwriteEachOthersResults() throws IOException {
        Path out = folder.resolve("out");
        int exit = run("depth", photo("a/x.png"), photo("a/x.bmp"), photo("b/x.png"), photo("c/x.png"), "-o", out);
        assertEquals(0, exit, faults.toString());
        try (var made = Files.list(out)) {
            List<String> names =
                    made.map(f -> String.valueOf(f.getFileName())).sorted().toList();
            assertEquals(List.of("x-bmp_depth.png", "x-png-2_depth.png", "x-png_depth.png", "x_depth.png"), names);
        }
    }

    @Test
    void depthIsNotWrittenUnderANameOfAnotherKind() throws IOException {
        Path target = folder.resolve("d.jpg");
        assertEquals(1, run("depth", photo("x.png"), "-o", target));
        assertTrue(faults.toString().contains("d.jpg: cannot be written, want a name ending in .png"));
        assertFalse(Files.exists(target));
    }

    @Test
    void anUnknownCommandIsToldWithTheOnesThereAre() {
        assertEquals(2, run("nope"));
        assertTrue(faults.toString().contains("no such command: 'nope', want one of view, depth"), faults.toString());
    }

    @Test
    void aPictureIsNoDepthOfAFilm() throws IOException {
        Path map = photo("map.png");
        assertEquals(1, run("stereo", "samples/walk.mp4", "--depth", map, "-o", folder.resolve("o.mp4")));
        assertTrue(faults.toString().contains("map.png: is no film, want a depth film"), faults.toString());
    }
}
