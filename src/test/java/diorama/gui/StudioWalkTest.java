package diorama.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.Needs;
import diorama.base.Size;
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
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real window, driven by a hand, against the same walk on the state alone. */
class StudioWalkTest {
    private static final Path GOLDENS = Path.of("src/test/resources/window");
    private static final Size HALF = new Size(800, 534);
    private static final int WIDTH = 320;
    private static final int HEIGHT = 200;

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
        boolean tools = Needs.onPath("Xvfb") && Needs.onPath("xdotool");
        Needs.that(tools, "window", "Xvfb and xdotool drive the real window");
        Path samples = Path.of("samples");
        Path photo = folder.resolve("table.jpg");
        // surfaces of half the size are made in a quarter of the time
        ImageFiles.write(Resample.resize(ImageFiles.read(samples.resolve("table.jpg")), HALF), photo);
        DepthFiles.write(
                Resample.resize(DepthFiles.read(samples.resolve("table_depth.png")), HALF),
                folder.resolve("table_depth.png"));
        List<String> strangers = new ArrayList<>();
        try (VirtualScreen screen = new VirtualScreen(folder)) {
            Process studio = studio(screen, photo);
            try {
                awaitWindow(screen, studio);
                screen.atRest(studio, 90);
                for (StudioWalk.Step step : StudioWalk.steps()) {
                    for (List<String> call : step.hand()) {
                        screen.xdotool(call);
                        screen.atRest(studio, 60);
                    }
                    RgbaImage seen = screen.atRest(studio, 60);
                    if (!step.name().isEmpty()) {
                        judge(step.name(), seen, strangers);
                    }
                }
                Path project = made(screen, studio, "ctrl+s", "table.diorama");
                assertSame(ProjectFile.read(project));
                RgbaImage view = ImageFiles.read(made(screen, studio, "F12", "table_view.png"));
                assertTrue(view.width() > 600, "a picture of the view: " + view.size());
                try (XdndHand hand = new XdndHand(screen.display())) {
                    hand.drop(samples.resolve("vase.glb").toAbsolutePath(), screen.window("Diorama"), 468, 420);
                }
                assertEquals(
                        List.of("table", "vase"),
                        namesSaved(screen, studio, project, 2),
                        "what was dropped stands beside the photo");
                screen.xdotool(List.of("key", "ctrl+q"));
                assertTrue(studio.waitFor(30, TimeUnit.SECONDS), "Ctrl+Q closes it");
                assertEquals(0, studio.exitValue());
            } finally {
                studio.destroyForcibly();
            }
        }
        assertEquals(List.of(), strangers, "pictures unlike those kept in " + GOLDENS);
    }

    /**
     * What is in the project once it has so many objects, saved again until then: while another process reads a file, the window
     * looks as if it were at rest.
     */
    private static List<String> namesSaved(VirtualScreen screen, Process studio, Path project, int objects)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        List<String> names;
        do {
            screen.atRest(studio, 60);
            screen.xdotool(List.of("key", "ctrl+s"));
            screen.atRest(studio, 60);
            names = ProjectFile.read(project).project().objects().stream()
                    .map(SceneObject::name)
                    .toList();
        } while (names.size() < objects && System.nanoTime() < end);
        return names;
    }

    /** The file that a key asks a name for, which is proposed. */
    private Path made(VirtualScreen screen, Process studio, String key, String name)
            throws IOException, InterruptedException {
        screen.xdotool(List.of("key", key));
        screen.atRest(studio, 30);
        screen.xdotool(List.of("key", "Return"));
        screen.atRest(studio, 30);
        Path file = folder.resolve(name);
        try (var files = Files.list(folder)) {
            assertTrue(Files.exists(file), name + " is not among " + files.toList());
        }
        return file;
    }

    private Process studio(VirtualScreen screen, Path photo) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx1g",
                        "-Duser.home=" + folder,
                        "-Ddiorama.home=" + Path.of("").toAbsolutePath(),
                        "-Ddiorama.cache=off",
                        "-Ddiorama.gui.own-dialogs=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "diorama.Main",
                        "view",
                        photo.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("studio.log").toFile());
        Map<String, String> environment = builder.environment();
        environment.put("DISPLAY", screen.display());
        environment.put("HOME", folder.toString());
        for (String name : List.of("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "WAYLAND_DISPLAY")) {
            environment.remove(name);
        }
        return builder.start();
    }

    private void awaitWindow(VirtualScreen screen, Process studio) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while ((screen.picture().argb(640, 5) & 0xffffff) == 0) {
            assertTrue(
                    studio.isAlive() && System.nanoTime() < end,
                    "no window: " + Files.readString(folder.resolve("studio.log")));
            TimeUnit.MILLISECONDS.sleep(300);
        }
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
        RgbaImage small = Resample.resize(seen, new Size(WIDTH, HEIGHT));
        Path kept = GOLDENS.resolve(name + ".jpg");
        if ("keep".equals(System.getenv("DIORAMA_GOLDENS"))) {
            Files.createDirectories(GOLDENS);
            ImageFiles.write(small, kept);
            return;
        }
        double likeness = Likeness.of(small, ImageFiles.read(kept));
        if (likeness < 0.85) {
            Path out = Files.createDirectories(Path.of("target/window")).resolve(name + ".png");
            ImageFiles.write(seen, out);
            strangers.add(name + ": " + likeness + ", see " + out);
        }
    }
}
