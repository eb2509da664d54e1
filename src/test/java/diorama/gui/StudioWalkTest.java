package diorama.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.base.Size;
import diorama.gui.state.Placement;
import diorama.gui.state.SceneObject;
import diorama.gui.state.Settings;
import diorama.gui.state.StereoPreview;
import diorama.gui.state.ViewState;
import diorama.gui.store.ProjectFile;
import diorama.image.DepthFiles;
import diorama.image.ImageFiles;
import diorama.image.Resample;
import diorama.image.RgbaImage;
import diorama.io.Likeness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real window, driven by a hand, against the same walk on the state alone. */
class StudioWalkTest {
    private static final Path GOLDENS = Path.of("src/test/resources/window");
    private static final Size HALF = new Size(800, 534);
    private static final int WIDTH = 320;
    private static final int HEIGHT = 200;

    /** Where the timeline lies. */
    private static final int TOP = 560;

    private static final Size TIMELINE = new Size(938, 206);
    private static final Size SMALL_TIMELINE = new Size(640, 140);

    private final Path folder;

    StudioWalkTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void theWalkReplayedOnTheStateEndsWhereItShould() {
        ViewState end = StudioWalk.replayed(Fixtures.made("table.jpg", Settings.DEFAULTS));
        SceneObject object = end.project().activeObject().orElseThrow();
        assertEquals(Placement.HOME, object.placement());
        assertEquals(Settings.DEFAULTS.recipe().depth(), object.recipe().depth(), "undone");
        assertEquals(StereoPreview.ANAGLYPH, end.settings().view().stereoPreview());
        assertTrue(end.settings().stereo().swapEyes());
        assertTrue(end.settings().view().statistics());
        assertEquals(Settings.DEFAULTS.look(), end.settings().look(), "wires on and off");
        assertEquals(end.document().orElseThrow().home(), end.view());
    }

    @Test
    void theWindowDoesWhatTheStateSays() throws IOException, InterruptedException {
        DrivenStudio.needed();
        Path samples = Path.of("samples");
        Path photo = folder.resolve("table.jpg");
        // surfaces of half the size are made in a quarter of the time
        ImageFiles.write(Resample.resize(ImageFiles.read(samples.resolve("table.jpg")), HALF), photo);
        DepthFiles.write(
                Resample.resize(DepthFiles.read(samples.resolve("table_depth.png")), HALF),
                folder.resolve("table_depth.png"));
        List<String> strangers = new ArrayList<>();
        try (VirtualScreen screen = new VirtualScreen(folder);
                DrivenStudio studio = new DrivenStudio(screen, folder, photo)) {
            for (StudioWalk.Step step : StudioWalk.steps()) {
                for (String call : step.hand()) {
                    studio.hand(call);
                }
                RgbaImage seen = studio.atRest(60);
                if (!step.name().isEmpty()) {
                    judge(step.name(), seen, strangers);
                }
            }
            Path project = studio.made("ctrl+s", "table.diorama");
            assertSame(ProjectFile.read(project));
            RgbaImage view = ImageFiles.read(studio.made("F12", "table_view.png"));
            assertTrue(view.width() > 600, "a picture of the view: " + view.size());
            try (XdndHand hand = new XdndHand(screen.display())) {
                hand.drop(samples.resolve("vase.glb").toAbsolutePath(), screen.window("Diorama"), 468, 420);
            }
            assertEquals(
                    List.of("table", "vase"),
                    namesSaved(studio, project, 2),
                    "what was dropped stands beside the photo");
            studio.quit();
        }
        assertEquals(List.of(), strangers, "pictures unlike those kept in " + GOLDENS);
    }

    /** Cuts, keys, and what eyes are given before and after a key that asks for more than they bear. */
    @Test
    void theTimelineOfAFilmLooksAsItDid() throws IOException, InterruptedException {
        DrivenStudio.needed();
        Path film = folder.resolve("walk.mp4");
        for (String name : List.of("walk.mp4", "walk_depth.mkv")) {
            Files.copy(Path.of("samples", name), folder.resolve(name));
        }
        List<String> strangers = new ArrayList<>();
        try (VirtualScreen screen = new VirtualScreen(folder);
                DrivenStudio studio = new DrivenStudio(screen, folder, film)) {
            List<String> calls = List.of(
                    "mousemove 468 300",
                    "key ctrl+shift+a",
                    // into the second shot
                    "mousemove 700 615 click 1",
                    "mousemove 468 300",
                    "key i",
                    // the tab of films
                    "mousemove 1110 261 click 1",
                    "keydown ctrl mousemove 1170 338 click 1 keyup ctrl",
                    "type 4.6",
                    "key Return",
                    "mousemove 468 300");
            for (String call : calls) {
                studio.hand(call);
            }
            judge("timeline", part(studio.atRest(60), TIMELINE), strangers);
        }
        assertEquals(List.of(), strangers, "pictures unlike those kept in " + GOLDENS);
    }

    private static RgbaImage part(RgbaImage whole, Size size) {
        RgbaImage part = RgbaImage.allocate(size);
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                part.setArgb(x, y, whole.argb(x, TOP + y));
            }
        }
        return part;
    }

    /**
     * What is in the project once it has so many objects, saved again until then: while another process reads a file, the window
     * looks as if it were at rest.
     */
    private static List<String> namesSaved(DrivenStudio studio, Path project, int objects)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        List<String> names;
        do {
            studio.atRest(60);
            studio.hand("key ctrl+s");
            names = ProjectFile.read(project).project().objects().stream()
                    .map(SceneObject::name)
                    .toList();
        } while (names.size() < objects && System.nanoTime() < end);
        return names;
    }

    private static void assertSame(ProjectFile.Content saved) {
        ViewState told = StudioWalk.replayed(Fixtures.made("table.jpg", Settings.DEFAULTS));
        SceneObject object = saved.project().activeObject().orElseThrow();
        SceneObject wanted = told.project().activeObject().orElseThrow();
        assertEquals(wanted.placement(), object.placement());
        assertEquals(wanted.recipe().depth(), object.recipe().depth());
        assertEquals(told.settings().view(), saved.project().settings().view());
        assertEquals(told.settings().look(), saved.project().settings().look());
        assertEquals(told.settings().stereo(), saved.project().settings().stereo());
        assertEquals(1, saved.project().settings().clip().keys().size(), "one key of the view");
        assertEquals(1, object.recipe().retouch().size(), "one stroke");
        assertEquals(0, saved.view().yaw(), 1e-4, "back at the photo's camera");
    }

    /** Compares with the picture that is kept; {@code DIORAMA_GOLDENS=keep} keeps this one. */
    private static void judge(String name, RgbaImage seen, List<String> strangers) throws IOException {
        boolean whole = seen.size().equals(VirtualScreen.SIZE);
        RgbaImage small = Resample.resize(seen, whole ? new Size(WIDTH, HEIGHT) : SMALL_TIMELINE);
        Path kept = GOLDENS.resolve(name + ".jpg");
        if ("keep".equals(System.getenv("DIORAMA_GOLDENS"))) {
            Files.createDirectories(GOLDENS);
            ImageFiles.write(small, kept);
            return;
        }
        double likeness = Likeness.of(small, ImageFiles.read(kept));
        // plain colours and lines are like each other all over but where they tell something
        if (likeness < (whole ? 0.85 : 0.95)) {
            Path out = Files.createDirectories(Path.of("target/window")).resolve(name + ".png");
            ImageFiles.write(seen, out);
            strangers.add(name + ": " + likeness + ", see " + out);
        }
    }
}
