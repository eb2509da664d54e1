package diorama.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetsTest {
    private final Path folder;

    TargetsTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        for (String name : List.of("a.jpg", "b.mp4", "b_depth.png", "deep/c.png", ".hidden/d.png", "note.md")) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.resolveSibling("."));
            Files.write(file, new byte[1]);
        }
    }

    private List<String> names(List<Path> files) {
        return files.stream().map(f -> folder.relativize(f).toString()).toList();
    }

    @Test
    void foldersInFoldersAreTakenWhenAskedForAndMirrored() {
        List<Path> inputs = List.of(folder);
        assertEquals(List.of("a.jpg", "b.mp4"), names(Targets.expand(inputs, true)));
        assertEquals(List.of("a.jpg", "b.mp4", "deep/c.png"), names(Targets.expand(inputs, true, true)));
        Path out = Path.of("out");
        assertEquals(out.resolve("deep"), Targets.mirrored(out, inputs, folder.resolve("deep/c.png")));
        assertEquals(out, Targets.mirrored(out, inputs, folder.resolve("a.jpg")));
    }

    @Test
    void listsAndPatternsNameFiles() throws IOException {
        Path list = Files.writeString(folder.resolve("list.txt"), "# mine\na.jpg\n\ndeep/c.png\n");
        assertEquals(List.of("a.jpg", "deep/c.png"), names(Targets.expand(List.of(list), true)));
        assertEquals(List.of("a.jpg", "b.mp4"), names(Targets.expand(List.of(folder.resolve("[ab].*")), true)));
        assertThrows(UserError.class, () -> Targets.expand(List.of(folder.resolve("z*.jpg")), true));
        Files.writeString(list, "\n");
        assertThrows(UserError.class, () -> Targets.expand(List.of(list), true));
    }

    /** {@code ls > list.txt} names itself. */
    @Test
    void aListThatNamesAListIsTold() throws IOException {
        Path list = folder.resolve("list.txt");
        Files.writeString(list, "list.txt\n");
        UserError error = assertThrows(UserError.class, () -> Targets.expand(List.of(list), true));
        assertTrue(String.valueOf(error.getMessage()).contains("names the list"), error.getMessage());
        Path pattern = folder.resolve("a[*.jpg");
        assertThrows(UserError.class, () -> Targets.expand(List.of(pattern), true));
    }

    @Test
    void movingPngsInFoldersAreTaken() throws IOException {
        Files.write(folder.resolve("c.apng"), new byte[1]);
        Files.write(folder.resolve("d.VOB"), new byte[1]);
        assertEquals(List.of("a.jpg", "b.mp4", "c.apng", "d.VOB"), names(Targets.expand(List.of(folder), true)));
    }

    @Test
    void oneNameOfAFileIsNotEnoughForSeveral() {
        UserError e = assertThrows(
                UserError.class,
                () -> Targets.result(folder.resolve("both.mp4"), folder.resolve("b.mp4"), true, "_LR", "mp4"));
        assertEquals(
                folder.resolve("both.mp4") + ": is the name of a file, want a folder for several inputs",
                e.getMessage());
        Path dated = folder.resolve("out.v2");
        assertEquals(dated.resolve("b_LR.mp4"), Targets.result(dated, folder.resolve("b.mp4"), true, "_LR", "mp4"));
    }

    @Test
    void theFolderOfAnExportStandsForIt() throws IOException {
        Path export = Files.createDirectories(folder.resolve("film"));
        Path told = Files.writeString(export.resolve("iw3_export.yml"), "rgb_dir: rgb");
        assertEquals(List.of(told), Targets.expand(List.of(export), true));
    }
}
