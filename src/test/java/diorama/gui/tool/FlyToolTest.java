package diorama.gui.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.gui.Fixtures;
import diorama.gui.PlainDesk;
import diorama.gui.PlainImGui;
import diorama.gui.state.Action;
import diorama.gui.state.History;
import diorama.gui.state.Settings;
import diorama.gui.state.ViewState;
import diorama.gui.tool.FlyTool.Step;
import diorama.gui.tool.FlyTool.Stick;
import diorama.gui.tool.FlyTool.Throttle;
import imgui.ImGui;
import imgui.flag.ImGuiKey;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FlyToolTest {
    @RegisterExtension
    final PlainImGui plain = new PlainImGui(600, 400);

    private static final Step TENTH = new Step(0.1f, 10);

    @Test
    void aRestingHandFliesNowhere() {
        Stick resting = new Stick(4, -4, 300);
        assertTrue(resting.rests());
        assertEquals(new Action.Walk(0, 0, 0, 0, 0), FlyTool.flown(resting, Throttle.STOPPED, 0, 0, TENTH));
    }

    @Test
    void theMouseSteersHarderTheFartherItIs() {
        Stick near = new Stick(100, 0, 300);
        Stick far = new Stick(200, -200, 300);
        assertTrue(near.turnRight() > 0 && far.turnRight() > 2 * near.turnRight());
        assertTrue(far.turnUp() > 0, "up is up");
        assertEquals(new Stick(300, 0, 300).turnRight(), new Stick(9000, 0, 300).turnRight());
    }

    @Test
    void theSpeedStaysUntilItIsTakenBack() {
        Throttle going = Throttle.STOPPED.pushed(1, 0, 0.5f);
        assertEquals(going, going.pushed(0, 0, 1));
        assertEquals(0.2f, going.speed(), 1e-6f);
        assertEquals(Throttle.STOPPED, going.pushed(-1, 0, 0.5f));
        assertTrue(Throttle.STOPPED.pushed(0, -1, 0).speed() < 0, "the wheel goes backwards too");
    }

    @Test
    void aRecordedFlightEndsWhereItShould() {
        ViewState state =
                ViewState.empty(Settings.DEFAULTS).reduce(new Action.Open(Fixtures.made("a.jpg", Settings.DEFAULTS)));
        Vector3f before = state.view().eye();
        Throttle throttle = Throttle.STOPPED.pushed(0, 2, 0);
        ViewState now = state;
        for (int i = 0; i < 10; i++) {
            now = now.reduce(FlyTool.flown(new Stick(0, 0, 300), throttle, 0, 0, new Step(0.1f, 5)));
        }
        // two notches of the wheel for a second, in a scene of 5 units
        assertEquals(0.5f, before.distance(now.view().eye()), 1e-4f);
        assertEquals(state.view().yaw(), now.view().yaw(), 1e-6f);
    }

    @Test
    void whoLooksIntoAnotherWindowHovers() {
        ViewState photo =
                ViewState.empty(Settings.DEFAULTS).reduce(new Action.Open(Fixtures.made("a.jpg", Settings.DEFAULTS)));
        try (PlainDesk desk = new PlainDesk(History.of(photo))) {
            ImGui.getIO().addMousePosEvent(300, 200);
            frame();
            FlyTool tool = new FlyTool();
            tool.begin(desk, 200);
            tool.read(desk);
            ImGui.getIO().addMousePosEvent(450, 200);
            ImGui.getIO().addKeyEvent(ImGuiKey.W, true);
            frame();
            tool.read(desk);
            ImGui.getIO().addKeyEvent(ImGuiKey.W, false);
            frame();
            tool.read(desk);
            assertTrue(tool.moving());
            assertTrue(desk.state().view().yaw() != photo.view().yaw(), "the mouse steers");
            ViewState there = desk.state();
            // as the window tells it when the mouse or the focus goes
            ImGui.getIO().addMousePosEvent(-Float.MAX_VALUE, -Float.MAX_VALUE);
            for (int i = 0; i < 5; i++) {
                frame();
                tool.read(desk);
            }
            assertEquals(there.view(), desk.state().view());
            assertFalse(tool.moving(), "nor does it keep the window drawing");
            assertTrue(tool.active());
        }
    }

    private static void frame() {
        ImGui.newFrame();
        ImGui.render();
    }
}
