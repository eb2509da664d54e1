package diorama.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassingCacheTest {
    @TempDir
    Path folder;

    /** Folders whose names are longer together than systems take paths can be made, but not gone through. */
    private static Path deep(Path top) throws IOException {
        Path path = top;
        for (int i = 0; i < 12; i++) {
            path = path.resolve("n".repeat(200));
        }
        return Files.createDirectories(path);
    }

    @Test
    void whatCannotBeSweptUpStopsNobody() throws IOException {
        Path stuck = Files.createDirectories(folder.resolve(".diorama-depth-999999999-a"));
        Path easy = Files.createDirectories(folder.resolve(".diorama-depth-999999999-b/depth"));
        Path foreign = Files.createDirectories(folder.resolve(".diorama-depth-" + "9".repeat(30) + "-c"));
        Path low = deep(stuck).resolve("low");
        Path apart = folder.resolve("apart");
        deep(apart);
        Files.move(apart, low);
        try (PassingCache passing = PassingCache.in(folder)) {
            assertTrue(passing.cache().isOn());
            assertTrue(Files.notExists(easy.getParent()));
        } finally {
            if (Files.exists(low)) {
                Files.move(low, apart);
            }
        }
        try (var files = Files.list(folder)) {
            assertEquals(
                    List.of(stuck, foreign, apart).stream().sorted().toList(),
                    files.sorted().toList());
        }
    }
}
