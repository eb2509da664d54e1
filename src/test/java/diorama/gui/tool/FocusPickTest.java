package diorama.gui.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.gui.Fixtures;
import diorama.gui.state.Action;
import diorama.gui.state.Placement;
import diorama.gui.state.Settings;
import diorama.gui.state.ViewState;
import diorama.relief.PhotoGeometry;
import java.util.Optional;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;

class FocusPickTest {
    private static final ViewState STATE =
            ViewState.empty(Settings.DEFAULTS).reduce(new Action.Open(Fixtures.made("a.jpg", Settings.DEFAULTS)));

    @Test
    void aPointHasTheInverseDepthThatTheMoveTakes() {
        PhotoGeometry geometry =
                STATE.document().orElseThrow().relief().orElseThrow().geometry();
        for (double d : new double[] {0, 0.3, 1}) {
            Vector3f point = geometry.point(7, 3, d).get(new Vector3f());
            assertEquals(d, FocusPick.inverseDepth(STATE, point).orElseThrow(), 1e-4);
        }
        assertEquals(1, FocusPick.inverseDepth(STATE, new Vector3f(0, 0, 5)).orElseThrow(), "behind the camera");
    }

    @Test
    void itFollowsThePhotoWhereItStands() {
        Placement aside = Placement.HOME.moved(new Vector3f(1, 2, 3));
        int id = STATE.project().active();
        ViewState moved = STATE.reduce(new Action.Place(java.util.Map.of(id, aside), 0));
        PhotoGeometry geometry =
                STATE.document().orElseThrow().relief().orElseThrow().geometry();
        Vector3f point = geometry.point(7, 3, 0.6).get(new Vector3f()).add(1, 2, 3);
        assertEquals(0.6, FocusPick.inverseDepth(moved, point).orElseThrow(), 1e-4);
        assertEquals(Optional.empty(), FocusPick.inverseDepth(ViewState.empty(Settings.DEFAULTS), point));
    }
}
