package diorama.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.gui.state.Action;
import diorama.gui.state.History;
import diorama.gui.state.Settings;
import diorama.gui.state.ViewState;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CompareTest {
    @Test
    void whatWasComparedIsLetGoOfWithItsObjectsUnlessItIsShown() {
        ViewState photo = ViewState.empty(Settings.DEFAULTS)
                .reduce(new Action.Open(Fixtures.made("photo.jpg", Settings.DEFAULTS)));
        for (boolean shown : new boolean[] {false, true}) {
            History history = History.of(photo).apply(new Action.Keep());
            history = shown ? history : history.apply(new Action.EndCompare());
            int id = history.present().project().active();
            history = history.apply(new Action.Delete(Set.of(id)));
            assertTrue(history.present().kept().isPresent(), "undo brings it back");
            for (int i = 0; i < 10; i++) {
                history = history.apply(new Action.SetOptions(
                        history.present().settings().look().withGrid(i % 2 == 0), 0));
            }
            assertEquals(shown, history.present().kept().isPresent());
        }
    }
}
