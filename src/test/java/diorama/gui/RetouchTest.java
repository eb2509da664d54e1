package diorama.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.depth.DepthBrush;
import diorama.depth.DepthOptions;
import diorama.depth.DepthStroke;
import diorama.gui.look.ViewPlace;
import diorama.gui.state.Action;
import diorama.gui.state.Brush;
import diorama.gui.state.Command;
import diorama.gui.state.CommandActions;
import diorama.gui.state.Document;
import diorama.gui.state.History;
import diorama.gui.state.SceneObject;
import diorama.gui.state.Settings;
import diorama.gui.state.ViewState;
import diorama.gui.store.CommandText;
import diorama.gui.store.ProjectFile;
import diorama.gui.tool.RetouchView;
import diorama.gui.work.RetouchSession;
import diorama.relief.ReliefOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorded strokes replayed on the state, and the working copy that they are seen on. */
class RetouchTest {
    private static final Document PHOTO = Fixtures.made("a.jpg", Settings.DEFAULTS);
    private static final ViewState START = ViewState.empty(Settings.DEFAULTS).reduce(new Action.Open(PHOTO));
    private static final int ID = START.project().active();
    private static final DepthStroke PULL =
            Brush.first().withKeepToObject(false).withRadius(0.2f).stroke(new DepthStroke.Point(0.1f, 0.1f), false);
    private static final DepthStroke PUSH = Brush.first().stroke(new DepthStroke.Point(0.5f, 0.5f), true);

    private static List<DepthStroke> strokes(History history) {
        return history.present().project().activeObject().orElseThrow().recipe().retouch();
    }

    private static History painted() {
        return History.of(START)
                .apply(new Action.Retouch(ID, List.of(PULL)))
                .apply(new Action.Retouch(ID, List.of(PULL, PUSH)));
    }

    @Test
    void everyStrokeIsOneStepOfUndo() {
        History history = painted();
        assertEquals(List.of(PULL, PUSH), strokes(history));
        History back = history.apply(new Action.Undo());
        assertEquals(List.of(PULL), strokes(back));
        assertEquals(List.of(), strokes(back.apply(new Action.Undo())));
        assertEquals(List.of(PULL, PUSH), strokes(back.apply(new Action.Redo())));
    }

    @Test
    void otherOptionsKeepTheStrokesAndAllCanBeRemovedAtOnce() {
        History history = painted()
                .apply(new Action.SetOptions(
                        ReliefOptions.SCHEMA.with(ReliefOptions.DEFAULTS, ReliefOptions.SCHEMA.option("tear"), 0.1f),
                        0))
                .apply(new Action.SetOptions(DepthOptions.DEFAULTS, 0));
        assertEquals(List.of(PULL, PUSH), strokes(history));
        History removed = history.apply(
                CommandActions.of(Command.CLEAR_RETOUCH, history.present()).orElseThrow());
        assertEquals(List.of(), strokes(removed));
        assertEquals(List.of(PULL, PUSH), strokes(removed.apply(new Action.Undo())));
        assertTrue(CommandActions.of(Command.CLEAR_RETOUCH, removed.present()).isEmpty());
    }

    @Test
    void aStrokeHasTheSurfaceMadeAnewAndAnotherPictureHasNone() {
        ViewState state = painted().present();
        SceneObject object = state.project().activeObject().orElseThrow();
        assertEquals(Document.Stale.SURFACE, PHOTO.staleness(object.recipe()));
        ViewState next = state.reduce(new Action.Replace(ID, Fixtures.made("b.jpg", Settings.DEFAULTS)));
        assertEquals(
                List.of(), next.project().activeObject().orElseThrow().recipe().retouch());
    }

    @Test
    void projectFilesKeepTheStrokes(@TempDir Path folder) {
        Path file = folder.resolve("p.diorama");
        ProjectFile.write(painted().present(), file);
        SceneObject object = ProjectFile.read(file).project().objects().get(0);
        assertEquals(List.of(PULL, PUSH), object.recipe().retouch());
    }

