package diorama.gui.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.gui.Fixtures;
import diorama.gui.PlainDesk;
import diorama.gui.clip.ClipPlayer;
import diorama.gui.picture.PhotoFrame;
import diorama.gui.picture.TearTint;
import diorama.gui.state.Action;
import diorama.gui.state.Command;
import diorama.gui.state.FilmActions;
import diorama.gui.state.FilmKeys;
import diorama.gui.state.History;
import diorama.gui.state.Settings;
import diorama.gui.state.Staging;
import diorama.gui.state.ViewState;
import diorama.gui.store.ProjectFile;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import diorama.pipeline.job.Timeline;
import diorama.pipeline.job.Timeline.Trim;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CropToolTest {
    private static final PhotoFrame FRAME = new PhotoFrame(100, 50, 500, 350);
    private static final Trim QUARTER = new Trim(25, 0, 25, 0);

    private static History opened() {
        return History.of(ViewState.empty(Settings.DEFAULTS))
                .apply(new Action.Open(Fixtures.made("a.jpg", Settings.DEFAULTS)));
    }

    @Test
    void theMouseTakesEdgesCornersOrTheMiddle() {
        assertEquals(new CropTool.Grip(true, false, false, false), CropTool.under(FRAME, QUARTER, 201, 200, 9));
        assertEquals(new CropTool.Grip(false, true, true, false), CropTool.under(FRAME, QUARTER, 398, 52, 9));
        assertTrue(CropTool.under(FRAME, QUARTER, 300, 200, 9).all());
        assertEquals(CropTool.Grip.NOTHING, CropTool.under(FRAME, QUARTER, 120, 200, 9), "that is cut off");
    }

    @Test
    void somethingIsAlwaysLeft() {
        CropTool.Grip left = new CropTool.Grip(true, false, false, false);
        assertEquals(new Trim(70, 0, 25, 0), left.moved(QUARTER, 200, 7));
        assertEquals(new Trim(0, 0, 25, 0), left.moved(QUARTER, -200, 0));
        CropTool.Grip all = new CropTool.Grip(true, true, true, true);
        assertEquals(new Trim(50, 0, 0, 0), all.moved(QUARTER, 40, 40), "it keeps its size within the picture");
    }

    @Test
    void cropsAreUndoneAsOneDragAndKeptWithTheProject(@TempDir Path folder) {
        History history = opened();
        for (int i = 1; i <= 5; i++) {
            history = history.apply(FilmActions.crop(history.present(), Optional.of(new Trim(i, 0, 0, 0)), 9)
                    .orElseThrow());
        }
        assertEquals(new Trim(5, 0, 0, 0), FilmActions.cropNow(history.present()));
        assertTrue(history.present().project().handmade());
        Path file = folder.resolve("p.diorama");
        ProjectFile.write(history.present(), file);
        ViewState read =
                ViewState.empty(Settings.DEFAULTS).reduce(ProjectFile.read(file).action());
        assertEquals(new Trim(5, 0, 0, 0), FilmActions.cropNow(read));
        assertEquals(
                new Trim(0, 0, 0, 0),
                FilmActions.cropNow(history.apply(new Action.Undo()).present()));
    }

    @Test
    void aCropHoldsInItsShotAndLeavesTheRestAlone() {
        Timeline.Values four = new Timeline.Values(
                OptionalDouble.of(4), OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());
        Timeline cut = FilmKeys.withKey(
                FilmKeys.withCuts(Timeline.NONE, List.of(2_000_000L)), 3_000_000, four, Timeline.Ease.LINEAR);
        Timeline cropped = FilmKeys.withCrop(cut, 2_500_000, Optional.of(QUARTER));
        assertEquals(Optional.empty(), cropped.at(1_000_000).crop());
        assertEquals(Optional.of(QUARTER), cropped.at(2_600_000).crop());
        assertEquals(4, cropped.at(3_000_000).divergence().orElseThrow());
        assertEquals(cut, FilmKeys.withCrop(cropped, 2_500_000, Optional.empty()), "and goes without a trace");
        Timeline whole = FilmKeys.withCrop(Timeline.NONE, 0, Optional.of(QUARTER));
        assertEquals(Optional.of(QUARTER), whole.at(9_000_000).crop());
        assertTrue(FilmKeys.withCrop(whole, 0, Optional.empty()).isNone());
    }

    @Test
    void tearsAreTintedOnBothSides() {
        DepthMap step = Fixtures.step();
        RgbaImage tint = TearTint.tinted(step, 0.1f, 2048);
        assertEquals(0xe0ff7a1a, tint.argb(15, 24));
        assertEquals(0xe0ff7a1a, tint.argb(16, 24));
        assertEquals(0, tint.argb(30, 24) >>> 24, "clear where nothing tears");
        assertFalse(TearTint.tinted(step, 0.9f, 2048).argb(15, 24) == 0xe0ff7a1a, "a step of 0.8 stays whole");
    }

    @Test
    void tearsOfLargePhotosAreTintedSmaller() {
        DepthMap step = Fixtures.step();
        RgbaImage tint = TearTint.tinted(step, 0.1f, 8);
        assertEquals(step.size().fitting(8), tint.size());
        int edge = 15 * tint.width() / step.width();
        assertEquals(0xe0ff7a1a, tint.argb(edge, tint.height() / 2), "a tear is not lost between pixels");
        assertEquals(0, tint.argb(tint.width() - 1, tint.height() / 2) >>> 24);
    }

    @Test
    void edgesStayUnderAMouseThatComesBackFromTooFar() {
        CropTool.Grab left = new CropTool.Grab(new CropTool.Grip(true, false, false, false), QUARTER, 200, 200);
        assertEquals(new Trim(70, 0, 25, 0), left.to(900, 200, FRAME));
        assertEquals(new Trim(35, 0, 25, 0), left.to(240, 200, FRAME), "40 of 400 px from where it was taken");
        assertEquals(QUARTER, left.to(200, 200, FRAME));
    }

    @Test
    void thePhotoThatIsSeenIsCroppedNotAHiddenOne() {
        History two = opened().apply(new Action.Open(Fixtures.made("b.jpg", Settings.DEFAULTS)));
        try (PlainDesk desk = new PlainDesk(two.apply(new Action.SetVisible(Set.of(2), false)))) {
            assertEquals(2, desk.state().project().active());
            assertTrue(Staging.activePhoto(desk.state()).isEmpty());
            CropTool tool = new CropTool();
            assertTrue(tool.run(Command.CROP, desk));
            assertTrue(tool.on());
            assertEquals(1, desk.state().project().active());
            assertEquals(
                    1, Staging.activePhoto(desk.state()).orElseThrow().object().id());
            FilmActions.crop(desk.state(), Optional.of(QUARTER), 1).ifPresent(desk::act);
            assertTrue(tool.run(Command.DELETE, desk), "which is of the crop");
            assertEquals(new Trim(0, 0, 0, 0), FilmActions.cropNow(desk.state()));
            assertEquals(2, desk.state().project().objects().size());
        }
    }

    @Test
    void aCropIsRemovedWithNothingSelected() {
        try (PlainDesk desk = new PlainDesk(opened().apply(new Action.Select(Set.of(), 1)))) {
            assertFalse(desk.can(Command.DELETE));
            desk.cropping = true;
            assertTrue(desk.can(Command.DELETE));
        }
    }

    @Test
    void goingHomeEndsLookingThroughTheClipsCamera() {
        ViewState state = opened().present();
        ClipPlayer player = new ClipPlayer();
        player.look(true);
        player.changed(state, state, new Action.Select(Set.of(), 0));
        assertTrue(player.looking());
        player.changed(state, state, new Action.Home());
        assertFalse(player.looking(), "also where the view is at home already");
    }
}
