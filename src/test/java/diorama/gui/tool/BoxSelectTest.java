package diorama.gui.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import diorama.gui.Fixtures;
import diorama.gui.PlainDesk;
import diorama.gui.PlainImGui;
import diorama.gui.look.ViewPlace;
import diorama.gui.state.Action;
import diorama.gui.state.History;
import diorama.gui.state.Picker;
import diorama.gui.state.Settings;
import diorama.gui.state.Staging;
import diorama.gui.state.ViewState;
import imgui.ImGui;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A box drawn over two cubes side by side. */
class BoxSelectTest {
    private static final ViewPlace PLACE = new ViewPlace(0, 0, 600, 400, false, true);

    @RegisterExtension
    final PlainImGui plain = new PlainImGui(600, 400);

    private final PlainDesk desk = new PlainDesk(History.of(ViewState.empty(Settings.DEFAULTS)
            .reduce(new Action.Open(Fixtures.cube("left.glb", -3, 0, 0)))
            .reduce(new Action.Open(Fixtures.cube("right.glb", 3, 0, 0)))
            .reduce(new Action.Look(diorama.camera.OrbitControl.Side.FRONT))
            .reduce(new Action.Frame(false))));
    private final BoxSelect box = new BoxSelect();

    @AfterEach
    void close() {
        desk.close();
    }

    private void frame(float x, float y, boolean down) {
        ImGui.getIO().addMousePosEvent(x, y);
        ImGui.getIO().addMouseButtonEvent(0, down);
        for (int i = 0; i < 3; i++) {
            ImGui.newFrame();
            if (box.active()) {
                box.read(desk, ImGui.getForegroundDrawList(), PLACE);
            }
            ImGui.render();
        }
    }

    private Set<Integer> drawn(float x, float y, float toX, float toY) {
        frame(x, y, false);
        box.begin();
        frame(x, y, true);
        frame(toX, toY, true);
        frame(toX, toY, false);
        assertFalse(box.active());
        return desk.state().project().selected();
    }

    @Test
    void whatLiesWithinIsSelected() {
        assertEquals(Set.of(1), drawn(299, 399, 1, 1));
        assertEquals(1, desk.state().project().active());
        assertEquals(Set.of(1, 2), drawn(1, 1, 599, 399));
        assertEquals(Set.of(), drawn(290, 1, 310, 40), "nothing is there");
    }

    @Test
    void aFaceRoundTheWholeBoxCounts() {
        OnCube on = onRightCube();
        assertEquals(Set.of(2), drawn(on.x - 2, on.y - 2, on.x + 2, on.y + 2));
    }

    private record OnCube(float x, float y) {}

    /** A place inside of a face of the cube at the right. */
    private OnCube onRightCube() {
        for (float x = 598; x > 300; x -= 4) {
            boolean hit = Picker.at(
                            Staging.of(desk.state()), desk.shownView(), PLACE.ndcX(x), PLACE.ndcY(190), PLACE.aspect())
                    .isPresent();
            if (hit) {
                return new OnCube(x - 10, 190);
            }
        }
        throw new AssertionError("no cube");
    }
}
