package diorama.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSpaceTest {
    @TempDir
    Path folder;

    @Test
    void saysWhatTheFileStoreSays() throws IOException {
        long told = Files.getFileStore(folder).getUsableSpace();
        long usable = DiskSpace.usable(folder);
        assertTrue(Math.abs(told - usable) < Math.max(1L << 30, told / 2), told + " and " + usable);
    }

    @Test
    void isUnknownWhereThereIsNoFolder() {
        assertEquals(DiskSpace.UNKNOWN, DiskSpace.usable(folder.resolve("missing")));
    }
}
