package diorama.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.camera.Camera;
import diorama.camera.OrbitControl;
import diorama.gui.state.Action;
import diorama.gui.state.Document;
import diorama.gui.state.Extent;
import diorama.gui.state.History;
import diorama.gui.state.PhotoRange;
import diorama.gui.state.Picker;
import diorama.gui.state.Placement;
import diorama.gui.state.Project;
import diorama.gui.state.SceneObject;
import diorama.gui.state.Settings;
import diorama.gui.state.Staging;
import diorama.gui.state.Transform;
import diorama.gui.state.ViewState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;

/** Objects of one scene: opened, moved, named, copied, deleted, and all of it undone. */
class SceneEditTest {
    private static final Settings SETTINGS = Settings.DEFAULTS;
    private static final ViewState PHOTO =
            ViewState.empty(SETTINGS).reduce(new Action.Open(Fixtures.made("photo.jpg", SETTINGS)));
    private static final Document CUBE = Fixtures.cube("cube.glb", 5, 0, 0);

    @Test
    void aMeshOpenedBesideAPhotoIsSeenByThePhotosCamera() {
        ViewState both = PHOTO.reduce(new Action.Open(CUBE));
        assertEquals(2, both.project().objects().size());
        assertEquals(PHOTO.view(), both.view(), "the view stays");
        Picker.Hit hit = Picker.at(Staging.of(both), both.view(), 0, 0, 1).orElseThrow();
        assertEquals(both.project().active(), hit.object(), "the cube stands before the photo");
    }

    @Test
    void aSecondPhotoStandsBesideTheFirstAndIsShown() {
        ViewState both = PHOTO.reduce(new Action.Open(Fixtures.made("b.jpg", SETTINGS)));
        List<Staging.Part> parts = Staging.of(both).parts();
        assertTrue(parts.get(1).bounds().min().x > parts.get(0).bounds().max().x);
        assertEquals(both.home().orElseThrow(), both.view());
        assertEquals(
                parts.get(1).object().placement().location().x(), both.view().eye().x, 1e-4f);
    }

    @Test
    void aMoveAlongXIsTypedAndUndone() {
        History history = History.of(PHOTO.reduce(new Action.Open(CUBE)));
        Transform move = begin(Transform.Kind.MOVE, history)
                .lock(0, false)
                .type('2')
                .type('.')
                .type('5')
                .type('-');
        Vector3f amount = move.amount(history.present().view(), false);
        assertEquals(new Vector3f(-2.5f, 0, 0), amount);
        History moved =
                history.apply(new Action.Place(move.placements(history.present().view(), amount), 1));
        Vector3f by = new Vector3f(place(moved).location()).sub(place(history).location());
        assertEquals(-2.5f, by.x, 1e-5f);
        assertEquals(place(history), place(moved.apply(new Action.Undo())));
    }

    @Test
    void aCancelledGestureLeavesNoStep() {
        History history = History.of(PHOTO.reduce(new Action.Open(CUBE)));
        int id = history.present().project().active();
        History dragged = history.apply(new Action.Place(Map.of(id, Placement.HOME.moved(new Vector3f(1))), 9))
                .apply(new Action.Place(Map.of(id, Placement.HOME.moved(new Vector3f(2))), 9));
        History back = dragged.apply(new Action.Cancel(9));
        assertEquals(history.present().project(), back.present().project());
        assertTrue(back.past().isEmpty() && back.future().isEmpty());
        assertSame(dragged, dragged.apply(new Action.Cancel(8)), "another gesture's number does nothing");
    }

    @Test
    void theMouseMovesAnObjectWithItself() {
        History history = History.of(PHOTO.reduce(new Action.Open(CUBE)));
        Transform move = begin(Transform.Kind.MOVE, history).to(new Transform.Spot(0.5f, 0));
        ViewState before = history.present();
        ViewState after =
                before.reduce(new Action.Place(move.placements(before.view(), move.amount(before.view(), false)), 1));
        // the middle of the cube lies under the mouse: 0.5 half heights to the right in a square viewport
        assertEquals(
                after.project().active(),
                Picker.at(Staging.of(after), after.view(), 0.5f, 0, 1)
                        .orElseThrow()
                        .object());
    }

