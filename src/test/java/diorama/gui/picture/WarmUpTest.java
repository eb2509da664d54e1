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

    @Test
    void whatWasDrawnNeedsNone() {
        try (GlDevice device = device();
                Stage stage = new Stage(device)) {
            stage.picture(Staging.of(PHOTO), PHOTO.view(), Settings.DEFAULTS, Fixtures.SIZE, true, Through.NOTHING);
            assertFalse(stage.warmUp(Settings.DEFAULTS));
        }
    }
}
