package diorama.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import imgui.flag.ImGuiKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommandTest {
    @Test
    void noTwoCommandsHaveTheSameKeyOnNumpadOrDigits() {
        for (Keymap keymap : Keymap.values()) {
            Map<Chord, Command> seen = new HashMap<>();
            for (Command command : Command.values()) {
                for (Chord chord : keymap.chords(command)) {
                    Set<Chord> both = new HashSet<>(List.of(chord, chord.onDigits()));
                    for (Chord one : both) {
                        Command other = seen.put(one, command);
                        assertEquals(null, other, keymap + ": " + command + " has the key of " + other);
                    }
                }
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
            History after =
                    CommandActions.of(command, state).map(history::apply).orElse(history);
            assertTrue(after.present().view().eye().isFinite());
        }
    }

    @Test
    void everyCommandThatIsPossibleInAnEmptyWindowKeepsTheStateSound() {
        History empty = History.of(ViewState.empty(Settings.DEFAULTS));
        for (Command command : Command.values()) {
            if (CommandActions.possible(command, empty)) {
                History after = CommandActions.of(command, empty.present())
                        .map(empty::apply)
                        .orElse(empty);
                assertTrue(after.present().view().eye().isFinite());
            }
        }
        for (Command command : List.of(Command.WALK, Command.MOVE, Command.ROTATE, Command.GROW, Command.DUPLICATE)) {
            assertFalse(CommandActions.possible(command, empty), command + " is read where objects are shown");
        }
    }

    @Test
    void whatIsReadInTheSceneLeavesTheRetouchingMode() {
        Set<Command> leaving = new HashSet<>();
        for (Command command : Command.values()) {
            if (ViewportPanel.ofScene(command)) {
                leaving.add(command);
            }
        }
        assertEquals(
                Set.of(
                        Command.MOVE,
                        Command.ROTATE,
                        Command.GROW,
                        Command.DUPLICATE,
                        Command.WALK,
                        Command.VIEW_PIE,
                        Command.SHADING_PIE,
                        Command.ADJUST),
                leaving);
    }

    @Test
    void theSheetOfKeysHasEveryGroupOnce() {
        List<Command.Group> named = KeysHelp.COLUMNS.stream()
                .flatMap(List::stream)
                .flatMap(s -> s.groups().stream())
                .sorted()
                .toList();
        assertEquals(List.of(Command.Group.values()), named);
    }

    @Test
    void theNumpadStepsByFifteenDegreesAsInBlender() {
        ViewState state =
                ViewState.empty(Settings.DEFAULTS).reduce(new Action.Open(Fixtures.opened("a.jpg", Settings.DEFAULTS)));
        ViewState turned =
                state.reduce(CommandActions.of(Command.ORBIT_UP, state).orElseThrow());
        assertEquals(Math.toRadians(15), turned.view().angleTo(state.view()), 1e-4);
        assertTrue(turned.view().eye().y > 0, "8 raises the eye");
    }

    @Test
    void keysFindTheirCommandsWithAllThatIsHeldBeside() {
        assertEquals(Optional.of(Command.SHADING_PIE), find(Chord.of(ImGuiKey.Z), Keymap.BLENDER));
        assertEquals(Optional.of(Command.WIRE), find(Chord.shift(ImGuiKey.Z), Keymap.BLENDER));
        assertEquals(Optional.of(Command.UNDO), find(Chord.ctrl(ImGuiKey.Z), Keymap.BLENDER));
        assertEquals(Optional.of(Command.FRONT), find(Chord.of(ImGuiKey._1), Keymap.BLENDER));
        assertEquals(Optional.of(Command.DELETE), find(Chord.of(ImGuiKey.Delete), Keymap.BLENDER));
        assertEquals(Optional.of(Command.WIRE), find(Chord.of(ImGuiKey.E), Keymap.F3D));
        assertEquals(Optional.empty(), find(Chord.of(ImGuiKey.E), Keymap.BLENDER));
        assertEquals(Optional.empty(), Keyboard.command(Chord.of(ImGuiKey._1), Keymap.BLENDER, false));
    }

    private static Optional<Command> find(Chord chord, Keymap keymap) {
        return Keyboard.command(chord, keymap, true);
    }
}
