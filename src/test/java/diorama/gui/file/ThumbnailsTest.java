package diorama.gui.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.gl.HeadlessDevice;
import diorama.gui.CubeDesk;
import diorama.gui.PlainDesk;
import diorama.gui.state.History;
import diorama.gui.store.StudioFolder;
import diorama.image.RgbaImage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Tag("gl")
class ThumbnailsTest {
    @RegisterExtension
    final HeadlessDevice gl = new HeadlessDevice();

    @Test
    void theyAreReadBesideTheWindowAndAnewWhenTheyAreWritten(@TempDir Path studio) throws InterruptedException {
        Path file = studio.resolve("photo.jpg");
        try (PlainDesk desk = new PlainDesk(History.of(CubeDesk.CUBE));
                Thumbnails small = new Thumbnails(new StudioFolder(studio), gl.get())) {
            small.keep(file, RgbaImage.allocate(Thumbnails.SIZE));
            assertEquals(0, small.of(desk, file), "the window waited for it");
            desk.runUntil(() -> small.of(desk, file) != 0);
            assertTrue(desk.jobs().status().isEmpty(), "nobody needs to be told");
            small.keep(desk, file, RgbaImage.allocate(Thumbnails.SIZE));
            desk.runUntil(() -> small.of(desk, file) == 0);
            desk.runUntil(() -> small.of(desk, file) != 0);
            assertEquals(List.of(), desk.failures);
        }
    }
}
