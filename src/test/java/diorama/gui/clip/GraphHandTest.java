package diorama.gui.clip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.gui.PlainDesk;
import diorama.gui.PlainImGui;
import diorama.gui.state.Action;
import diorama.gui.state.Clip;
import diorama.gui.state.Command;
import diorama.gui.state.History;
import diorama.gui.state.KeyGraph;
import diorama.gui.state.KeyGraph.Chosen;
import diorama.gui.state.Settings;
import diorama.gui.state.ViewState;
import diorama.pipeline.clip.CameraKey;
import diorama.pipeline.clip.ZoomOptions;
import imgui.ImGui;
import imgui.flag.ImGuiKey;
import imgui.flag.ImGuiWindowFlags;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A hand over the curves of three keys. */
class GraphHandTest {
    private static final GraphPanel.Place PLACE = new GraphPanel.Place(100, 50, 400, 200);
    private static final KeyGraph.Range RANGE = new KeyGraph.Range(-2, 2);

    @RegisterExtension
    final PlainImGui plain = new PlainImGui(600, 400);

    private final PlainDesk desk =
            new PlainDesk(History.of(ViewState.empty(Settings.DEFAULTS)).apply(new Action.SetOptions(clip(), 0)));
    private final ClipPlayer player = new ClipPlayer();
    private final GraphHand hand = new GraphHand(new GraphMenus());
    private IntPredicate shown = channel -> channel == 0;

    @AfterEach
    void close() {
        desk.close();
    }

    private static Clip clip() {
        ZoomOptions zoom = ZoomOptions.SCHEMA.with(ZoomOptions.DEFAULTS, ZoomOptions.SCHEMA.option("loop"), false);
        return Clip.DEFAULTS.with(zoom).withKeys(List.of(key(0, -1), key(1, 1), key(3, 0.5f)));
    }

    private static CameraKey key(float seconds, float x) {
        return new CameraKey(seconds, x, 0, 0, 0, 0, 0, 1, CameraKey.Ease.LINEAR);
    }

    private Clip now() {
        return desk.state().settings().clip();
    }

    private Set<Chosen> chosen() {
        return hand.chosen().of(now());
    }

    private void frame() {
        ImGui.newFrame();
        ImGui.setNextWindowPos(0, 0);
        ImGui.setNextWindowSize(600, 400);
        ImGui.begin("graph", ImGuiWindowFlags.NoMove | ImGuiWindowFlags.NoTitleBar | ImGuiWindowFlags.NoResize);
        ImGui.setCursorScreenPos(PLACE.x(), PLACE.y());
        ImGui.invisibleButton("graph", PLACE.width(), PLACE.height());
        hand.read(desk, player, new GraphPlot(PLACE, RANGE, now()), shown);
        ImGui.end();
        ImGui.render();
    }

    private void mouse(double seconds, double value, boolean down) {
        GraphPlot plot = new GraphPlot(PLACE, RANGE, clip());
        ImGui.getIO().addMousePosEvent(plot.x(seconds), plot.y(value));
        frame();
        ImGui.getIO().addMouseButtonEvent(0, down);
        frame();
        frame();
    }

    private void click(double seconds, double value) {
        mouse(seconds, value, false);
        mouse(seconds, value, true);
        mouse(seconds, value, false);
    }

    private void drag(double seconds, double value, double toSeconds, double toValue) {
        mouse(seconds, value, false);
        mouse(seconds, value, true);
        mouse(toSeconds, toValue, true);
        mouse(toSeconds, toValue, false);
    }

    private void held(int key, boolean down) {
        ImGui.getIO().addKeyEvent(key, down);
        frame();
    }

    @Test
    void aDragOnNothingChoosesWhatLiesWithin() {
        drag(0.5, 1.5, 3.5, 0.2);
        assertEquals(Set.of(new Chosen(1, 0), new Chosen(2, 0)), chosen());
        assertEquals(clip(), now());
        held(ImGuiKey.ModShift, true);
        drag(-0.0, -1.3, 0.3, -0.7);
        held(ImGuiKey.ModShift, false);
        assertEquals(3, chosen().size());
        click(2, -1.5);
        assertEquals(Set.of(), chosen());
        assertEquals(2, player.time(), 1e-6, "it goes there");
    }

    @Test
    void allThatAreChosenAreDraggedAndAClickChoosesOne() {
        click(1, 1);
        held(ImGuiKey.ModShift, true);
        click(3, 0.5);
        held(ImGuiKey.ModShift, false);
        drag(1, 1, 1.5, 0.5);
        assertEquals(1.5f, now().keys().get(1).time(), 0.02);
        assertEquals(3.5f, now().keys().get(2).time(), 0.02);
        assertEquals(0.5f, now().keys().get(1).x(), 0.03);
        assertEquals(0, now().keys().get(2).x(), 0.03);
        int undone = 0;
        while (!now().equals(clip())) {
            desk.act(new Action.Undo());
            undone++;
        }
        assertEquals(1, undone, "a drag is one step");
        click(1, 1);
        assertEquals(Set.of(new Chosen(1, 0)), chosen());
    }

    @Test
    void afterBAnythingMayBeUnderTheBox() {
        mouse(1, 1, false);
        assertTrue(hand.run(Command.BOX_SELECT, desk, c -> c == 0));
        drag(1, 1, 3.2, 0.3);
        assertEquals(Set.of(new Chosen(1, 0), new Chosen(2, 0)), chosen());
        assertEquals(clip(), now(), "nothing was dragged");
    }

    @Test
    void gMovesUntilAClickAndEscapeTakesItBack() {
        assertTrue(hand.run(Command.SELECT_ALL, desk, c -> c == 0));
        assertEquals(3, chosen().size());
        click(1, 1);
        hand.run(Command.MOVE, desk, c -> c == 0);
        assertTrue(hand.run(Command.DELETE, desk, c -> c == 0), "X is an axis now");
        held(ImGuiKey.X, true);
        held(ImGuiKey.X, false);
        mouse(2, -1, false);
        assertEquals(2, now().keys().get(1).time(), 0.02);
        assertEquals(1, now().keys().get(1).x(), "along time only");
        held(ImGuiKey.Escape, true);
        held(ImGuiKey.Escape, false);
        assertEquals(clip(), now());
        hand.run(Command.DELETE, desk, c -> c == 0);
        assertEquals(2, now().keys().size());
        assertEquals(Set.of(), chosen());
    }

    @Test
    void ctrlClickPutsAKeyThere() {
        held(ImGuiKey.ModCtrl, true);
        click(2, -1);
        held(ImGuiKey.ModCtrl, false);
        assertEquals(4, now().keys().size());
        assertEquals(-1, now().keys().get(2).x(), 0.03);
        assertEquals(Set.of(new Chosen(2, 0)), chosen());
    }

    @Test
    void whatIsDraggedIsNotDeleted() {
        mouse(1, 1, false);
        mouse(1, 1, true);
        mouse(2, 1, true);
        assertTrue(hand.run(Command.DELETE, desk, shown));
        mouse(2.5, 1, true);
        mouse(2.5, 1, false);
        assertEquals(3, now().keys().size());
        assertEquals(2.5f, now().keys().get(1).time(), 0.02);
    }

    @Test
    void nothingIsPutOnCurvesThatAreAllHidden() {
        shown = channel -> false;
        held(ImGuiKey.ModCtrl, true);
        click(2, -1);
        held(ImGuiKey.ModCtrl, false);
        assertEquals(clip(), now());
    }
}
