package diorama.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.Needs;
import diorama.image.RgbaImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The studio's real window on a screen of its own, driven by a hand; its home is a folder of the test. */
public final class DrivenStudio implements AutoCloseable {
    /** How often it is looked whether something has happened, ms. */
    private static final long LOOK = 100;

    private final VirtualScreen screen;
    private final Process process;
    private final Path folder;

    /** @param folder its home; what is opened has its names from anywhere */
    public DrivenStudio(VirtualScreen screen, Path folder, Path... opened) throws IOException, InterruptedException {
        this.screen = screen;
        this.folder = folder;
        process = start(opened);
        await(() -> drawn(), 60, "the window");
        atRest(90);
    }

    /** Skips the test, or fails it, where there is nothing to drive a window with. */
    public static void needed() {
        boolean tools = Needs.onPath("Xvfb") && Needs.onPath("xdotool");
        Needs.that(tools, "window", "Xvfb and xdotool drive the real window");
    }

    private Process start(Path... opened) throws IOException {
        List<String> words = new ArrayList<>(List.of(
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
                "view"));
        for (Path file : opened) {
            words.add(file.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("studio.log").toFile());
        Map<String, String> environment = builder.environment();
        environment.put("DISPLAY", screen.display());
        environment.put("HOME", folder.toString());
        for (String name :
                List.of("DIORAMA_CONFIG", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "WAYLAND_DISPLAY")) {
            environment.remove(name);
        }
        return builder.start();
    }

    private boolean drawn() {
        try {
            return (screen.picture().argb(640, 5) & 0xffffff) != 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Looks until something has happened while the window lives. */
    public void await(BooleanSupplier happened, int seconds, String what) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!happened.getAsBoolean()) {
            assertTrue(
                    process.isAlive() && System.nanoTime() < end,
                    what + " does not come: " + Files.readString(folder.resolve("studio.log")));
            TimeUnit.MILLISECONDS.sleep(LOOK);
        }
    }

    /** The picture when nothing happens any more. */
    RgbaImage atRest(double limit) throws IOException, InterruptedException {
        return screen.atRest(process, limit);
    }

    /** A call of xdotool, its words parted by blanks; then all comes to rest. */
    public RgbaImage hand(String call) throws IOException, InterruptedException {
        screen.xdotool(List.of(call.split(" ")));
        return atRest(60);
    }

    /** The file that a key asks a name for, which is proposed. */
    Path made(String key, String name) throws IOException, InterruptedException {
        hand("key " + key);
        hand("key Return");
        Path file = folder.resolve(name);
        try (var files = Files.list(folder)) {
            assertTrue(Files.exists(file), name + " is not among " + files.toList());
        }
        return file;
    }

    /** Ctrl+Q; nothing may be wrong with it. */
    public void quit() throws IOException, InterruptedException {
        screen.xdotool(List.of("key", "ctrl+q"));
        assertTrue(process.waitFor(30, TimeUnit.SECONDS), "Ctrl+Q closes it");
        assertEquals(0, process.exitValue());
    }

    /** The code that it ends with when it is told to by a signal. */
    int terminated() throws InterruptedException {
        process.destroy();
        return code();
    }

    /** The code that it ends with by itself, soon. */
    int code() throws InterruptedException {
        assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it goes on");
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
