package diorama.gui.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.gui.CubeDesk;
import diorama.gui.PlainImGui;
import diorama.gui.file.Dialogs;
import diorama.gui.file.FileBrowser;
import diorama.gui.file.FileClerk;
import diorama.gui.file.PresetShelf;
import diorama.gui.film.FilmDesk;
import diorama.gui.state.Command;
import diorama.gui.store.ProjectFile;
import diorama.gui.store.StudioFolder;
import diorama.gui.work.Reels;
import diorama.onnx.ModelCatalogue;
import diorama.pipeline.media.DepthChoice;
import imgui.ImGui;
import imgui.flag.ImGuiKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Which of the boxes hears a key. */
class BoxesTest {
    @RegisterExtension
    final PlainImGui plain = new PlainImGui(1280, 800);

    @TempDir
    private Path studio;

    private final CubeDesk cubes = new CubeDesk();
    private final Reels reels = new Reels(() -> ModelCatalogue.read(Path.of("models")), DepthChoice.MODEL);
    private Path left = Path.of("");
    private FileClerk files;
    private Boxes boxes;

    @BeforeEach
    void aWindowFell() {
        left = studio.resolve("autosave-2147483646.diorama");
        ProjectFile.write(CubeDesk.CUBE, left);
        StudioFolder folder = new StudioFolder(studio);
        FileBrowser browser = new FileBrowser();
        Dialogs dialogs = new Dialogs(browser, cubes.desk::post);
        FilmDesk films = new FilmDesk(
                cubes.desk,
                cubes.librarian,
                reels,
                new FilmDesk.Place(folder, Optional.of(dialogs)),
                cubes.desk::post,
                () -> 0);
        files = cubes.clerk(studio);
        ExportClerk exports = new ExportClerk(cubes.desk, cubes.librarian, dialogs, folder);
        boxes = new Boxes(0, browser, films, files, exports, new PresetShelf(folder.presets()));
        frames(false, 8);
    }

    @AfterEach
    void close() {
        files.close();
        reels.close();
        cubes.close();
    }

    private void frames(boolean tool, int count) {
        for (int i = 0; i < count; i++) {
            ImGui.newFrame();
            boxes.draw(cubes.desk, tool);
            ImGui.render();
        }
    }

    private void press(int key, boolean tool) {
        ImGui.getIO().addKeyEvent(key, true);
        frames(tool, 1);
        ImGui.getIO().addKeyEvent(key, false);
        frames(false, 1);
    }

    @Test
    void enterRecoversWhereNothingElseHearsIt() {
        press(ImGuiKey.Enter, false);
        assertFalse(Files.exists(left), "it was not recovered");
    }

    /** Dear ImGui may hear of the key a frame after the tool that ended at it. */
    @Test
    void theEnterThatEndsAToolRecoversNothing() {
        frames(true, 1);
        press(ImGuiKey.Enter, false);
        assertTrue(Files.exists(left), "it was recovered");
        frames(false, 8);
        press(ImGuiKey.Enter, false);
        assertFalse(Files.exists(left), "the next one is for it");
    }

    @Test
    void theEnterThatIsForTheSearchRecoversNothing() {
        boxes.run(Command.SEARCH, cubes.desk);
        frames(false, 3);
        cubes.desk.errands = command -> {};
        press(ImGuiKey.Enter, false);
        frames(false, 3);
        assertTrue(Files.exists(left), "it was recovered");
    }

    @Test
    void escapeClosesTheLogThatIsUsed() {
        int without = ImGui.getIO().getMetricsRenderWindows();
        boxes.run(Command.LOG, cubes.desk);
        frames(false, 3);
        assertTrue(ImGui.getIO().getMetricsRenderWindows() > without, "it is not open");
        press(ImGuiKey.Escape, false);
        frames(false, 2);
        assertEquals(without, ImGui.getIO().getMetricsRenderWindows(), "it is still open");
        frames(false, 8);
        press(ImGuiKey.Enter, false);
        assertFalse(Files.exists(left), "the offer went with the log");
    }
}
