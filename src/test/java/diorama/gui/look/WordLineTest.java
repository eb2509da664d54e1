package diorama.gui.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.gui.PlainImGui;
import imgui.ImGui;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WordLineTest {
    @RegisterExtension
    final PlainImGui plain = new PlainImGui(900, 400);

    @Test
    void wordsThatDoNotFitAreKeptForTheTip() {
        assertEquals(List.of(), left(600));
        assertEquals(List.of("Comfort 94 of 100"), left(280));
        assertEquals(List.of("Shot 1 of 2", "Comfort 94 of 100"), left(180));
    }

    private static List<String> left(float width) {
        ImGui.newFrame();
        ImGui.setNextWindowSize(width, 100);
        ImGui.begin("line " + width);
        WordLine line = new WordLine(10);
        line.add("0:00.000 / 0:04.000");
        line.addFaint("Shot 1 of 2");
        line.add("Comfort 94 of 100");
        float end = ImGui.getWindowPosX() + width;
        assertTrue(ImGui.getItemRectMaxX() <= end, "px: " + ImGui.getItemRectMaxX() + " of " + end);
        ImGui.end();
        ImGui.render();
        return line.left();
    }
}
