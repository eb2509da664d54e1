package diorama.gui.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.gui.PlainImGui;
import diorama.gui.look.Texts;
import imgui.ImGui;
import imgui.flag.ImGuiConfigFlags;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class LayoutTest {
    @RegisterExtension
    final PlainImGui plain = new PlainImGui(1600, 1000);

    @TempDir
    Path folder;

    private float width;

    @BeforeEach
    void dock() {
        ImGui.getIO().addConfigFlags(ImGuiConfigFlags.DockingEnable);
    }

    /** Of the side panels, px. */
    private float drawn(Layout layout, float scale) {
        Runnable nothing = () -> {};
        for (int frame = 0; frame < 4; frame++) {
            ImGui.newFrame();
            layout.draw(
                    new Layout.Parts(
                            nothing, nothing, () -> width = ImGui.getWindowWidth(), nothing, nothing, nothing, nothing),
                    Texts.english(),
                    scale);
            ImGui.render();
        }
        return width;
    }

    @Test
    void panelsHaveRoomForWordsOnAFinerScreenThanTheyWereKeptOn() throws IOException {
        Path file = folder.resolve("layout.ini");
        Layout before = new Layout();
        assertEquals(340, drawn(before, 1), 4 /* px */);
        before.keep(file);

        Layout same = new Layout();
        same.restore(file);
        assertEquals(340, drawn(same, 1), 4 /* px */);

        Layout finer = new Layout();
        finer.restore(file);
        assertEquals(680, drawn(finer, 2), 6 /* px */);
    }
}
