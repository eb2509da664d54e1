package diorama.gui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.gui.PlainDesk;
import diorama.gui.state.History;
import diorama.gui.state.Settings;
import diorama.gui.state.ViewState;
import diorama.image.ImageFiles;
import diorama.image.RgbaImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LightLibraryTest {
    @Test
    void aFileThatCouldNotBeReadIsTriedAgainWhenItHasChanged(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("sky.png"), "no picture");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
        try (PlainDesk desk = new PlainDesk(History.of(ViewState.empty(Settings.DEFAULTS)))) {
            LightLibrary library = new LightLibrary(desk.jobs(), "Reading");
            assertEquals(Optional.empty(), library.of(file.toString()));
            desk.runUntil(() -> !desk.failures.isEmpty());
            assertEquals(Optional.empty(), library.of(file.toString()));
            assertTrue(!desk.jobs().busy("surroundings " + file), "not again by itself");
            ImageFiles.write(RgbaImage.allocate(new Size(64, 32)), file);
            desk.runUntil(() -> library.of(file.toString()).isPresent());
            assertEquals(1, desk.failures.size());
        }
    }
}
