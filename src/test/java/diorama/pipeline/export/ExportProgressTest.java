package diorama.pipeline.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import diorama.video.av.OnFullDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportProgressTest {
    @TempDir
    private Path folder;

    private final JsonObject key = new JsonObject();
    private List<Path> folders = List.of();

    @BeforeEach
    void begin() throws IOException {
        key.addProperty("film", "a");
        folders = List.of(folder.resolve("rgb"), folder.resolve("depth"));
        ExportProgress run = open(false);
        for (Path each : folders) {
            Files.createDirectories(each);
        }
        for (long i = 0; i < 5; i++) {
            for (Path each : folders) {
                Files.createFile(each.resolve(ExportProgress.picture(i)));
            }
            run.made(i);
        }
    }

    private ExportProgress open(boolean anew) {
        return ExportProgress.open(folder, folders, key, anew, OnFullDisk.GIVE_UP);
    }

    @Test
    void whatIsThereIsGoneOnWith() {
        assertEquals(5, open(false).kept());
    }

    @Test
    void picturesThatWereTakenAwayAreMadeAgain() throws IOException {
        Files.delete(folder.resolve("depth").resolve(ExportProgress.picture(2)));
        assertEquals(2, open(false).kept());
    }

    @Test
    void anewBeginsAnew() {
        assertEquals(0, open(true).kept());
        assertEquals(0, open(false).kept(), "what was thrown away is not found again");
    }

    @Test
    void picturesOfALongerExportGoAndAreCounted() throws IOException {
        assertEquals(4, open(false).done(3, folders));
        assertTrue(Files.exists(folder.resolve("rgb").resolve(ExportProgress.picture(2))));
        assertFalse(Files.exists(folder.resolve("rgb").resolve(ExportProgress.picture(3))));
        assertFalse(ExportProgress.begun(folder));
    }
}