    @Test
    void theCommandLineOfARetouchedPhotoIsItsProject() {
        Path file = Path.of("p.diorama");
        CommandText.Shot shot = new CommandText.Shot(Fixtures.SIZE, 0);
        assertTrue(CommandText.of(START, file, shot).contains("a.jpg"));
        String line = CommandText.of(painted().present(), file, shot);
        assertTrue(line.startsWith("diorama view p.diorama --screenshot "), line);
    }

    @Test
    void theWorkingCopyShowsStrokesAtOnceAndGoesBackWithUndo() {
        RetouchSession session = RetouchSession.of(PHOTO).orElseThrow();
        float before = session.after(List.of(), PHOTO).orElseThrow().depth().at(6, 4);
        float after =
                session.after(List.of(PULL, PUSH), PHOTO).orElseThrow().depth().at(6, 4);
        assertTrue(after > before + 0.05f, before + " to " + after);
        assertSame(
                session.after(List.of(), PHOTO).orElseThrow(),
                session.after(List.of(), PHOTO).orElseThrow());
        assertEquals(
                before, session.after(List.of(), PHOTO).orElseThrow().depth().at(6, 4));
        assertTrue(session.fits(PHOTO));
        assertEquals(Optional.empty(), RetouchSession.of(Fixtures.opened("a.jpg", Settings.DEFAULTS)));
    }

    @Test
    void aMaskIsFoundAgainOnDepthThatTheStrokesAreInAlready() {
        DepthStroke mask = Brush.first()
                .with(DepthBrush.MASK)
                .withKeepToObject(false)
                .stroke(new DepthStroke.Point(0.5f, 0.5f), false);
        Document.Relief made = PHOTO.relief().orElseThrow();
        Document built = new Document(
                PHOTO.source(),
                PHOTO.scene(),
                PHOTO.bounds(),
                PHOTO.home(),
                true,
                Optional.of(new Document.Relief(
                        made.picture(),
                        made.geometry(),
                        made.raw(),
                        made.depth(),
                        made.draft(),
                        made.builtWith().with(List.of(mask)))),
                "");
        RetouchSession session = RetouchSession.of(built).orElseThrow();
        float[] found = session.after(List.of(mask), built).orElseThrow().mask();
        assertEquals(1, found[24 * 64 + 32]);
        assertEquals(0, found[0]);
        assertTrue(session.after(List.of(), built).isEmpty(), "nothing leads back until it is made anew");
    }

    @Test
    void theBrushKeepsAStrengthForEachKindAndCtrlInverts() {
        Brush brush = Brush.first().withStrength(0.7f).with(DepthBrush.LEVEL).withStrength(2);
        assertEquals(1, brush.strength());
        assertEquals(0.7f, brush.with(DepthBrush.PULL).strength());
        assertEquals(DepthBrush.PUSH, PUSH.brush());
        assertEquals(0.5f, brush.withRadius(9).radius());
        DepthStroke longer = Brush.longer(PULL, new DepthStroke.Point(0.1001f, 0.1f));
        assertSame(PULL, longer);
        assertEquals(
                2,
                Brush.longer(PULL, new DepthStroke.Point(0.3f, 0.1f)).points().size());
    }

    @Test
    void pointsOfTheScreenAreFoundAgainInTheZoomedPicture() {
        ViewPlace place = new ViewPlace(100, 50, 800, 300, false, true);
        RetouchView view = RetouchView.WHOLE.zoomed(3, new DepthStroke.Point(0.25f, 0.75f));
        RetouchView.Panes whole = RetouchView.WHOLE.panes(place, Fixtures.SIZE, 1);
        RetouchView.Panes near = view.panes(place, Fixtures.SIZE, 1);
        DepthStroke.Point middle = whole.at(100 + 397 / 2f, 200);
        assertEquals(0.5f, middle.x(), 0.01f);
        assertEquals(0.5f, middle.y(), 0.01f);
        assertEquals(3 * whole.longSidePx(), near.longSidePx(), 0.01f);
        assertEquals(0, whole.under(300, 100));
        assertEquals(1, whole.under(700, 100));
        assertEquals(RetouchView.WHOLE, view.zoomed(0.1f, middle));
    }
}