    @Test
    void aTurnAboutYTakesTheFrontToTheSide() {
        ViewState state = ViewState.empty(SETTINGS).reduce(new Action.Open(CUBE));
        Transform turn = begin(Transform.Kind.ROTATE, History.of(state))
                .lock(1, false)
                .type('9')
                .type('0');
        Vector3f amount = turn.amount(state.view(), false);
        Placement placed =
                turn.placements(state.view(), amount).values().iterator().next();
        Vector3f front = placed.matrix().transformPosition(new Vector3f(5, 0, 1));
        assertEquals(6, front.x, 1e-4f);
        assertEquals(0, front.z, 1e-4f);
        Vector3f middle = placed.matrix().transformPosition(new Vector3f(5, 0, 0));
        assertEquals(5, middle.x, 1e-4f, "about the middle of what is selected");
    }

    @Test
    void theNumberOfATurnIsChangedAfterwardsAboutTheSameAxis() {
        Transform free =
                begin(Transform.Kind.ROTATE, History.of(PHOTO)).type('4').type('5');
        Transform locked = free.lock(1, false);
        Transform plane = free.lock(1, true);
        for (Transform turn : List.of(free, locked, plane)) {
            Vector3f amount = turn.amount(PHOTO.view(), false);
            assertEquals(45, turn.angle(amount), 1e-4f);
            Vector3f none = turn.turnedBy(0);
            assertEquals(0, turn.angle(none), 1e-4f);
            Placement unturned =
                    turn.placements(PHOTO.view(), none).values().iterator().next();
            assertEquals(0, unturned.rotation().length(), 1e-4f);
            Vector3f back = turn.turnedBy(-30);
            assertEquals(-30, turn.angle(back), 1e-4f);
            assertEquals(new Vector3f(turn.axes()).mul(-30), back, "the axis outlives 0");
        }
    }

    @Test
    void aTypedFactorGrowsAboutTheMiddle() {
        ViewState state = ViewState.empty(SETTINGS).reduce(new Action.Open(CUBE));
        Transform grow = begin(Transform.Kind.GROW, History.of(state)).type('3');
        ViewState grown =
                state.reduce(new Action.Place(grow.placements(state.view(), grow.amount(state.view(), false)), 1));
        Extent bounds = Staging.of(grown).bounds();
        assertEquals(3, bounds.half().x(), 1e-4f);
        assertEquals(5, bounds.center().x(), 1e-4f);
    }

    @Test
    void aCopyStandsOnItsOwn() {
        ViewState state = ViewState.empty(SETTINGS).reduce(new Action.Open(CUBE));
        ViewState two = state.reduce(new Action.Duplicate(state.project().selected()));
        assertEquals(
                List.of("cube", "cube.001"),
                two.project().objects().stream().map(SceneObject::name).toList());
        int copy = two.project().active();
        assertEquals(Set.of(copy), two.project().selected());
        ViewState moved = two.reduce(new Action.Place(Map.of(copy, Placement.HOME.moved(new Vector3f(9, 0, 0))), 0));
        assertEquals(2, Staging.of(moved).parts().size());
        assertEquals(5.5f, Staging.of(moved).bounds().half().x(), 1e-4f);
    }

    @Test
    void everyEditIsUndoneAndDoneAgain() {
        ViewState start = PHOTO.reduce(new Action.Open(CUBE));
        int id = start.project().active();
        List<Action> edits = List.of(
                new Action.Rename(id, "vase"),
                new Action.SetVisible(Set.of(id), false),
                new Action.SetRendered(Set.of(id), false),
                new Action.Reorder(id, 0),
                new Action.Select(Set.of(1, id), 1),
                new Action.Duplicate(Set.of(id)),
                new Action.Place(Map.of(id, Placement.HOME.moved(new Vector3f(1, 2, 3))), 0),
                new Action.Delete(Set.of(1, id)));
        History history = History.of(start);
        for (Action edit : edits) {
            history = history.apply(edit);
        }
        Project end = history.present().project();
        assertEquals(edits.size(), history.past().size());
        for (int i = 0; i < edits.size(); i++) {
            history = history.apply(new Action.Undo());
        }
        assertEquals(start.project(), history.present().project());
        assertTrue(history.present().document(id).isPresent(), "what was made of a deleted object is kept for undo");
        for (int i = 0; i < edits.size(); i++) {
            history = history.apply(new Action.Redo());
        }
        assertEquals(end, history.present().project());
    }

