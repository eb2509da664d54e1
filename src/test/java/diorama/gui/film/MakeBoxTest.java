package diorama.gui.film;

import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.gui.FilmStateTest;
import diorama.gui.PlainDesk;
import diorama.gui.PlainImGui;
import diorama.gui.state.Action;
import diorama.gui.state.History;
import diorama.gui.state.Settings;
import diorama.gui.state.ViewState;
import imgui.ImGui;
import imgui.flag.ImGuiKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MakeBoxTest {
    @RegisterExtension
    final PlainImGui plain = new PlainImGui(900, 700);

    @Test
    void enterMakesTheFilm() {
        List<String> made = new ArrayList<>();
        List<Integer> asked = new ArrayList<>();
        History history = History.of(ViewState.empty(Settings.DEFAULTS)).apply(new Action.Open(FilmStateTest.film(0)));
        try (PlainDesk desk = new PlainDesk(history)) {
            MakeBox box = new MakeBox(desk);
            box.open(desk);
            // down is also what chose the box in the list of commands
            for (boolean down : new boolean[] {true, true, false, false, true, false}) {
                ImGui.getIO().addKeyEvent(ImGuiKey.Enter, down);
                asked.add(made.size());
                ImGui.newFrame();
                box.draw(desk, (proposed, endings, chosen) -> {}, (target, copy) -> made.add(name(target) + copy));
                ImGui.render();
            }
        }
        assertEquals(List.of("a_LRF_Full_SBS.mp4false"), made);
        assertEquals(List.of(0, 0, 0, 0, 0, 1), asked);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
