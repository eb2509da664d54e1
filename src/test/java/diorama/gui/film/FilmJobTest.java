package diorama.gui.film;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmJobTest {
    @TempDir
    Path folder;

    private FilmJob.Status status(String log) throws Exception {
        Files.writeString(folder.resolve("job.json"), "{\"target\":\"/there/out.mp4\",\"words\":[],\"held\":true}");
        Files.writeString(folder.resolve("log.txt"), log);
        return FilmJob.read(folder).orElseThrow().status();
    }

    @Test
    void whatItSaidBeforeItsFramesIsNoReasonForItsEnd() throws Exception {
        FilmJob.Status status = status("diorama: takes about 3 minutes\n@progress 5 20 frames\n");
        assertEquals(FilmJob.State.BROKEN, status.state());
        assertEquals(5, status.done());
        assertEquals("", status.said());
    }

    @Test
    void whatItSaidLastIsTheReason() throws Exception {
        String log = "diorama: takes about 3 minutes\n@progress 5 20 frames\ndiorama: out.mp4: the disk is full\n";
        assertEquals("out.mp4: the disk is full", status(log).said());
    }
}
