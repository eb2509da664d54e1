package diorama.gui.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.gui.PlainDesk;
import diorama.gui.state.History;
import diorama.gui.state.Settings;
import diorama.gui.state.ViewState;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusBarTest {
    @Test
    void overCurvesItTellsTheKeysOfCurves() {
        assertEquals(List.of("Move", "Move", "Box select", "Handles", "Easing", "Delete"), hints(true));
        assertEquals("Orbit", hints(false).get(0));
    }

    private static List<String> hints(boolean graph) {
        try (PlainDesk desk = new PlainDesk(History.of(ViewState.empty(Settings.DEFAULTS)))) {
            return StatusBar.hints(desk, graph).stream().map(hint -> hint[1]).toList();
        }
    }
}
