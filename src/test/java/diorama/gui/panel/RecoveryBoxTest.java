package diorama.gui.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.gui.PlainDesk;
import diorama.gui.PlainImGui;
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

class RecoveryBoxTest {
    @RegisterExtension
    final PlainImGui plain = new PlainImGui(600, 400);

    @Test
    void enterRecoversOneAfterTheOther() {
        List<Path> left = List.of(Path.of("autosave-1.diorama"), Path.of("autosave-2.diorama"));
        assertEquals(left, recovered(left, true));
    }

    @Test
    void enterThatEndsAToolOrAnswersAnotherBoxRecoversNothing() {
        assertEquals(List.of(), recovered(List.of(Path.of("autosave-1.diorama")), false));
    }

    /** What is recovered at two presses of Enter. */
    private static List<Path> recovered(List<Path> left, boolean hears) {
        List<Path> recovered = new ArrayList<>();
        RecoveryBox box = new RecoveryBox(left);
        try (PlainDesk desk = new PlainDesk(History.of(ViewState.empty(Settings.DEFAULTS)))) {
            for (boolean down : new boolean[] {false, true, false, true, false}) {
                ImGui.getIO().addKeyEvent(ImGuiKey.Enter, down);
                ImGui.newFrame();
                box.draw(desk, hears, recovered::add);
                ImGui.render();
            }
        }
        return recovered;
    }
}
