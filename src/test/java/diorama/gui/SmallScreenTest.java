package diorama.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.base.Size;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallScreenTest {
    @Test
    void theWindowIsNoLargerThanItsScreen(@TempDir Path folder) throws IOException, InterruptedException {
        DrivenStudio.needed();
        Size small = new Size(1024, 700);
        try (VirtualScreen screen = new VirtualScreen(folder, small);
                DrivenStudio studio = new DrivenStudio(screen, folder)) {
            assertEquals(small, screen.sizeOf("Diorama"));
            studio.quit();
        }
    }
}
