package diorama.gui.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.camera.OrbitControl;
import diorama.gui.Fixtures;
import diorama.gui.PlainDesk;
import diorama.gui.look.PieMenu;
import diorama.gui.panel.KeysHelp;
import diorama.gui.panel.Pies;
import diorama.gui.panel.RecentPanel;
import diorama.gui.panel.ViewportPanel;
import diorama.gui.picture.Overlay;
import diorama.render.Shading;
import imgui.flag.ImGuiKey;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;

class CommandTest {
    @Test
    void piesNearAnEdgeStandFartherIn() {
        assertEquals(0, PieMenu.shift(10, 90, 100));
        assertEquals(25, PieMenu.shift(-25, 60, 100));
        assertEquals(-12, PieMenu.shift(40, 112, 100));
        assertEquals(-20, PieMenu.shift(20, 150, 100), "too large: its left stays to be seen");
    }

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
    void whoComesFromF3dFindsHisKeys() {
        Map<Chord, Command> f3ds = Map.ofEntries(
                Map.entry(Chord.of(ImGuiKey.E), Command.WIRE),
                Map.entry(Chord.of(ImGuiKey.G), Command.GRID),
                Map.entry(Chord.of(ImGuiKey.X), Command.AXES),
                Map.entry(Chord.of(ImGuiKey.Q), Command.OCCLUSION),
                Map.entry(Chord.of(ImGuiKey.T), Command.TONE_MAP),
                Map.entry(Chord.of(ImGuiKey.A), Command.SMOOTHER),
                Map.entry(Chord.of(ImGuiKey.S), Command.NEXT_SHADING),
                Map.entry(Chord.of(ImGuiKey.P), Command.XRAY),
                Map.entry(Chord.of(ImGuiKey.R), Command.RENDERED),
                Map.entry(Chord.of(ImGuiKey.W), Command.NEXT_ANIMATION),
                Map.entry(Chord.of(ImGuiKey.M), Command.STATISTICS),
                Map.entry(Chord.of(ImGuiKey.Z), Command.STATISTICS),
                Map.entry(Chord.of(ImGuiKey.F), Command.SURROUNDINGS),
                Map.entry(Chord.of(ImGuiKey.L), Command.BRIGHTER),
                Map.entry(Chord.shift(ImGuiKey.L), Command.DARKER),
                Map.entry(Chord.of(ImGuiKey.H), Command.KEYS),
                Map.entry(Chord.of(ImGuiKey.Enter), Command.FIRST_VIEW),
                Map.entry(Chord.of(ImGuiKey.UpArrow), Command.RELOAD),
                Map.entry(Chord.of(ImGuiKey._1), Command.FRONT),
                Map.entry(Chord.of(ImGuiKey._5), Command.PARALLEL),
                Map.entry(Chord.of(ImGuiKey._9), Command.THREE_QUARTERS),
                Map.entry(Chord.ctrl(ImGuiKey.F12), Command.TRANSPARENT_PICTURE));
        f3ds.forEach((chord, command) ->
                assertEquals(Optional.of(command), Keymap.F3D.command(chord, true), command.label()));
    }

