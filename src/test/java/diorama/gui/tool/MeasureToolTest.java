package diorama.gui.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.gui.CubeDesk;
import diorama.gui.PlainDesk;
import diorama.gui.PlainImGui;
import diorama.gui.look.ViewPlace;
import diorama.gui.state.Command;
import diorama.gui.state.History;
import diorama.gui.state.Ruler;
import imgui.ImGui;
import imgui.flag.ImGuiKey;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Measures on a cube in the middle of the window. */
class MeasureToolTest {
    @RegisterExtension
    final PlainImGui plain = new PlainImGui(600, 400);

    private final PlainDesk desk = new PlainDesk(History.of(CubeDesk.CUBE));
    private final MeasureTool tool = new MeasureTool();

    @AfterEach
    void close() {
        desk.close();
    }

    /** @return whether the mouse was the tool's */
    private boolean frame(float x, float y, boolean down) {
        ImGui.getIO().addMousePosEvent(x, y);
        ImGui.getIO().addMouseButtonEvent(0, down);
        boolean own = false;
        for (int i = 0; i < 3; i++) {
            ImGui.newFrame();
            boolean held = ImGui.isMouseDown(0);
            ViewPlace place = new ViewPlace(0, 0, 600, 400, held, true);
            boolean taken = tool.drag(desk, place);
            own |= taken;
            if (!taken && ImGui.isMouseReleased(0)) {
                tool.click(desk, place);
            }
            tool.draw(desk, ImGui.getForegroundDrawList(), place);
            ImGui.render();
        }
        return own;
    }

    private List<Ruler> rulers() {
        return desk.state().project().rulers();
    }

    @Test
    void aDragMeasuresFromThePressToTheRelease() {
        tool.run(Command.MEASURE, desk);
        frame(290, 190, false);
        assertTrue(frame(290, 190, true));
        assertTrue(frame(310, 210, true));
        assertEquals(List.of(), rulers());
        frame(310, 210, false);
        assertEquals(1, rulers().size());
        assertTrue(rulers().get(0).metres() > 0);
    }

    @Test
    void escapeForgetsADragToItsEnd() {
        tool.run(Command.MEASURE, desk);
        frame(290, 190, false);
        frame(290, 190, true);
        frame(310, 210, true);
        ImGui.getIO().addKeyEvent(ImGuiKey.Escape, true);
        frame(312, 210, true);
        ImGui.getIO().addKeyEvent(ImGuiKey.Escape, false);
        assertTrue(frame(320, 215, true));
        frame(320, 215, false);
        assertEquals(List.of(), rulers());
    }

    @Test
    void twoClicksDoTheSame() {
        tool.run(Command.MEASURE, desk);
        for (float x : new float[] {290, 310}) {
            frame(x, 200, false);
            frame(x, 200, true);
            frame(x, 200, false);
        }
        assertEquals(1, rulers().size());
    }

    @Test
    void dragsFromEmptySpaceAreTheViews() {
        tool.run(Command.MEASURE, desk);
        frame(2, 2, false);
        assertFalse(frame(2, 2, true));
        assertFalse(frame(300, 200, true));
        frame(300, 200, false);
        assertEquals(List.of(), rulers());
    }

    @Test
    void aDragThatEndsInEmptySpaceIsForgotten() {
        tool.run(Command.MEASURE, desk);
        frame(300, 200, false);
        frame(300, 200, true);
        frame(2, 2, true);
        frame(2, 2, false);
        frame(300, 200, true);
        frame(300, 200, false);
        assertEquals(List.of(), rulers(), "a click after it is a first one");
    }
}
