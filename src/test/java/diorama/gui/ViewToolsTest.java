package diorama.gui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.gui.panel.SearchBox;
import diorama.gui.state.Action;
import diorama.gui.state.Command;
import diorama.gui.state.CommandActions;
import diorama.gui.state.Compare;
import diorama.gui.state.History;
import diorama.gui.state.Placement;
import diorama.gui.state.Ruler;
import diorama.gui.state.Settings;
import diorama.gui.state.StereoPreview;
import diorama.gui.state.ViewState;
import diorama.gui.store.ProjectFile;
import diorama.gui.tool.WalkTool;
import diorama.render.Shading;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joml.Vector3f;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comparing, measuring, walking, and what gestures leave of redo. */
class ViewToolsTest {
    private static final ViewState CUBE =
            ViewState.empty(Settings.DEFAULTS).reduce(new Action.Open(Fixtures.cube("cube.glb", 0, 0, 0)));

    @Test
    void everyStereoViewIsFoundByItsName() {
        try (PlainDesk desk = new PlainDesk(History.of(CUBE))) {
            for (StereoPreview preview : StereoPreview.values()) {
                String name = preview.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
                List<SearchBox.Entry> found = SearchBox.matching(SearchBox.entries(desk), "stereo view " + name);
                assertFalse(found.isEmpty(), name);
                found.get(0).run().run();
                assertEquals(preview, desk.state().settings().view().stereoPreview());
            }
        }
    }

    @Test
    void whatCanBeDoneIsFoundBeforeWhatCannot() {
        try (PlainDesk desk = new PlainDesk(History.of(CUBE))) {
            List<SearchBox.Entry> found = SearchBox.matching(SearchBox.entries(desk), "find");
            assertFalse(found.get(0).possible(), "a cube has neither depth nor cuts to find");
            List<SearchBox.Entry> deep = SearchBox.matching(SearchBox.entries(desk), "de");
            assertTrue(deep.get(0).possible(), deep.get(0).label());
            assertFalse(deep.get(deep.size() - 1).possible());
        }
    }

    @Test
    void whatIsKeptStaysWhileThePresentChanges() {
        ViewState kept = CUBE.reduce(new Action.Keep());
        ViewState changed = kept.reduce(
                        new Action.SetOptions(kept.settings().look().with(Shading.RENDERED), 0))
                .reduce(new Action.Wipe(0.25f));
        Compare compare = changed.compare().orElseThrow();
        assertEquals(Shading.SHADED, compare.settings().look().shading());
        assertEquals(Shading.RENDERED, changed.settings().look().shading());
        assertEquals(0.25f, compare.wipe());
        assertEquals(
                CUBE.document(), Optional.of(compare.staging().parts().get(0).document()));
        // kept anew the line stays where it is
        Compare again = changed.reduce(new Action.Keep()).compare().orElseThrow();
        assertEquals(0.25f, again.wipe());
        assertEquals(Shading.RENDERED, again.settings().look().shading());
        assertEquals(
                1, changed.reduce(new Action.Wipe(7)).compare().orElseThrow().wipe());
        assertEquals(Optional.empty(), changed.reduce(new Action.EndCompare()).compare());
        assertEquals(Optional.empty(), CUBE.reduce(new Action.Wipe(0.5f)).compare());
    }

    @Test
    void theKeyOfComparingKeepsThenEndsAndIsNoStepOfUndo() {
        History history = History.of(CUBE);
        History comparing = history.apply(
                CommandActions.of(Command.COMPARE, history.present()).orElseThrow());
        assertTrue(comparing.present().compare().isPresent());
        assertEquals(history.past(), comparing.past());
        History ended = comparing.apply(
                CommandActions.of(Command.COMPARE, comparing.present()).orElseThrow());
        assertTrue(ended.present().compare().isEmpty());
        History changed = ended.apply(
                new Action.SetOptions(ended.present().settings().look().with(Shading.RENDERED), 0));
        Compare again = changed.apply(
                        CommandActions.of(Command.COMPARE, changed.present()).orElseThrow())
                .present()
                .compare()
                .orElseThrow();
        assertEquals(Shading.SHADED, again.settings().look().shading(), "what was kept, not the present");
        assertTrue(comparing
                .apply(CommandActions.of(Command.KEEP_A, comparing.present()).orElseThrow())
                .present()
                .compare()
                .isPresent());
    }

    @Test
    void measuresAreUndoneAndKeptInProjects(@TempDir Path folder) {
        Ruler ruler = new Ruler(new Vector3f(0, 0, 1), new Vector3f(0, 0.5f, 1));
        History measured = History.of(CUBE).apply(new Action.Measure(List.of(ruler)));
        assertEquals(List.of(ruler), measured.present().project().rulers());
        assertTrue(measured.present().project().handmade());
        assertTrue(CommandActions.possible(Command.CLEAR_MEASURES, measured));
        assertEquals(
                List.of(), measured.apply(new Action.Undo()).present().project().rulers());
        Path file = folder.resolve("a.diorama");
        ProjectFile.write(measured.present(), file);
        assertEquals(List.of(ruler), ProjectFile.read(file).project().rulers());
        ViewState cleared = measured.present()
                .reduce(CommandActions.of(Command.CLEAR_MEASURES, measured.present())
                        .orElseThrow());
        assertEquals(List.of(), cleared.project().rulers());
        assertFalse(CUBE.project().handmade());
    }

    @Test
    void aCancelledGestureLeavesRedoAsItWas() {
        History history = History.of(CUBE)
                .apply(new Action.Rename(1, "once"))
                .apply(new Action.Rename(1, "twice"))
                .apply(new Action.Undo());
        Placement moved = new Placement(new Vector3f(1, 0, 0), new Vector3f(), new Vector3f(1));
        Placement farther = new Placement(new Vector3f(2, 0, 0), new Vector3f(), new Vector3f(1));
        History dragging =
                history.apply(new Action.Place(Map.of(1, moved), 5)).apply(new Action.Place(Map.of(1, farther), 5));
        assertEquals(List.of(), dragging.future());
        History cancelled = dragging.apply(new Action.Cancel(5));
        assertEquals(history.present(), cancelled.present());
        assertEquals(history.future(), cancelled.future());
        assertEquals(history.past(), cancelled.past());
        // a gesture that ends has no such way back
        History ended = dragging.apply(new Action.Rename(1, "other"));
        assertEquals(ended, ended.apply(new Action.Cancel(5)));
    }

    @Test
    void walkingDoesNotTurnWhileAnotherWindowHasTheFocus() {
        WalkTool.Reins reins = new WalkTool.Reins();
        reins.hold(new double[] {100, 50});
        assertArrayEquals(new double[] {7, -3}, reins.moved(new double[] {107, 47}, true));
        assertEquals(100, reins.x(), "the mouse is put back there");
        assertArrayEquals(new double[2], reins.moved(new double[] {900, 700}, false));
        assertArrayEquals(new double[2], reins.moved(new double[] {950, 700}, false));
        assertArrayEquals(new double[2], reins.moved(new double[] {300, 200}, true), "coming back is no turn");
        assertArrayEquals(new double[] {1, 0}, reins.moved(new double[] {301, 200}, true));
    }
}
