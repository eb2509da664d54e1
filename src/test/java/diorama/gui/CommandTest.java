package diorama.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imgui.flag.ImGuiKey;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandTest {
    @Test
    void noTwoCommandsHaveTheSameKeyOnNumpadOrDigits() {
        Map<Chord, Command> seen = new HashMap<>();
        for (Command command : Command.values()) {
            Command other = seen.put(command.chord(), command);
            assertEquals(null, other, command + " has the key of " + other);
            if (!command.chord().onDigits().equals(command.chord())) {
                other = seen.put(command.chord().onDigits(), command);
                assertEquals(null, other, command + " has the digit of " + other);
            }
        }
    }

    @Test
    void everyCommandHasALabelAndAKeyThatCanBeWritten() {
        for (Command command : Command.values()) {
            assertFalse(command.label().isBlank());
            assertFalse(command.chord().toString().isBlank());
        }
    }

    @Test
    void digitsStandForTheNumpad() {
        assertEquals(Chord.of(ImGuiKey._7), Command.TOP.chord().onDigits());
        assertEquals(Chord.ctrl(ImGuiKey._1), Command.BACK.chord().onDigits());
        assertEquals("Ctrl+Numpad 1", Command.BACK.chord().toString());
    }

    @Test
    void everyCommandOnAnOpenPhotoKeepsTheStateSound() {
        ViewState state =
                ViewState.empty(Settings.DEFAULTS).reduce(new Action.Open(Fixtures.opened("a.jpg", Settings.DEFAULTS)));
        History history = History.of(state);
        for (Command command : Command.values()) {
            History after = command.action(state).map(history::apply).orElse(history);
            assertTrue(after.present().view().eye().isFinite());
        }
    }

    @Test
    void theNumpadStepsByFifteenDegreesAsInBlender() {
        ViewState state =
                ViewState.empty(Settings.DEFAULTS).reduce(new Action.Open(Fixtures.opened("a.jpg", Settings.DEFAULTS)));
        ViewState turned = state.reduce(Command.ORBIT_UP.action(state).orElseThrow());
        assertEquals(Math.toRadians(15), turned.view().angleTo(state.view()), 1e-4);
        assertTrue(turned.view().eye().y > 0, "8 raises the eye");
    }
}
