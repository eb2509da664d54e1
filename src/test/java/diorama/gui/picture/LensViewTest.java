package diorama.gui.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lwjgl.opengl.GL33C.*;

import diorama.Needs;
import diorama.base.Size;
import diorama.base.UserError;
import diorama.camera.Camera;
import diorama.gl.GlDevice;
import diorama.gui.Fixtures;
import diorama.gui.state.Action;
import diorama.gui.state.Clip;
import diorama.gui.state.Document;
import diorama.gui.state.Extent;
import diorama.gui.state.Settings;
import diorama.gui.state.Staging;
import diorama.gui.state.ViewState;
import diorama.gui.work.FlatPhoto;
import diorama.gui.work.LightLibrary;
import diorama.image.ImageFiles;
import diorama.image.RgbaImage;
import diorama.mesh.Scene;
import diorama.pipeline.clip.CameraKey;
import diorama.pipeline.clip.ZoomClip;
import diorama.pipeline.clip.ZoomOptions;
import diorama.pipeline.walk.FilmRun;
import diorama.relief.PhotoGeometry;
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
import org.junit.jupiter.api.Timeout;
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

    @Test
    void theViewsCameraIsThatOfTheFrameInLoopsAndOthers() {
        for (boolean loop : new boolean[] {true, false}) {
            ZoomClip some = new Clip(
                            ZoomOptions.SCHEMA.with(
                                    ZoomOptions.SCHEMA.with(
                                            ZoomOptions.DEFAULTS, ZoomOptions.SCHEMA.option("seconds"), 0.2f),
                                    ZoomOptions.SCHEMA.option("loop"),
                                    loop),
                            LensOptions.DEFAULTS,
                            GradeOptions.DEFAULTS,
                            List.of())
                    .of(PHOTO)
                    .orElseThrow();
            for (int frame = 0; frame < some.frames(); frame++) {
                Camera rendered = some.camera(frame);
                Camera seen = some.cameraAt(frame / 30.0);
                assertTrue(rendered.eye().distance(seen.eye()) < 1e-5f, (loop ? "loop, " : "") + "frame " + frame);
            }
        }
    }

    /** A key at the very end is edited there, though a loop goes on at its beginning. */
    @Test
    void theEndOfALoopShowsTheKeyThatIsSetThere() {
        CameraKey first = CameraKey.DEFAULTS;
        CameraKey last = new CameraKey(2, 1, 0, 0, 0, 0, 0, 1, CameraKey.Ease.SPLINE);
        ZoomOptions two = ZoomOptions.SCHEMA.with(ZoomOptions.DEFAULTS, ZoomOptions.SCHEMA.option("seconds"), 2f);
        ZoomClip some =
                Clip.DEFAULTS.with(two).withKeys(List.of(first, last)).of(PHOTO).orElseThrow();
        assertTrue(some.cameraAt(2).eye().x() > 0.01f + some.cameraAt(0).eye().x());
    }

    @Test
    void aLargePhotoThatIsStillToComeIsExposedOnce() {
        Size large = new Size(4200, 3000);
        PhotoGeometry geometry = PhotoGeometry.of(large, SETTINGS.relief(), 0);
        Scene scene = FlatPhoto.scene(RgbaImage.allocate(large), geometry);
        ViewState state = ViewState.empty(SETTINGS)
                .reduce(new Action.Open(new Document(
                        PHOTO.source(), scene, Extent.of(scene), PHOTO.home(), true, Optional.empty(), "")));
        try (GlDevice device = device();
                Stage stage = new Stage(device, new LightLibrary())) {
            long before = triangles(stage, state);
            long there = triangles(stage, state);
            assertTrue(before < 1.5 * there, before + " triangles for " + there);
        }
    }

    /** The window shows another large photo meanwhile, which takes this one's place where there is no card. */
    @Test
    @Timeout(60) // s
    void aPictureOfALargePhotoIsWholeThoughTheWindowShowsAnother() {
        ViewState striped = large(0xff000000);
        ViewState other = large(0xffff0000);
        Size size = new Size(600, 400);
        for (Through through : List.of(Through.NOTHING, through())) {
            try (GlDevice device = device();
                    Stage whole = new Stage(device);
                    Stage stage = new Stage(device, new LightLibrary());
                    Photograph photograph =
                            stage.photograph(Staging.of(striped), striped.view(), SETTINGS, size, through)) {
                Optional<RgbaImage> picture = photograph.part();
                while (picture.isEmpty()) {
                    stage.picture(Staging.of(other), other.view(), SETTINGS, size, false, Through.NOTHING);
                    picture = photograph.part();
                }
                RgbaImage wanted = whole.draw(Staging.of(striped), striped.view(), SETTINGS, size, false, through)
                        .read();
                double difference = difference(wanted, picture.get());
                assertTrue(difference < 0.5, "levels of 255: " + difference);
            }
        }
    }

    /** Of wide stripes, which a sketch shows grey. */
    private static ViewState large(int argb) {
        Size large = new Size(4200, 3000);
        RgbaImage image = RgbaImage.allocate(large);
        for (int y = 0; y < large.height(); y++) {
            for (int x = 0; x < large.width(); x++) {
                image.setArgb(x, y, x / 16 % 2 == 0 ? -1 : argb);
            }
        }
        Scene scene = FlatPhoto.scene(image, PhotoGeometry.of(large, SETTINGS.relief(), 0));
        return ViewState.empty(SETTINGS)
                .reduce(new Action.Open(new Document(
                        PHOTO.source(), scene, Extent.of(scene), PHOTO.home(), true, Optional.empty(), "")));
    }

    /** Of a photo whose draft shows nothing. */
    @Test
    void atRestAndInCopiesAllTrianglesAreSeen() {
        Document.Relief relief = PHOTO.relief().orElseThrow();
        Document document = PHOTO.with(new Document.Relief(
                relief.picture(),
                relief.geometry(),
                relief.raw(),
                relief.depth(),
                Optional.of(new Scene(List.of(), List.of(), List.of())),
                relief.builtWith()));
        ViewState state = ViewState.empty(SETTINGS).reduce(new Action.Open(document));
        Staging staging = Staging.of(state);
        Size size = clip.size();
        try (GlDevice device = device();
                Stage stage = new Stage(device);
                ScenePane pane = new ScenePane(device, state.view(), new LightLibrary())) {
            RgbaImage whole = stage.draw(staging, state.view(), SETTINGS, size, false, through())
                    .read();
            Photograph photograph = pane.photograph(staging, state.view(), SETTINGS, size, through());
            RgbaImage copied = taken(pane, photograph, staging, size);
            assertTrue(difference(whole, copied) < 0.5, "a copy, levels of 255: " + difference(whole, copied));
            int shown;
            do {
                shown = pane.paint(staging, SETTINGS, size, false, through());
            } while (pane.due() < 0.1);
            RgbaImage seen = RgbaImage.allocate(size);
            glBindTexture(GL_TEXTURE_2D, shown);
            glGetTexImage(GL_TEXTURE_2D, 0, GL_RGBA, GL_UNSIGNED_BYTE, seen.rgba());
            assertTrue(difference(whole, seen) < 0.5, "at rest, levels of 255: " + difference(whole, seen));
        }
    }

    /** As the window makes it, which shows all between its parts. */
    private RgbaImage taken(ScenePane pane, Photograph photograph, Staging staging, Size size) {
        try (photograph) {
            int parts = 1;
            Optional<RgbaImage> picture = photograph.part();
            for (; picture.isEmpty(); parts++) {
                pane.paint(staging, SETTINGS, size, false, through());
                picture = photograph.part();
            }
            assertEquals(1 + through().exposure().orElseThrow().cameras().size(), parts, "parts of a frame each");
            return picture.get();
        }
    }

    /** So many are drawn for a picture of a file. */
    private long triangles(Stage stage, ViewState state) {
        int query = glGenQueries();
        glBeginQuery(GL_PRIMITIVES_GENERATED, query);
        try (Photograph photograph =
                stage.photograph(Staging.of(state), state.view(), SETTINGS, clip.size(), through())) {
            while (photograph.part().isEmpty()) {
                Thread.onSpinWait();
            }
        }
        glEndQuery(GL_PRIMITIVES_GENERATED);
        long count = glGetQueryObjecti64(query, GL_QUERY_RESULT);
        glDeleteQueries(query);
        return count;
    }
}
