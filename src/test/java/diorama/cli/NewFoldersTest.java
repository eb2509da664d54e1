package diorama.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes again with a file that came to nothing. */
class NewFoldersTest {
    @TempDir
    Path folder;

    @Test
    void emptyFoldersThatWereNotThereGo() throws IOException {
        Path deep = folder.resolve("a/b");
        NewFolders made = new NewFolders(deep.resolve("x.png"));
        Files.createDirectories(deep);
        made.removeEmpty();
        assertFalse(Files.exists(folder.resolve("a")));
        assertTrue(Files.exists(folder));
    }

    @Test
    void linksAndFilesStay() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("out"), folder.resolve("unmounted"));
        new NewFolders(link.resolve("x.png")).removeEmpty();
        assertTrue(Files.exists(link, LinkOption.NOFOLLOW_LINKS), "a link to a disk that is not there");
        Path file = folder.resolve("late");
        NewFolders late = new NewFolders(file.resolve("x.png"));
        Files.writeString(file, "somebody's");
        late.removeEmpty();
        assertEquals("somebody's", Files.readString(file));
    }
}
