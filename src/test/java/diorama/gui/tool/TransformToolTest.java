package diorama.gui.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.gui.Fixtures;
import diorama.gui.PlainDesk;
import diorama.gui.PlainImGui;
import diorama.gui.look.ViewPlace;
import diorama.gui.panel.Keyboard;
import diorama.gui.state.Action;
import diorama.gui.state.Chord;
import diorama.gui.state.Command;
import diorama.gui.state.History;
import diorama.gui.state.Placement;
import diorama.gui.state.Settings;
import diorama.gui.state.Transform;
import diorama.gui.state.ViewState;
import imgui.ImGui;
import imgui.flag.ImGuiKey;
import java.util.List;
import java.util.Set;
import org.joml.Vector3f;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** G, R and S with keys that came while a frame was drawn. */
class TransformToolTest {
    private static final ViewPlace PLACE = new ViewPlace(0, 0, 600, 400, false, true);
    private static final int ID = 1;

    @RegisterExtension
    final PlainImGui plain = new PlainImGui(600, 400);

    private final PlainDesk desk = new PlainDesk(
            History.of(ViewState.empty(Settings.DEFAULTS).reduce(new Action.Open(Fixtures.cube("cube.glb", 0, 0, 0)))));
    private final Keyboard keyboard = new Keyboard();
    private final TransformTool tool = new TransformTool();

    @BeforeEach
    void hands() {
        desk.errands = command -> {
            switch (command) {
                case MOVE -> tool.begin(Transform.Kind.MOVE, desk, PLACE);
                case GROW -> tool.begin(Transform.Kind.GROW, desk, PLACE);
                default -> throw new AssertionError(command);
            }
        };
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void press(int... keys) {
        for (int key : keys) {
            keyboard.pressed(Chord.of(key), false, false);
        }
    }

    private void frame() {
        ImGui.newFrame();
        if (tool.active()) {
            keyboard.give(desk, tool::take);
        } else {
            keyboard.read(desk, false, false);
        }
        tool.read(desk, PLACE);
        ImGui.render();
    }

    private Placement placement() {
        return desk.state().project().object(ID).orElseThrow().placement();
    }

    @Test
    void keysAfterItsEnterAreCommandsHoweverLongAFrameTakes() {
        press(ImGuiKey.G, ImGuiKey.Y, ImGuiKey.Keypad2, ImGuiKey.Enter);
        press(ImGuiKey.S, ImGuiKey._0, ImGuiKey.Period, ImGuiKey._5, ImGuiKey.Enter);
        for (int i = 0; i < 4; i++) {
            frame();
        }
        assertFalse(tool.active());
        assertEquals(new Placement(new Vector3f(0, 2, 0), new Vector3f(), new Vector3f(0.5f)), placement());
    }

    @Test
    void theKeyOfAnotherOneTakesItBackAndBeginsThat() {
        press(ImGuiKey.G, ImGuiKey.X, ImGuiKey._3, ImGuiKey.S, ImGuiKey._2);
        frame();
        frame();
        assertTrue(tool.active());
        assertEquals(new Placement(new Vector3f(), new Vector3f(), new Vector3f(2)), placement());
        press(ImGuiKey.Escape);
        frame();
        assertEquals(Placement.HOME, placement());
        assertEquals(List.of(), desk.history().past(), "nothing of it is left to undo");
    }

    @Test
    void chordsWithCtrlOrAltLockNoAxis() {
        press(ImGuiKey.G, ImGuiKey.Y, ImGuiKey._2);
        for (int key : new int[] {ImGuiKey.Z, ImGuiKey.X, ImGuiKey._3, ImGuiKey.Backspace}) {
            keyboard.pressed(Chord.ctrl(key), false, false);
            keyboard.pressed(Chord.alt(key), false, false);
        }
        keyboard.pressed(Chord.ctrlShift(ImGuiKey.Z), false, false);
        frame();
        frame();
        assertTrue(tool.active());
        assertEquals(new Placement(new Vector3f(0, 2, 0), new Vector3f(), new Vector3f(1)), placement());
    }

    @Test
    void aWindowIsClosedFromWithinIt() {
        press(ImGuiKey.G);
        frame();
        frame();
        desk.errands = command -> assertEquals(Command.QUIT, command);
        keyboard.pressed(Chord.ctrl(ImGuiKey.Q), false, false);
        frame();
        assertTrue(tool.active());
    }

    @Test
    void aCopyAndItsMoveAreUndoneTogether() {
        int steps = desk.history().past().size();
        desk.act(new Action.Duplicate(Set.of(ID)));
        tool.beginWithCopies(desk, PLACE);
        press(ImGuiKey.X, ImGuiKey._2, ImGuiKey.Enter);
        frame();
        assertEquals(2, desk.state().project().objects().size());
        Placement moved = desk.state().project().objects().get(1).placement();
        assertEquals(2, moved.location().x(), 1e-5f);
        assertEquals(steps + 1, desk.history().past().size());
        desk.act(new Action.Undo());
        assertEquals(1, desk.state().project().objects().size());
        desk.act(new Action.Redo());
        assertEquals(moved, desk.state().project().objects().get(1).placement());
    }

    @Test
    void aMoveThatIsGivenUpLeavesTheCopy() {
        desk.act(new Action.Duplicate(Set.of(ID)));
        tool.beginWithCopies(desk, PLACE);
        press(ImGuiKey.X, ImGuiKey._2, ImGuiKey.Escape);
        frame();
        assertEquals(2, desk.state().project().objects().size());
        assertEquals(placement(), desk.state().project().objects().get(1).placement());
    }
}