    @Test
    void hiddenObjectsAreNeitherDrawnNorPickedNorFramed() {
        ViewState both = PHOTO.reduce(new Action.Open(CUBE));
        int cube = both.project().active();
        ViewState hidden = both.reduce(new Action.SetVisible(Set.of(cube), false));
        assertEquals(1, Staging.of(hidden).parts().size());
        assertEquals(PHOTO.bounds(), hidden.bounds());
        assertEquals(
                1,
                Picker.at(Staging.of(hidden), hidden.view(), 0, 0, 1)
                        .orElseThrow()
                        .object());
    }

    @Test
    void savedPicturesLeaveOutWhatHasItsCameraShut() {
        ViewState both = PHOTO.reduce(new Action.Open(CUBE));
        ViewState shut = both.reduce(new Action.SetRendered(Set.of(1), false));
        assertEquals(2, Staging.of(shut).parts().size());
        assertEquals(1, Staging.of(shut).rendered().parts().size());
    }

    @Test
    void framingTheSelectionTurnsNothing() {
        ViewState both = PHOTO.reduce(new Action.Open(CUBE));
        ViewState framed = both.reduce(new Action.Frame(true));
        assertEquals(0, both.view().angleTo(framed.view()), 1e-3f);
        Extent cube = Staging.of(both).selectionBounds();
        Camera camera =
                framed.view().camera(framed.view().tanX() / framed.view().tanY(), cube.center(), cube.radius());
        float most = 0;
        for (int i = 0; i < 8; i++) {
            Vector3f corner = camera.viewProjection().transformProject(cube.corner(i));
            most = Math.max(most, Math.max(Math.abs(corner.x), Math.abs(corner.y)));
        }
        assertEquals(1 / 1.1f, most, 0.01f /* NDC */, "as large as it fits");
    }

    @Test
    void theLockKeepsTheViewWithinThePhotosRange() {
        ViewState locked =
                PHOTO.reduce(new Action.SetOptions(PHOTO.settings().view().with("lock-to-photo", true), 0));
        OrbitControl home = locked.home().orElseThrow();
        ViewState turned = locked;
        for (int i = 0; i < 40; i++) {
            turned = turned.reduce(new Action.Orbit(0.1f, 0.03f));
        }
        assertTrue(turned.view().angleTo(home) <= PhotoRange.LIMIT + 0.02f);
        assertTrue(turned.view().angleTo(home) > 0.5f * PhotoRange.LIMIT);
        assertFalse(PHOTO.reduce(new Action.Orbit(1.5f, 0)).view().angleTo(home) <= PhotoRange.LIMIT);
    }

    @Test
    void walkingGoesAheadAndTurnsOnTheSpot() {
        OrbitControl view = PHOTO.view();
        OrbitControl turned = PHOTO.reduce(new Action.Walk(0.3f, 0, 0, 0, 0)).view();
        assertEquals(0, view.eye().distance(turned.eye()), 1e-4f);
        OrbitControl gone = PHOTO.reduce(new Action.Walk(0, 0, 0, 0, 2)).view();
        assertEquals(-2, gone.eye().z - view.eye().z, 1e-4f);
    }

    @Test
    void twoPicturesOfOneNameAreToldApartAfterPaging() {
        ViewState both = PHOTO.reduce(new Action.Open(CUBE));
        ViewState paged = both.reduce(new Action.Replace(both.project().active(), Fixtures.cube("photo.glb", 0, 0, 0)));
        assertEquals(
                List.of("photo", "photo.001"),
                paged.project().objects().stream().map(SceneObject::name).toList());
        ViewState again =
                paged.reduce(new Action.Replace(paged.project().active(), Fixtures.cube("photo.obj", 0, 0, 0)));
        assertEquals("photo.001", again.project().activeObject().orElseThrow().name(), "its own name is free");
    }

    private static Transform begin(Transform.Kind kind, History history) {
        ViewState state = history.present();
        Vector3f center = new Vector3f(Staging.of(state).selectionBounds().center());
        return Transform.of(kind, state.project(), center, new Transform.Spot(0, 0));
    }

    private static Placement place(History history) {
        return history.present().project().activeObject().orElseThrow().placement();
    }
}
