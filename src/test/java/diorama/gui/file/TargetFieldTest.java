package diorama.gui.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.gui.PlainDesk;
import diorama.gui.state.History;
import diorama.gui.state.Settings;
import diorama.gui.state.ViewState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetFieldTest {
    private static final List<String> FILMS = List.of("mp4", "gif");

    private final TargetField field = new TargetField();
    private final Path folder;

    TargetFieldTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private String fault(String name, boolean film) {
        field.propose(folder.resolve(name), "");
        try (PlainDesk desk = new PlainDesk(History.of(ViewState.empty(Settings.DEFAULTS)))) {
            return field.fault(desk, FILMS, film);
        }
    }

    @Test
    void aFilmMayBeNumberedPictures() {
        assertEquals("", fault("a_%05d.png", true));
        assertEquals("", fault("a.gif", true));
        assertEquals("Want a name that ends in mp4, gif, %05d.png", fault("a.png", true));
        assertEquals("Want a name that ends in png, jpg, jpeg, tif, tiff", fault("a_%05d.bmp", true));
        assertEquals("", fault("a_%05d.mp4", true), "a film may be called so");
        assertEquals("Want a name that ends in mp4, gif", fault("a_%05d.png", false));
    }

    @Test
    void numberedPicturesAreReplacedOnlyWhenAskedTwice() throws IOException {
        Files.createFile(folder.resolve("a_00001.png"));
        assertEquals("", fault("a_%05d.png", true));
        assertFalse(field.clicked());
        assertTrue(field.confirming());
        assertTrue(field.clicked());
    }
}
