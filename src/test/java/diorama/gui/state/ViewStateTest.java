package diorama.gui.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.camera.OrbitControl.Side;
import diorama.gui.Fixtures;
import diorama.relief.ReliefOptions;
import diorama.render.Shading;
import diorama.stereo.StereoOptions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ViewStateTest {
    private static final Settings SETTINGS = Settings.DEFAULTS;
    private static final ViewState EMPTY = ViewState.empty(SETTINGS);

    @Test
    void anOpenedPhotoIsSeenByItsCamera() {
        Document photo = Fixtures.opened("a.jpg", SETTINGS);
        ViewState state = EMPTY.reduce(new Action.Open(photo));
        assertEquals(photo.home(), state.view());
        assertEquals(0, state.view().eye().length(), 1e-5f /* m */);
    }

    @Test
    void openingTheSameFileAgainReplacesIt() {
        ViewState state = play(EMPTY, new Action.Open(Fixtures.opened("a.jpg", SETTINGS)));
        Document again = Fixtures.opened("a.jpg", SETTINGS);
        state = play(state, new Action.Open(again));
        assertEquals(1, state.project().objects().size());
        assertSame(again, state.document().orElseThrow());
    }

    @Test
    void aResultLeavesTheViewWhereTheUserTurnedIt() {
        ViewState state =
                play(EMPTY, new Action.Open(Fixtures.opened("a.jpg", SETTINGS)), new Action.Orbit(0.2f, 0.1f));
        Document better = Fixtures.opened("a.jpg", SETTINGS);
        assertEquals(state.view(), state.reduce(new Action.Update(1, better)).view());
    }

    @Test
    void aResultForAClosedFileIsDropped() {
        ViewState state =
                play(EMPTY, new Action.Open(Fixtures.opened("a.jpg", SETTINGS)), new Action.Delete(Set.of(1)));
        assertTrue(state.reduce(new Action.Update(7, Fixtures.opened("a.jpg", SETTINGS)))
                .document(7)
                .isEmpty());
    }

    @Test
    void photosDoNotReachIntoEachOtherOnceTheirDepthIsThere() {
        ViewState state = play(
                EMPTY,
                new Action.Open(Fixtures.opened("a.jpg", SETTINGS)),
                new Action.Open(Fixtures.opened("b.jpg", SETTINGS)),
                new Action.Update(1, Fixtures.made("a.jpg", SETTINGS)),
                new Action.Update(2, Fixtures.made("b.jpg", SETTINGS)));
        List<Staging.Part> parts = Staging.of(state).parts();
        float end = parts.get(0).bounds().max().x;
        float begin = parts.get(1).bounds().min().x;
        assertTrue(end < begin, "m: " + end + " and " + begin);
    }

    @Test
    void homeGoesBackToThePhotoCamera() {
        ViewState start = play(EMPTY, new Action.Open(Fixtures.opened("a.jpg", SETTINGS)));
        ViewState away = play(
                start,
                new Action.Orbit(1, 0.5f),
                new Action.Pan(0.1f, 0.2f, 1.5f),
                new Action.Zoom(0.5f, 0.3f, 0.1f, 1.5f),
                new Action.ToggleParallel(),
                new Action.Look(Side.RIGHT));
        assertNotEquals(start.view(), away.view());
        assertEquals(start.view(), away.reduce(new Action.Home()).view());
    }

    @Test
    void zoomStaysWithinReachOfTheScene() {
        ViewState state = play(EMPTY, new Action.Open(Fixtures.opened("a.jpg", SETTINGS)));
        float radius = state.document().orElseThrow().bounds().radius();
        ViewState far = state;
        ViewState near = state;
        for (int i = 0; i < 100; i++) {
            far = far.reduce(new Action.Zoom(1.5f, 0, 0, 1));
            near = near.reduce(new Action.Zoom(0.5f, 0, 0, 1));
        }
        assertEquals(40 * radius, far.view().distance(), 0.01f * radius);
        assertEquals(1e-3f * radius, near.view().distance(), 1e-5f * radius);
    }

    @Test
    void deletingMakesTheNeighbourActive() {
        ViewState state = play(
                EMPTY,
                new Action.Open(Fixtures.opened("a.jpg", SETTINGS)),
                new Action.Open(Fixtures.opened("b.jpg", SETTINGS)),
                new Action.Open(Fixtures.opened("c.jpg", SETTINGS)));
        assertEquals("b.jpg", shown(state.reduce(new Action.Delete(Set.of(3)))));
        assertEquals("c.jpg", shown(state.reduce(new Action.Delete(Set.of(1)))));
        ViewState first = state.reduce(new Action.Select(Set.of(1), 1));
        assertEquals("b.jpg", shown(first.reduce(new Action.Delete(Set.of(1)))));
    }

    @Test
    void undoBringsBackSettingsButNotTheView() {
        History history = History.of(EMPTY)
                .apply(new Action.Open(Fixtures.opened("a.jpg", SETTINGS)))
                .apply(new Action.SetOptions(SETTINGS.look().with(Shading.DEPTH), 0))
                .apply(new Action.Orbit(0.3f, 0));
        History undone = history.apply(new Action.Undo());
        assertEquals(SETTINGS, undone.present().settings());
        assertEquals(history.present().view(), undone.present().view());
        assertEquals(
                history.present().settings(),
                undone.apply(new Action.Redo()).present().settings());
    }

    @Test
    void oneDragIsOneUndo() {
        History history = History.of(EMPTY);
        for (int i = 1; i <= 20; i++) {
            history = history.apply(new Action.SetOptions(divergence(i / 10f), 7));
        }
        history = history.apply(new Action.SetOptions(divergence(3), 8));
        assertEquals(2, history.past().size());
        assertEquals(
                2.0f,
                history.apply(new Action.Undo()).present().settings().stereo().divergence());
    }

    @Test
    void aNewChangeForgetsWhatWasUndone() {
        History history = History.of(EMPTY)
                .apply(new Action.SetOptions(divergence(1), 0))
                .apply(new Action.Undo())
                .apply(new Action.SetOptions(divergence(4), 0));
        assertTrue(history.future().isEmpty());
        assertSame(history, history.apply(new Action.Redo()));
    }

    @Test
    void onlyReliefAndDepthOptionsMakeADocumentStale() {
        Document made = Fixtures.made("a.jpg", SETTINGS);
        assertEquals(Document.Stale.NOTHING, made.staleness(SETTINGS.recipe()));
        assertEquals(
                Document.Stale.NOTHING,
                made.staleness(SETTINGS.with(divergence(5)).recipe()));
        ReliefOptions relief =
                ReliefOptions.SCHEMA.with(ReliefOptions.DEFAULTS, ReliefOptions.SCHEMA.option("tear"), 0.2f);
        assertEquals(
                Document.Stale.SURFACE, made.staleness(SETTINGS.with(relief).recipe()));
        assertEquals(Document.Stale.DEPTH, Fixtures.opened("a.jpg", SETTINGS).staleness(SETTINGS.recipe()));
    }

    @Test
    void anEyeHidesAMeshAndUndoShowsIt() {
        Document photo = Fixtures.opened("a.jpg", SETTINGS);
        History history = History.of(EMPTY).apply(new Action.Open(photo)).apply(new Action.SetMeshHidden(1, 0, true));
        assertEquals(Set.of(0), hidden(history));
        assertEquals(Set.of(), hidden(history.apply(new Action.Undo())));
    }

    private static Set<Integer> hidden(History history) {
        return history.present().project().activeObject().orElseThrow().hiddenMeshes();
    }

    private static StereoOptions divergence(float percent) {
        return StereoOptions.SCHEMA.with(StereoOptions.DEFAULTS, StereoOptions.SCHEMA.option("divergence"), percent);
    }

    private static String shown(ViewState state) {
        return state.document().orElseThrow().source().name();
    }

    private static ViewState play(ViewState start, Action... actions) {
        ViewState state = start;
        for (Action action : List.of(actions)) {
            state = state.reduce(action);
        }
        return state;
    }
}
