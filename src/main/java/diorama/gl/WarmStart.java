package diorama.gl;

import diorama.base.Parallel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Loads what a window needs on a thread of its own, while the program still reads its command line: the libraries of windows and
 * of OpenGL, and where there is no GPU the software driver, which is the largest of them. Nothing depends on it but the time.
 */
public final class WarmStart {
    private static final List<String> CLASSES = List.of("org.lwjgl.glfw.GLFW", "org.lwjgl.opengl.GL");

    /** Where Mesa's software driver lies before version 24.2; later it comes with the library of GLX. */
    private static final List<String> DRIVERS = List.of(
            "/usr/lib/x86_64-linux-gnu/dri/swrast_dri.so",
            "/usr/lib/aarch64-linux-gnu/dri/swrast_dri.so",
            "/usr/lib64/dri/swrast_dri.so",
            "/usr/lib/dri/swrast_dri.so");

    private WarmStart() {}

    /** @param more names of classes that load libraries of their own */
    public static void begin(List<String> more) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (!system.startsWith("linux")) {
            // elsewhere libraries of windows want the first thread, or load quickly
            return;
        }
        Thread thread = new Thread(() -> Parallel.loading(() -> load(more)), "warm");
        thread.setDaemon(true);
        thread.start();
    }

    /** The driver comes first: while it is loaded, which takes longest, the main thread gets on with what needs no libraries. */
    private static boolean load(List<String> more) {
        if (!GraphicsCard.maybe()) {
            DRIVERS.stream().filter(f -> Files.exists(Path.of(f))).findFirst().ifPresent(WarmStart::open);
        }
        more.forEach(WarmStart::load);
        CLASSES.forEach(WarmStart::load);
        return true;
    }

    private static void load(String name) {
        try {
            Class.forName(name);
        } catch (ClassNotFoundException | LinkageError e) {
            // whoever needs it says so
            return;
        }
    }

    private static void open(String library) {
        try {
            System.load(library);
        } catch (LinkageError e) {
            // the driver is found by the system then
            return;
        }
    }
}
