package diorama.gui.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.UserError;
import diorama.depth.DepthOptions;
import diorama.gui.Fixtures;
import diorama.gui.state.Action;
import diorama.gui.state.History;
import diorama.gui.state.Settings;
import diorama.gui.state.ViewState;
import diorama.pipeline.clip.CameraKey;
import diorama.render.Shading;
import diorama.stereo.StereoOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresetShelfTest {
    private static final Settings OTHERS = Settings.DEFAULTS
            .with(Settings.DEFAULTS.look().with(Shading.MATCAP))
            .with(StereoOptions.SCHEMA.withText(
                    StereoOptions.DEFAULTS, StereoOptions.SCHEMA.option("divergence"), "3.5"))
            .with(DepthOptions.SCHEMA.withText(DepthOptions.DEFAULTS, DepthOptions.SCHEMA.option("sky"), "false"));

    @TempDir
    Path folder;

    @Test
    void presetsComeBackAsTheyWereKeptAndGoAway() {
        PresetShelf shelf = new PresetShelf(folder.resolve("new"));
        assertEquals(List.of(), shelf.names());
        shelf.save("Abend \u5915", OTHERS);
        shelf.save("preset 10", Settings.DEFAULTS);
        shelf.save("preset 2", Settings.DEFAULTS);
        assertEquals(List.of("Abend \u5915", "preset 2", "preset 10"), shelf.names());
        assertEquals(OTHERS, shelf.read("Abend \u5915"));
        shelf.delete("preset 2");
        assertEquals(List.of("Abend \u5915", "preset 10"), shelf.names());
    }

    @Test
    void onlyWhatIsNotAsUsualIsKept() throws IOException {
        PresetShelf shelf = new PresetShelf(folder);
        shelf.save("a", OTHERS.with(OTHERS.clip().with(CameraKey.DEFAULTS)));
        String text = Files.readString(shelf.file("a"));
        assertTrue(text.contains("\"divergence\": 3.5"), text);
        assertFalse(text.contains("convergence") || text.contains("keys") || text.contains("zoom"), text);
    }

    @Test
    void namesThatAreNoFilesAndFilesThatAreNoPresetsAreRefusedInOneLine() throws IOException {
        PresetShelf shelf = new PresetShelf(folder);
        for (String name : List.of("", "../a", ".a", "a/b", "a:b", "x".repeat(81))) {
            assertThrows(UserError.class, () -> shelf.save(name, OTHERS), name);
        }
        Files.writeString(folder.resolve("broken.json"), "{\"stereo\": {\"divergense\": 1}}");
        UserError error = assertThrows(UserError.class, () -> shelf.read("broken"));
        assertTrue(
                String.valueOf(error.getMessage())
                        .startsWith(shelf.file("broken").toString()),
                error.getMessage());
    }

    @Test
    void takingAPresetSetsTheActivePhotoTooAndIsOneStepOfUndo() {
        History history = History.of(
                ViewState.empty(Settings.DEFAULTS).reduce(new Action.Open(Fixtures.made("a.jpg", Settings.DEFAULTS))));
        History after = history.apply(new Action.SetOptions(OTHERS, 0));
        assertEquals(OTHERS, after.present().settings());
        assertEquals(
                OTHERS.depth(),
                after.present().project().activeObject().orElseThrow().recipe().depth());
        assertEquals(
                history.present().project(),
                after.apply(new Action.Undo()).present().project());
    }
}
