package diorama.video.av;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;

class FullDiskTest {
    @Test
    void theSystemsOwnWordsAreKnownWhateverItsLanguage() {
        assertTrue(FullDisk.means(new IOException(Av.system(Av.NO_SPACE))), Av.system(Av.NO_SPACE));
        assertTrue(FullDisk.means(new FileSystemException("a.mp4", null, "No space left on device")));
        assertTrue(FullDisk.means(new IOException("Disk quota exceeded")));
    }

    @Test
    void otherFaultsAreNot() {
        assertFalse(FullDisk.means(new IOException("Permission denied")));
        assertFalse(FullDisk.means(new IOException("")));
        assertFalse(FullDisk.means(new IOException()));
    }
}
