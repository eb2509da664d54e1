package diorama.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import java.util.concurrent.CancellationException;
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
            assertEquals(
                    List.of("x-bmp_depth.png", "x-png-2_depth.png", "x-png-3_depth.png", "x-png_depth.png"), names);
        }
    }

    @Test
    void whatIsThereIsNotTakenForAnotherFilesResult() throws IOException {
        Path png = photo("in/b.png");
        Path in = folder.resolve("in");
        Path out = folder.resolve("out");
        assertEquals(0, run("depth", in, "-o", out), faults.toString());
        assertEquals(0, run("stereo", in, "-o", out, "--skip-done"), faults.toString());
        photo("in/b.bmp");
        assertEquals(0, run("depth", in, png, "-o", out), faults.toString());
        assertEquals(0, run("stereo", in, png, "-o", out, "--skip-done"), faults.toString());
        try (var made = Files.list(out)) {
            assertEquals(
                    List.of(
                            "b-bmp_LRF_Full_SBS.png",
                            "b-bmp_depth.png",
                            "b-png_LRF_Full_SBS.png",
                            "b-png_depth.png",
                            "b_LRF_Full_SBS.png",
                            "b_depth.png"),
                    made.map(f -> String.valueOf(f.getFileName())).sorted().toList());
        }
    }

    @Test
    void aFaultInOneOfManyFilesIsALineOfThatFiles() {
        Path file = Path.of("a.jpg");
        RuntimeException ours = new IllegalStateException("odd\nmore");
        String line = String.valueOf(Batch.fault(file, 2, ours).getMessage());
        assertTrue(line.startsWith("a.jpg: ") && line.contains("odd") && !line.contains("\n"), line);
        line = String.valueOf(Batch.fault(file, 2, new OutOfMemoryError()).getMessage());
        assertTrue(line.startsWith("a.jpg: not enough memory"), line);
        assertSame(ours, assertThrows(IllegalStateException.class, () -> Batch.fault(file, 1, ours)));
        assertThrows(CancellationException.class, () -> Batch.fault(file, 2, new CancellationException()));
    }

    @Test
    void depthIsNotWrittenUnderANameOfAnotherKind() throws IOException {
        Path target = folder.resolve("d.jpg");
        assertEquals(1, run("depth", photo("x.png"), "-o", target));
        assertTrue(faults.toString().contains("d.jpg: cannot be written, want a name ending in .png"));
        assertFalse(Files.exists(target));
    }

    @Test
    void whatIsRefusedLeavesNoEmptyFolders() throws IOException {
        Path film = Path.of("samples/walk.mp4");
        assertEquals(1, run("stereo", film, "-o", folder.resolve("a/b/%05d.npy")));
        assertEquals(1, run("stereo", film, "-o", folder.resolve("c/d.xyz")));
        assertEquals(1, run("zoom", photo("y.png"), "-o", folder.resolve("e/%05d.npy")));
        assertEquals(1, run("depth", film, "-o", folder.resolve("f/%05d.mp3")));
        assertFalse(Files.exists(folder.resolve("a")));
        assertFalse(Files.exists(folder.resolve("c")));
        assertFalse(Files.exists(folder.resolve("e")));
        assertFalse(Files.exists(folder.resolve("f")));
        // folders that were there stay
        Files.createDirectories(folder.resolve("g"));
        assertEquals(1, run("stereo", film, "-o", folder.resolve("g/h/%05d.npy")));
        assertTrue(Files.exists(folder.resolve("g")));
        assertFalse(Files.exists(folder.resolve("g/h")));
    }

    @Test
    void anUnknownCommandIsToldWithTheOnesThereAre() {
        assertEquals(2, run("nope"));
        assertTrue(
                faults.toString().contains("no such command or file: 'nope', want one of view, depth"),
                faults.toString());
    }

    @Test
    void aPictureIsNoDepthOfAFilm() throws IOException {
        Path map = photo("map.png");
        assertEquals(1, run("stereo", "samples/walk.mp4", "--depth", map, "-o", folder.resolve("o.mp4")));
        assertTrue(faults.toString().contains("map.png: is no film, want a depth film"), faults.toString());
    }
}
