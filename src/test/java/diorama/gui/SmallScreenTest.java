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

    @Test
    void theWindowIsAsLargeAsItWasLeft(@TempDir Path folder) throws IOException, InterruptedException {
        DrivenStudio.needed();
        Size other = new Size(900, 640);
        try (VirtualScreen screen = new VirtualScreen(folder)) {
            try (DrivenStudio studio = new DrivenStudio(screen, folder)) {
                studio.hand("windowsize " + screen.window("Diorama") + " 900 640");
                assertEquals(other, screen.sizeOf("Diorama"));
                studio.quit();
            }
            try (DrivenStudio again = new DrivenStudio(screen, folder)) {
                assertEquals(other, screen.sizeOf("Diorama"));
                again.quit();
            }
        }
    }

    @Test
    void onAFineScreenTheWindowStaysAsLargeToo(@TempDir Path folder) throws IOException, InterruptedException {
        DrivenStudio.needed();
        try (VirtualScreen screen = new VirtualScreen(folder, new Size(2600, 1600));
                XdndHand settings = new XdndHand(screen.display())) {
            settings.resources("Xft.dpi:\t144\n");
            for (int start = 1; start <= 3; start++) {
                try (DrivenStudio studio = new DrivenStudio(screen, folder)) {
                    assertEquals(new Size(1920, 1200), screen.sizeOf("Diorama"), "start " + start);
                    studio.quit();
                }
            }
        }
    }
}
