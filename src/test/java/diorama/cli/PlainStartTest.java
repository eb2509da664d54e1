package diorama.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import diorama.depth.DepthOptions;
import diorama.gui.state.Settings;
import diorama.pipeline.media.DepthChoice;
import diorama.relief.ReliefOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainStartTest {
    @Test
    void onlyLinesWithoutOptionsAreOpenedAsTheyAre() {
        assertEquals(Optional.of(List.of()), PlainStart.files());
        assertEquals(Optional.of(List.of()), PlainStart.files("view"));
        assertEquals(
                Optional.of(List.of(Path.of("a b.jpg"), Path.of("c.glb"))),
                PlainStart.files("view", "a b.jpg", "c.glb"));
        assertEquals(Optional.empty(), PlainStart.files("view", "a.jpg", "--grid"));
        assertEquals(Optional.empty(), PlainStart.files("view", "@more"));
        assertEquals(Optional.empty(), PlainStart.files("view", ""));
        assertEquals(Optional.empty(), PlainStart.files("mesh", "a.jpg"));
        assertEquals(Optional.empty(), PlainStart.files("--help"));
    }

    @Test
    void aFileAloneIsViewed(@TempDir Path folder) throws IOException {
        String photo = Files.createFile(folder.resolve("a photo.jpg")).toString();
        assertArrayEquals(new String[] {"view", photo, "--grid"}, PlainStart.viewed(photo, "--grid"));
        assertArrayEquals(new String[] {"mesh", photo}, PlainStart.viewed("mesh", photo), "a command is a command");
        assertArrayEquals(new String[] {photo + "x"}, PlainStart.viewed(photo + "x"), "what is not there is told of");
        assertArrayEquals(new String[0], PlainStart.viewed());
    }

    @Test
    void whatNobodyTypesIsTheSameWithAParser() {
        JsonObject nothing = new JsonObject();
        assertEquals(
                Settings.DEFAULTS.recipe().depth(), new OptionMixin<>("depth", DepthOptions.SCHEMA).value(nothing));
        assertEquals(
                Settings.DEFAULTS.recipe().relief(), new OptionMixin<>("relief", ReliefOptions.SCHEMA).value(nothing));
        assertEquals(DepthChoice.AUTO.importing(), new PhotoOptions().choice().importing());
    }
}
