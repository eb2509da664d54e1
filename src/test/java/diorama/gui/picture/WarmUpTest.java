package diorama.gui.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.Needs;
import diorama.base.UserError;
import diorama.gl.GlDevice;
import diorama.gui.Fixtures;
import diorama.gui.state.Action;
import diorama.gui.state.Settings;
import diorama.gui.state.Staging;
import diorama.gui.state.ViewState;
import diorama.gui.work.LightLibrary;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("gl")
class WarmUpTest {
    private static final ViewState PHOTO =
            ViewState.empty(Settings.DEFAULTS).reduce(new Action.Open(Fixtures.opened("a.jpg", Settings.DEFAULTS)));

    private static GlDevice device() {
        try {
            return GlDevice.headless();
        } catch (UserError e) {
            Needs.that(false, "gl", String.valueOf(e.getMessage()));
            throw e;
        }
    }

    @Test
    void whatDrawsIsMadeInPartsAndNothingMoreIsMadeAfterwards() {
        try (GlDevice device = device();
                Stage stage = new Stage(device)) {
            assertTrue(stage.warmUp(Settings.DEFAULTS), "what it is drawn with is made");
            assertTrue(stage.warmUp(Settings.DEFAULTS), "what is drawn is brought");
            assertFalse(stage.warmUp(Settings.DEFAULTS), "it is drawn");
            assertFalse(stage.warmUp(Settings.DEFAULTS));
            int made = device.scope().programs().size();
            stage.picture(Staging.of(PHOTO), PHOTO.view(), Settings.DEFAULTS, Fixtures.SIZE, true, Through.NOTHING);
            assertEquals(made, device.scope().programs().size());
        }
    }

    /** Those of projects that are saved and of meshes that are opened, while the window waits. */
    @Test
    void smallPicturesAreDrawnWithWhatIsThere() {
        try (GlDevice device = device();
                ScenePane pane = new ScenePane(device, PHOTO.view(), new LightLibrary())) {
            Assumptions.assumeTrue(device.softwareRenderer(), "a card draws all with one");
            while (pane.warmUp(Settings.DEFAULTS)) {
                assertFalse(pane.reduced());
            }
            int made = device.scope().programs().size();
            pane.sketch(Staging.of(PHOTO), PHOTO.view(), Settings.DEFAULTS, Fixtures.SIZE);
            assertEquals(made, device.scope().programs().size());
        }
    }

    @Test
    void whatWasDrawnNeedsNone() {
        try (GlDevice device = device();
                Stage stage = new Stage(device)) {
            stage.picture(Staging.of(PHOTO), PHOTO.view(), Settings.DEFAULTS, Fixtures.SIZE, true, Through.NOTHING);
            assertFalse(stage.warmUp(Settings.DEFAULTS));
        }
    }

    @Test
    void emptyFramesInBetweenLeaveTheRestToBeMade() {
        Staging nothing = Staging.of(ViewState.empty(Settings.DEFAULTS));
        try (GlDevice device = device();
                ScenePane pane = new ScenePane(device, PHOTO.view(), new LightLibrary())) {
            int parts = 0;
            do {
                parts++;
                assertEquals(0, paint(pane, nothing), "nothing is drawn");
            } while (pane.warmUp(Settings.DEFAULTS));
            assertEquals(3, parts);
            int made = device.scope().programs().size();
            assertTrue(paint(pane, Staging.of(PHOTO)) != 0);
            assertEquals(made, device.scope().programs().size());
            assertTrue(paint(pane, nothing) != 0, "what was there has gone");
        }
    }

    private static int paint(ScenePane pane, Staging staging) {
        return pane.paint(staging, Settings.DEFAULTS, Fixtures.SIZE, true, Through.NOTHING);
    }
}