    @Test
    void commandsOfLightGoRoundAndStayWithinTheirSliders() {
        ViewState state =
                ViewState.empty(Settings.DEFAULTS).reduce(new Action.Open(Fixtures.opened("a.jpg", Settings.DEFAULTS)));
        for (Command command : List.of(Command.NEXT_SHADING, Command.SMOOTHER, Command.TONE_MAP, Command.BACKDROP)) {
            Set<Settings> seen = new HashSet<>();
            ViewState now = state;
            do {
                now = now.reduce(CommandActions.of(command, now).orElseThrow());
            } while (seen.add(now.settings()));
            assertTrue(seen.size() > 1 && seen.contains(state.settings()), command + " comes round");
        }
        ViewState bright = state;
        for (int i = 0; i < 20; i++) {
            bright = bright.reduce(CommandActions.of(Command.BRIGHTER, bright).orElseThrow());
        }
        assertEquals(4, bright.settings().lighting().exposure(), 1e-6f /* stops */);
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
                        Command.FLY,
                        Command.FOCUS,
                        Command.VIEW_PIE,
                        Command.SHADING_PIE,
                        Command.BOX_SELECT,
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
    void aTurnedViewOfAMeshGoesBackToTheFirst() {
        ViewState first = ViewState.empty(Settings.DEFAULTS).reduce(new Action.Open(Fixtures.cube("a.obj", 3, 0, 0)));
        ViewState turned = first.reduce(new Action.Look(OrbitControl.Side.TOP));
        ViewState framed = turned.reduce(CommandActions.of(Command.HOME, turned).orElseThrow());
        assertNotEquals(first.view(), framed.view(), "it is framed from where it is seen");
        ViewState back =
                turned.reduce(CommandActions.of(Command.FIRST_VIEW, turned).orElseThrow());
        assertEquals(first.view(), back.view());
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
        assertEquals(Optional.empty(), Keymap.BLENDER.command(Chord.of(ImGuiKey._1), false));
    }

    private static Optional<Command> find(Chord chord, Keymap keymap) {
        return keymap.command(chord, true);
    }

    @Test
    void brushesAreThereOnlyWhileDepthIsRetouched() {
        ViewState state =
                ViewState.empty(Settings.DEFAULTS).reduce(new Action.Open(Fixtures.opened("a.jpg", Settings.DEFAULTS)));
        try (PlainDesk desk = new PlainDesk(History.of(state))) {
            List<Command> brushes =
                    List.of(Command.BRUSH_RADIUS, Command.BRUSH_STRENGTH, Command.LASSO, Command.KEEP_TO_OBJECT);
            for (Command command : brushes) {
                assertFalse(desk.can(command), command + " has no brush");
            }
            desk.retouching = true;
            for (Command command : brushes) {
                assertTrue(desk.can(command), command.toString());
            }
        }
    }

    @Test
    void onlyWhatWasMovedLastCanBeAdjusted() {
        History history = History.of(ViewState.empty(Settings.DEFAULTS)
                .reduce(new Action.Open(Fixtures.opened("a.jpg", Settings.DEFAULTS))));
        assertFalse(CommandActions.possible(Command.ADJUST, history));
        int id = history.present().project().active();
        History moved = history.apply(new Action.Place(
                Map.of(id, new Placement(new Vector3f(1, 0, 0), new Vector3f(), new Vector3f(1))), 1_000_001));
        assertTrue(CommandActions.possible(Command.ADJUST, moved));
        History after = moved.apply(new Action.SetVisible(Set.of(id), false));
        assertFalse(CommandActions.possible(Command.ADJUST, after), "another step is the last one now");
    }

    @Test
    void menusTellWhatIsOn() {
        ViewState state = ViewState.empty(Settings.DEFAULTS);
        for (Command command : List.of(
                Command.WIRE, Command.XRAY, Command.GRID, Command.STATISTICS, Command.SWAP_EYES, Command.PARALLEL)) {
            boolean before = CommandActions.isOn(command, state);
            ViewState after = state.reduce(CommandActions.of(command, state).orElseThrow());
            assertEquals(!before, CommandActions.isOn(command, after), command.toString());
        }
    }

    @Test
    void recentFilesAreFoundByPartsOfTheirNames() {
        List<Path> files = List.of(Path.of("/a/Harbour.jpg"), Path.of("/b/table.png"));
        assertEquals(files, RecentPanel.matching(files, "  "));
        assertEquals(List.of(files.get(0)), RecentPanel.matching(files, "harb"));
        assertEquals(List.of(files.get(1)), RecentPanel.matching(files, "/B"));
    }

    @Test
    void theHintNamesTheKeyOfTheKeymap() {
        try (PlainDesk desk = new PlainDesk(History.of(ViewState.empty(Settings.DEFAULTS)))) {
            for (Keymap keymap : Keymap.values()) {
                desk.prefer(Preferences.DEFAULTS.with("keymap", keymap));
                String key = keymap.chord(Command.HOME).toString();
                assertTrue(Overlay.beyond(desk).contains(key), Overlay.beyond(desk));
            }
        }
    }

    @Test
    void aPiesDirectionsAreThoseOfTheNumpad() {
        int[] degrees = {225, 270, 315, 180, -1, 0, 135, 90, 45};
        for (int digit = 1; digit <= 9; digit++) {
            if (digit != 5) {
                assertEquals(degrees[digit - 1], PieMenu.direction(digit), "key " + digit);
            }
        }
        try (PlainDesk desk = new PlainDesk(History.of(ViewState.empty(Settings.DEFAULTS)))) {
            List<PieMenu.Slice> slices = Pies.shadings(desk);
            slices.get(PieMenu.nearest(slices, PieMenu.direction(4))).act().run();
            assertEquals(Shading.WIRE, desk.state().settings().look().shading());
            slices.get(PieMenu.nearest(slices, PieMenu.direction(6))).act().run();
            assertEquals(Shading.SOLID, desk.state().settings().look().shading());
        }
    }
}
