package diorama.gui.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.Needs;
import diorama.base.Size;
import diorama.base.UserError;
import diorama.gl.GlDevice;
import diorama.gui.Fixtures;
import diorama.gui.state.Action;
import diorama.gui.state.Clip;
import diorama.gui.state.Document;
import diorama.gui.state.Settings;
import diorama.gui.state.Staging;
import diorama.gui.state.ViewState;
import diorama.image.ImageFiles;
import diorama.image.RgbaImage;
import diorama.pipeline.clip.ZoomClip;
import diorama.pipeline.clip.ZoomOptions;
import diorama.pipeline.walk.FilmRun;
import diorama.render.Backdrop;
import diorama.render.GradeOptions;
import diorama.render.LensOptions;
import diorama.render.SceneRenderer;
import diorama.video.option.EncodeOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the window shows of a camera's lens and grade is what is rendered. */
@Tag("gl")
class LensViewTest {
    private static final Settings SETTINGS =
            Settings.DEFAULTS.with(Settings.DEFAULTS.look().with(Backdrop.BLACK).withSamples(1));
    private static final Document PHOTO = Fixtures.made("a.jpg", SETTINGS);
    private static final ViewState STATE = ViewState.empty(SETTINGS).reduce(new Action.Open(PHOTO));
    private static final int FRAME = 2;
    private static final int SAMPLES = 12;

    private final ZoomClip clip = new Clip(
                    ZoomOptions.SCHEMA.with(ZoomOptions.DEFAULTS, ZoomOptions.SCHEMA.option("seconds"), 0.2f),
                    new LensOptions(8, -1, 0.5f, SAMPLES),
                    new GradeOptions(60, 120, 100, 20, 0.8f, 10),
                    List.of())
            .of(PHOTO)
            .orElseThrow();

    private static GlDevice device() {
        try {
            return GlDevice.headless();
        } catch (UserError e) {
            Needs.that(false, "gl", String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private Through through() {
        double time = FRAME / 30.0;
        Exposure exposure = new Exposure(clip.lensAt(time, 100), clip.grade(), clip.size());
        return new Through(Optional.of(clip.cameraAt(time)), Optional.empty(), Optional.of(exposure));
    }

    private static double difference(RgbaImage a, RgbaImage b) {
        assertEquals(a.size(), b.size());
        double sum = 0;
        for (int i = 0; i < a.rgba().capacity(); i++) {
            sum += Math.abs((a.rgba().get(i) & 255) - (b.rgba().get(i) & 255));
        }
        return sum / a.rgba().capacity();
    }

    @Test
    void theViewIsTheRenderedFrame(@TempDir Path folder) {
        try (GlDevice device = device();
                SceneRenderer painter = new SceneRenderer(device);
                Stage stage = new Stage(device)) {
            clip.write(folder.resolve("%05d.png"), painter, EncodeOptions.DEFAULTS, FilmRun.quiet());
            RgbaImage rendered = ImageFiles.read(folder.resolve(String.format("%05d.png", FRAME + 1)));
            RgbaImage seen = stage.draw(Staging.of(STATE), STATE.view(), SETTINGS, clip.size(), false, through())
                    .read();
            assertTrue(difference(rendered, seen) < 0.5, "levels of 255: " + difference(rendered, seen));
        }
    }

    @Test
    void itIsSharpAtOnceAndDevelopsInFurtherFrames() {
        Size size = clip.size();
        try (GlDevice device = device();
                Stage stage = new Stage(device)) {
            Staging staging = Staging.of(STATE);
            Through through = through();
            stage.picture(staging, STATE.view(), SETTINGS, size, false, through);
            assertTrue(stage.due() < 0.1, "more is to come");
            int frames = 0;
            while (stage.due() < 0.1) {
                stage.picture(staging, STATE.view(), SETTINGS, size, false, through);
                frames++;
            }
            assertTrue(frames >= 1 && frames <= SAMPLES, frames + " frames");
        }
    }
}
