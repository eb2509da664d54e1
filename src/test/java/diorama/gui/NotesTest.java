package diorama.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.gui.file.Librarian;
import diorama.gui.state.Action;
import diorama.gui.state.Document;
import diorama.gui.state.History;
import diorama.gui.state.SceneObject;
import diorama.gui.state.Settings;
import diorama.gui.state.Source;
import diorama.gui.state.ViewState;
import diorama.gui.work.Log;
import diorama.gui.work.Workshop;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotesTest {
    private static final String NOTE = "a bigger one sees more";

    /** Says the same of every photo. */
    private static final class Sayer implements Workshop {
        @Override
        public Document open(Source source, SceneObject.Recipe recipe, Progress progress, CancelToken cancel) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Document complete(Document document, SceneObject.Recipe recipe, Progress progress, CancelToken cancel) {
            Document made = Fixtures.made(document.source().name(), Settings.DEFAULTS);
            return new Document(document.source(), made.scene(), made.bounds(), made.home(), true, made.relief(), NOTE);
        }

        @Override
        public List<String> export(Goods goods, java.nio.file.Path target, Progress progress, CancelToken cancel) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void whatHoldsForEveryPhotoIsSaidOnce() throws InterruptedException {
        try (PlainDesk desk = new PlainDesk(History.of(ViewState.empty(Settings.DEFAULTS)))) {
            Librarian librarian = new Librarian(new Sayer(), desk);
            for (String name : List.of("a.jpg", "b.jpg", "c.jpg")) {
                desk.act(new Action.Open(Fixtures.opened(name, Settings.DEFAULTS)));
                librarian.seen();
                desk.runUntil(() -> desk.state().document().orElseThrow().note().equals(NOTE));
            }
            assertEquals(
                    1,
                    desk.messages()
                            .log()
                            .lines(EnumSet.allOf(Log.Level.class), NOTE)
                            .size());
        }
    }
}
