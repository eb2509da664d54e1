package diorama.gui.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.gui.Fixtures;
import diorama.gui.PlainDesk;
import diorama.gui.PlainImGui;
import diorama.gui.state.Action;
import diorama.gui.state.History;
import diorama.gui.state.SceneObject;
import diorama.gui.state.Settings;
import diorama.gui.state.ViewState;
import imgui.ImGui;
import imgui.flag.ImGuiWindowFlags;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OutlinerTest {
    private static final float LEFT = 60;

    @RegisterExtension
    final PlainImGui plain = new PlainImGui(400, 400);

    private final PlainDesk desk = new PlainDesk(History.of(ViewState.empty(Settings.DEFAULTS)
            .reduce(new Action.Open(Fixtures.cube("a.glb", 0, 0, 0)))
            .reduce(new Action.Open(Fixtures.cube("b.glb", 0, 0, 0)))
            .reduce(new Action.Open(Fixtures.cube("c.glb", 0, 0, 0)))));
    private final Outliner outliner = new Outliner();

    @AfterEach
    void close() {
        desk.close();
    }

    private void frame() {
        ImGui.newFrame();
        ImGui.setNextWindowPos(0, 0);
        ImGui.setNextWindowSize(400, 400);
        ImGui.begin("outliner", ImGuiWindowFlags.NoMove | ImGuiWindowFlags.NoTitleBar | ImGuiWindowFlags.NoResize);
        outliner.draw(desk);
        ImGui.end();
        ImGui.render();
    }

    private void mouse(int row, boolean down) {
        float step = ImGui.getFrameHeight() + ImGui.getStyle().getItemSpacingY();
        ImGui.getIO().addMousePosEvent(LEFT, ImGui.getStyle().getWindowPaddingY() + (row + 0.5f) * step);
        frame();
        ImGui.getIO().addMouseButtonEvent(0, down);
        frame();
        frame();
    }

    private void drag(int from, int to) {
        mouse(from, false);
        mouse(from, true);
        mouse((from + to) / 2, true);
        mouse(to, true);
        mouse(to, false);
    }

    private List<String> names() {
        return desk.state().project().objects().stream().map(SceneObject::name).toList();
    }

    @Test
    void draggingARowChangesTheOrderAndUndoBringsItBack() {
        drag(0, 2);
        assertEquals(List.of("b", "c", "a"), names());
        // the active one shows its mesh in a row of its own
        drag(3, 0);
        assertEquals(List.of("a", "b", "c"), names());
        desk.act(new Action.Undo());
        assertEquals(List.of("b", "c", "a"), names());
    }
}
