package diorama.gui.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.gui.PlainDesk;
import diorama.gui.PlainImGui;
import diorama.gui.state.History;
import diorama.gui.state.Settings;
import diorama.gui.state.ViewState;
import imgui.ImGui;
import imgui.flag.ImGuiKey;
import imgui.flag.ImGuiPopupFlags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The dialog in Dear ImGui without OpenGL; keys are made up. */
class FileBrowserTest {
    @RegisterExtension
    final PlainImGui plain = new PlainImGui(1000, 800);

    private final PlainDesk desk = new PlainDesk(History.of(ViewState.empty(Settings.DEFAULTS)));
    private final FileBrowser browser = new FileBrowser();
    private final List<Path> chosen = new ArrayList<>();

    @AfterEach
    void close() {
        desk.close();
    }

    private void frames() {
        for (int i = 0; i < 4; i++) {
            ImGui.newFrame();
            browser.draw(desk);
            ImGui.render();
        }
    }

    private void enter() {
        press(ImGuiKey.Enter);
    }

    private void press(int key) {
        ImGui.getIO().addKeyEvent(key, true);
        frames();
        ImGui.getIO().addKeyEvent(key, false);
        frames();
    }

    /** Folders stand first. */
    @Test
    void aFileIsFoundAndOpenedByKeysAlone(@TempDir Path folder) throws IOException {
        Path within = Files.createDirectory(folder.resolve("photos"));
        Files.createFile(folder.resolve("z.png"));
        Files.createFile(within.resolve("a.png"));
        Path file = Files.createFile(within.resolve("b.png"));
        browser.open(folder, new FileBrowser.Ask(false, List.of("png"), "", chosen::add));
        frames();
        press(ImGuiKey.DownArrow);
        enter();
        press(ImGuiKey.DownArrow);
        press(ImGuiKey.DownArrow);
        assertEquals(List.of(), chosen);
        enter();
        assertEquals(List.of(file), chosen);
    }

    @Test
    void aNameIsTypedAtOnce(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("b.png"));
        Files.createFile(folder.resolve("a.png"));
        browser.open(folder, new FileBrowser.Ask(false, List.of("png"), "", chosen::add));
        frames();
        ImGui.getIO().addInputCharactersUTF8("b.png");
        frames();
        enter();
        assertEquals(List.of(file), chosen);
    }

    @Test
    void aFileIsReplacedByASecondEnter(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("a.png"));
        browser.open(folder, new FileBrowser.Ask(true, List.of("png"), "a.png", chosen::add));
        frames();
        enter();
        assertEquals(List.of(), chosen, "the first Enter asks");
        enter();
        assertEquals(List.of(file), chosen);
    }

    @Test
    void aClosingWindowTakesItAway(@TempDir Path folder) {
        browser.open(folder, new FileBrowser.Ask(true, List.of("png"), "a.png", chosen::add));
        frames();
        browser.cancel();
        frames();
        assertFalse(browser.isOpen());
        assertFalse(ImGui.isPopupOpen("", ImGuiPopupFlags.AnyPopup), "nothing lies over the question");
        browser.open(folder, new FileBrowser.Ask(true, List.of("png"), "a.png", chosen::add));
        frames();
        assertTrue(browser.isOpen(), "and asks again where the window stays");
        assertEquals(List.of(), chosen);
    }
}
