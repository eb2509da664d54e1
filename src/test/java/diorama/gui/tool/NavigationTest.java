package diorama.gui.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.gui.Fixtures;
import diorama.gui.PlainDesk;
import diorama.gui.PlainImGui;
import diorama.gui.look.ViewPlace;
import diorama.gui.state.Action;
import diorama.gui.state.History;
import diorama.gui.state.Settings;
import diorama.gui.state.ViewState;
import imgui.ImGui;
import imgui.flag.ImGuiButtonFlags;
import imgui.flag.ImGuiKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A hand that is quicker than the window draws. */
class NavigationTest {
    @RegisterExtension
    final PlainImGui plain = new PlainImGui(600, 400);

    private static final ViewState PHOTO =
            ViewState.empty(Settings.DEFAULTS).reduce(new Action.Open(Fixtures.made("a.jpg", Settings.DEFAULTS)));

    private final Navigation navigation = new Navigation();
    private final PlainDesk desk = new PlainDesk(History.of(PHOTO));

    @BeforeEach
    void open() {
        ImGui.getIO().setDeltaTime(1 / 6f);
        ImGui.getIO().addMousePosEvent(100, 100);
        frame();
        frame();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void frame() {
        ImGui.newFrame();
        ImGui.setNextWindowPos(0, 0);
        ImGui.setNextWindowSize(600, 400);
        ImGui.begin("viewport");
        ImGui.invisibleButton("view", 560, 340, ImGuiButtonFlags.MouseButtonLeft);
        float x = ImGui.getItemRectMinX();
        float y = ImGui.getItemRectMinY();
        navigation.read(desk, new ViewPlace(x, y, 560, 340, ImGui.isItemActive(), ImGui.isItemHovered()), () -> {});
        ImGui.end();
        ImGui.render();
    }

    @Test
    void thePictureStaysWhereItIsPressed() {
        // the way to the press and the press come in one frame
        ImGui.getIO().addMousePosEvent(300, 260);
        ImGui.getIO().addMouseButtonEvent(0, true);
        frame();
        ImGui.getIO().addMouseButtonEvent(0, false);
        frame();
        assertEquals(PHOTO.view(), desk.state().view());
    }

    @Test
    void theEndOfADragCounts() {
        ImGui.getIO().addMouseButtonEvent(0, true);
        frame();
        // so does all of a flick that is over before the next frame
        ImGui.getIO().addMousePosEvent(200, 100);
        ImGui.getIO().addMouseButtonEvent(0, false);
        frame();
        // by Blender's turntable
        assertEquals(
                Math.toRadians(40),
                Math.abs(desk.state().view().yaw() - PHOTO.view().yaw()),
                1e-3);
    }

    private void wheel(float right, float up) {
        ImGui.getIO().addMouseWheelEvent(right, up);
        frame();
    }

    @Test
    void twoFingersOrbitWhereThatIsWanted() {
        wheel(0, 1);
        assertEquals(PHOTO.view().pitch(), desk.state().view().pitch(), 1e-6, "a wheel zooms");
        desk.act(new Action.SetView(PHOTO.view()));
        desk.act(new Action.SetOptions(PHOTO.settings().view().with("trackpad-orbits", true), 0));
        wheel(1, -1);
        assertEquals(PHOTO.view().distance(), desk.state().view().distance(), 1e-6);
        assertEquals(0.06, Math.abs(desk.state().view().yaw() - PHOTO.view().yaw()), 1e-4);
        assertEquals(0.06, Math.abs(desk.state().view().pitch() - PHOTO.view().pitch()), 1e-4);
        desk.act(new Action.SetView(PHOTO.view()));
        ImGui.getIO().addKeyEvent(ImGuiKey.ModCtrl, true);
        frame();
        wheel(0, 1);
        assertEquals(PHOTO.view().yaw(), desk.state().view().yaw(), 1e-6);
        assertTrue(desk.state().view().distance() < PHOTO.view().distance(), "Ctrl zooms");
    }
}
