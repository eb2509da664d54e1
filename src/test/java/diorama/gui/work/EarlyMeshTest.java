package diorama.gui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import diorama.base.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlyMeshTest {
    private static final String TRIANGLE = "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n";
    private static final String PAIR = TRIANGLE + "f 3 2 1\n";

    @TempDir
    Path folder;

    @Test
    void theMeshOfALineIsReadOnceBeforeItIsAskedForAndAfreshFromThenOn() throws IOException {
        Path file = Files.writeString(folder.resolve("a b.obj"), TRIANGLE);
        EarlyMesh early = EarlyMesh.begin(List.of("view", "--grid", file.toString(), "--size", "64x64"));
        assertEquals(1, early.take(file).info().triangles());
        Files.writeString(file, PAIR);
        assertEquals(2, early.take(file).info().triangles(), "a file that changed is read again");
    }

    @Test
    void otherFilesAreReadAsTheyAreAskedFor() throws IOException {
        Path first = Files.writeString(folder.resolve("first.obj"), TRIANGLE);
        Path second = Files.writeString(folder.resolve("second.obj"), PAIR);
        EarlyMesh early = EarlyMesh.begin(List.of("view", first.toString(), second.toString()));
        assertEquals(2, early.take(second).info().triangles());
        assertEquals(1, early.take(first).info().triangles());
    }

    @Test
    void whatIsWrongWithAFileIsSaidToWhoeverAsksForIt() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.obj"), TRIANGLE + "f 1 2 9\n");
        EarlyMesh early = EarlyMesh.begin(List.of("view", file.toString()));
        assertEquals(
                file + ": cannot be imported: a face names vertex 9, but there are 3",
                assertThrows(UserError.class, () -> early.take(file)).getMessage());
    }
}
