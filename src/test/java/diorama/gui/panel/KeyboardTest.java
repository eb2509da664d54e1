package diorama.gui.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.gui.FilmStateTest;
import diorama.gui.Fixtures;
import diorama.gui.PlainDesk;
import diorama.gui.PlainImGui;
import diorama.gui.look.Language;
import diorama.gui.look.Texts;
import diorama.gui.state.Action;
import diorama.gui.state.Chord;
import diorama.gui.state.Command;
import diorama.gui.state.History;
import diorama.gui.state.Settings;
import diorama.gui.state.ViewState;
import imgui.ImGui;
import imgui.flag.ImGuiKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KeyboardTest {
    @RegisterExtension
    final PlainImGui plain = new PlainImGui(600, 400);

    private final PlainDesk desk = new PlainDesk(History.of(ViewState.empty(Settings.DEFAULTS)));
    private final Keyboard keyboard = new Keyboard();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aKeyThatIsTooEarlySaysWhatItWaitsFor() throws InterruptedException {
        desk.act(new Action.Open(Fixtures.opened("a.jpg", Settings.DEFAULTS)));
        CountDownLatch found = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        desk.jobs()
                .submit(
                        "depth",
                        "Finding depth",
                        (progress, cancel) -> {
                            begun.countDown();
                            return found.await(20, TimeUnit.SECONDS);
                        },
                        done -> {});
        assertTrue(begun.await(20, TimeUnit.SECONDS));
        keyboard.pressed(Chord.of(ImGuiKey.I), false, false);
        keyboard.read(desk, false, false);
        keyboard.pressed(Chord.of(ImGuiKey.Tab), false, false);
        keyboard.read(desk, false, false);
        found.countDown();
        assertEquals(
                "Insert keyframe from the view waits for: Finding depth",
                desk.messages().current().get(0).text());
        assertEquals(
                "Retouch depth waits for: Finding depth",
                desk.messages().current().get(1).text());
    }

    @Test
    void withoutAFilmIsToldWhatMakingOneWants() {
        desk.act(new Action.Open(Fixtures.made("a.jpg", Settings.DEFAULTS)));
        keyboard.pressed(Chord.ctrlShift(ImGuiKey.F12), false, false);
        keyboard.read(desk, false, false);
        assertEquals(
                "Make film wants a film: open or select one",
                desk.messages().current().get(0).text());
    }

    @Test
    void aMeshAloneIsToldWhatACameraMoveWants() {
        desk.act(new Action.Open(Fixtures.cube("a.glb", 0, 0, 0)));
        keyboard.pressed(Chord.ctrl(ImGuiKey.F12), false, false);
        keyboard.read(desk, false, false);
        assertEquals(
                "Render camera move wants a photo: open or select one",
                desk.messages().current().get(0).text());
    }

    @Test
    void keysHaveTheNamesOfTheLanguage() {
        Texts german = Texts.in(Language.GERMAN);
        assertEquals("Alt+Pfeil rechts", Chord.alt(ImGuiKey.RightArrow).in(german));
        assertEquals("Pfeil hoch", Chord.of(ImGuiKey.UpArrow).in(german));
        assertEquals("Ctrl+Num 7", Chord.ctrl(ImGuiKey.Keypad7).in(german));
        assertEquals("Shift+^", Chord.shift(ImGuiKey.GraveAccent).in(german), "the key left of the 1");
        assertEquals("Ctrl+Shift+A", Chord.ctrlShift(ImGuiKey.A).in(german));
        Chord left = Chord.of(ImGuiKey.LeftArrow);
        assertEquals("左箭头", left.in(Texts.in(Language.CHINESE)));
        assertEquals("Left", left.in(Texts.english()));
    }

    @Test
    void aQuitThatIsHeldWhenTheWindowComesToTheFrontWasAnothers() {
        keyboard.pressed(Chord.ctrl(ImGuiKey.Q), false, true);
        keyboard.read(desk, false, false);
        assertEquals(1, desk.messages().current().size());
        keyboard.pressed(Chord.ctrl(ImGuiKey.Q), true, true);
        keyboard.read(desk, false, false);
        keyboard.pressed(Chord.ctrl(ImGuiKey.Q), false, true);
        assertThrows(
                UnsupportedOperationException.class,
                () -> keyboard.read(desk, false, false),
                "with a Ctrl that stays by itself");
        keyboard.pressed(Chord.ctrl(ImGuiKey.Q), false, false);
        assertThrows(UnsupportedOperationException.class, () -> keyboard.read(desk, false, false), "it is run");
    }

    @Test
    void whatIsTypedForABoxIsNoCommandButQuitIs() {
        List<Command> run = new ArrayList<>();
        desk.errands = run::add;
        keyboard.pressed(Chord.ctrl(ImGuiKey.N), false, false);
        keyboard.pressed(Chord.ctrl(ImGuiKey.Q), false, false);
        keyboard.pressed(Chord.of(ImGuiKey.X), false, false);
        keyboard.read(desk, true, false);
        keyboard.read(desk, false, false);
        assertEquals(List.of(Command.QUIT), run);
    }

    @Test
    void whatFilmsDoWithoutIsNotWaitedFor() {
        desk.act(new Action.Open(FilmStateTest.film(0)));
        keyboard.pressed(Chord.shift(ImGuiKey.T), false, false);
        keyboard.read(desk, false, false);
        assertEquals(
                "Graph editor is not there for films",
                desk.messages().current().get(0).text());
    }

    @Test
    void tabGoesOnWithinWhatHasTheKeys() {
        List<Command> run = new ArrayList<>();
        desk.errands = run::add;
        desk.act(new Action.Open(Fixtures.made("a.jpg", Settings.DEFAULTS)));
        ImGui.newFrame();
        ImGui.openPopup("menu");
        assertTrue(ImGui.beginPopup("menu"));
        ImGui.endPopup();
        keyboard.pressed(Chord.of(ImGuiKey.Tab), false, false);
        keyboard.read(desk, false, false);
        ImGui.closeCurrentPopup();
        ImGui.endFrame();
        assertEquals(List.of(), run);
    }
}
