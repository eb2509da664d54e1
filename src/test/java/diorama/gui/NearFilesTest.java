package diorama.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.image.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files opened lately, and those beside one. */
class NearFilesTest {
    @Test
    void recentFilesAreLookedForOnceInSomeSeconds(@TempDir Path folder) throws IOException {
        long[] now = {0};
        Recents recents = new Recents(new StudioFolder(folder.resolve("studio")), () -> now[0]);
        Path file = Files.createFile(folder.resolve("a.png"));
        assertTrue(recents.add(file));
        assertEquals(List.of(file), recents.files());
        Files.delete(file);
        assertEquals(List.of(file), recents.files());
        now[0] = 6_000_000_000L;
        assertEquals(List.of(), recents.files());
    }

    @Test
    void neighboursAreSteppedOverWhereTheyAreNoPictures(@TempDir Path folder) throws IOException {
        Path first = folder.resolve("img1.png");
        Path third = folder.resolve("img3.png");
        ImageFiles.write(Fixtures.photo(), first);
        Files.writeString(folder.resolve("img2.png"), "no picture");
        Files.createDirectory(folder.resolve("img4.png"));
        ImageFiles.write(Fixtures.photo(), third);
        ImageFiles.write(Fixtures.photo(), folder.resolve("img3_depth.png"));
        assertEquals(Optional.of(third), Neighbours.of(first, 1));
        assertEquals(Optional.of(third), Neighbours.of(first, -1));
        assertEquals(Optional.of(first), Neighbours.of(third, 1));
        Files.delete(first);
        assertEquals(Optional.empty(), Neighbours.of(third, 1));
    }
}
