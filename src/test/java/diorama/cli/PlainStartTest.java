package diorama.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import diorama.depth.DepthOptions;
import diorama.gui.Settings;
import diorama.pipeline.DepthChoice;
import diorama.relief.ReliefOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
    void whatNobodyTypesIsTheSameWithAParser() {
        JsonObject nothing = new JsonObject();
        assertEquals(
                Settings.DEFAULTS.recipe().depth(), new OptionMixin<>("depth", DepthOptions.SCHEMA).value(nothing));
        assertEquals(
                Settings.DEFAULTS.recipe().relief(), new OptionMixin<>("relief", ReliefOptions.SCHEMA).value(nothing));
        assertEquals(DepthChoice.AUTO.importing(), new PhotoOptions().choice().importing());
    }
}
