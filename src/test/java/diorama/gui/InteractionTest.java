package diorama.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.Needs;
import diorama.base.Size;
import diorama.base.UserError;
import diorama.gl.GlDevice;
import diorama.gui.picture.Stage;
import diorama.gui.picture.Through;
import diorama.gui.state.Action;
import diorama.gui.state.Document;
import diorama.gui.state.History;
import diorama.gui.state.Settings;
import diorama.gui.state.Staging;
import diorama.gui.state.StereoPreview;
import diorama.gui.state.ViewState;
import diorama.image.RgbaImage;
import diorama.mesh.Scene;
import diorama.render.Backdrop;
import diorama.render.Shading;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Recorded actions replayed without a window, and what the viewport shows after them. */
@Tag("gl")
class InteractionTest {
    private static final Size SIZE = new Size(64, 48);
    private static final Document PHOTO = Fixtures.made("a.jpg", Settings.DEFAULTS);
    private static final ViewState START = ViewState.empty(Settings.DEFAULTS.with(
                    Settings.DEFAULTS.look().with(Backdrop.BLACK).withSamples(1)))
            .reduce(new Action.Open(PHOTO));

    private static GlDevice device() {
        try {
            return GlDevice.headless();
        } catch (UserError e) {
            Needs.that(false, "gl", String.valueOf(e.getMessage()));
            throw e;
        }
    }

    @Test
    void homeAfterAnyWalkShowsThePhotoAgain() {
        ViewState walked = replay(
                new Action.Orbit(0.5f, 0.2f),
                new Action.Pan(0.2f, 0.1f, 4 / 3f),
                new Action.Zoom(0.4f, 0.5f, -0.5f, 4 / 3f),
                new Action.ToggleParallel());
        RgbaImage photo = PHOTO.relief().orElseThrow().picture().image();
        assertTrue(difference(photo, show(walked)) > 20, "the walk is seen");
        assertTrue(difference(photo, show(walked.reduce(new Action.Home()))) < 2 /* levels of 255 */);
    }

    @Test
    void aDraftThroughThePhotosCameraShowsThePhoto() {
        Document.Relief made = PHOTO.relief().orElseThrow();
        Document.Relief wrong = new Document.Relief(
                made.picture(),
                made.geometry(),
                made.raw(),
                made.depth(),
                Optional.of(new Scene(List.of(), List.of(), List.of())),
                made.builtWith());
        Document document =
                new Document(PHOTO.source(), PHOTO.scene(), PHOTO.bounds(), PHOTO.home(), true, Optional.of(wrong), "");
        Staging staging = Staging.of(ViewState.empty(Settings.DEFAULTS).reduce(new Action.Open(document)));
        try (GlDevice device = device();
                Stage stage = new Stage(device)) {
            RgbaImage drawn = stage.draw(staging, document.home(), START.settings(), SIZE, true, Through.NOTHING)
                    .read();
            assertTrue(difference(made.picture().image(), drawn) < 2 /* levels of 255 */);
        }
    }

    @Test
    void theFirstPictureWaitsForNothingThatItIsNotDrawnWith() {
        Staging staging = Staging.of(START);
        try (GlDevice device = device();
                Stage stage = new Stage(device)) {
            stage.draw(staging, START.view(), START.settings(), SIZE, true, Through.NOTHING);
            int first = device.scope().programs().size();
            stage.draw(staging, START.view(), START.settings(), SIZE);
            int all = device.scope().programs().size();
            assertTrue(first > 0 && 2 * first <= all, first + " programs of " + all);
        }
    }

    @Test
    void orbitingMovesTheNearSquare() {
        ViewState depth = replay(new Action.SetOptions(START.settings().look().with(Shading.DEPTH), 0));
        double before = centerOfNear(show(depth), 0);
        double after = centerOfNear(show(depth.reduce(new Action.Orbit(0.12f, 0))), 0);
        assertTrue(Math.abs(after - before) > 0.5 /* px */, "from " + before + " to " + after);
    }

    @Test
    void hidingBothMeshesLeavesTheBackdrop() {
        ViewState state = START;
        for (int i = 0; i < PHOTO.scene().meshes().size(); i++) {
            state = state.reduce(new Action.SetMeshHidden(1, i, true));
        }
        assertEquals(0xff000000, show(state).argb(32, 24));
    }

    @Test
    void undoOfShadingShowsTheSamePicture() {
        History history = History.of(START);
        RgbaImage before = show(history.present());
        History changed =
                history.apply(new Action.SetOptions(START.settings().look().with(Shading.DEPTH), 0));
        assertTrue(difference(before, show(changed.present())) > 20);
        assertEquals(0, difference(before, show(changed.apply(new Action.Undo()).present())));
    }

    @Test
    void everyStereoPreviewFillsTheViewport() {
        for (StereoPreview preview : StereoPreview.values()) {
            ViewState state =
                    replay(new Action.SetOptions(START.settings().view().withStereoPreview(preview), 0));
            RgbaImage picture = show(state);
            assertEquals(SIZE, picture.size(), preview.name());
            for (int[] at : List.of(new int[] {8, 24}, new int[] {24, 24}, new int[] {56, 24})) {
                assertTrue((picture.argb(at[0], at[1]) & 0xffffff) != 0, preview + " at " + at[0]);
            }
        }
    }

    @Test
    void aLeftEyeSeesTheNearSquareFurtherRightThanTheRightEye() {
        double left = squareEdge(StereoPreview.LEFT_EYE);
        double right = squareEdge(StereoPreview.RIGHT_EYE);
        assertTrue(left > right, left + " against " + right);
    }

    private static double squareEdge(StereoPreview preview) {
        Settings settings = START.settings()
                .with(START.settings().view().withStereoPreview(preview))
                .with(START.settings().look().with(Shading.DEPTH))
                .with(diorama.stereo.StereoOptions.SCHEMA.with(
                        diorama.stereo.StereoOptions.DEFAULTS,
                        diorama.stereo.StereoOptions.SCHEMA.option("divergence"),
                        16f));
        return centerOfNear(show(START.withProject(START.project().with(settings))), 24);
    }

    /** Mean x of the pixels whose colour is that of the middle of the picture's square. */
    private static double centerOfNear(RgbaImage picture, int row) {
        int y = row == 0 ? picture.height() / 2 : row;
        int near = picture.argb(32, y);
        double sum = 0;
        int count = 0;
        for (int x = 0; x < picture.width(); x++) {
            if (distance(picture.argb(x, y), near) < 30) {
                sum += x;
                count++;
            }
        }
        return sum / count;
    }

    private static RgbaImage show(ViewState state) {
        try (GlDevice device = device();
                Stage stage = new Stage(device)) {
            return stage.draw(Staging.of(state), state.view(), state.settings(), SIZE)
                    .read();
        }
    }

    private static ViewState replay(Action... actions) {
        ViewState state = START;
        for (Action action : actions) {
            state = state.reduce(action);
        }
        return state;
    }

    /** Mean absolute difference of colour, levels of 255. */
    private static double difference(RgbaImage a, RgbaImage b) {
        double sum = 0;
        for (int y = 0; y < a.height(); y++) {
            for (int x = 0; x < a.width(); x++) {
                sum += distance(a.argb(x, y), b.argb(x, y)) / 3.0;
            }
        }
        return sum / a.size().pixels();
    }

    private static int distance(int p, int q) {
        return Math.abs(((p >> 16) & 255) - ((q >> 16) & 255))
                + Math.abs(((p >> 8) & 255) - ((q >> 8) & 255))
                + Math.abs((p & 255) - (q & 255));
    }
}
