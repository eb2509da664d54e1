package diorama.gui.host;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import diorama.base.Size;
import diorama.base.UserError;
import diorama.gui.state.Preferences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lwjgl.glfw.GLFW;
import org.lwjgl.system.MemoryUtil;

/**
 * How large the window is, kept between starts.
 *
 * @param width of the window when it fills no screen, screen coordinates of a screen of usual fineness
 * @param maximised whether it fills its screen
 */
public record WindowSize(int width, int height, boolean maximised) {
    public static final WindowSize DEFAULTS = new WindowSize(1280, 800, false);

    private static final int LEAST_WIDTH = 480;
    private static final int LEAST_HEIGHT = 320;
    private static final int MOST = 16_384;

    /** What the file says; the first window's where it says nothing of sense. */
    public static WindowSize read(Path file) {
        if (!Files.isRegularFile(file)) {
            return DEFAULTS;
        }
        try {
            WindowSize kept = new Gson().fromJson(Files.readString(file), WindowSize.class);
            return kept == null || !kept.makesSense() ? DEFAULTS : kept;
        } catch (IOException | JsonParseException e) {
            // a convenience: the window opens without it
            return DEFAULTS;
        }
    }

    private boolean makesSense() {
        return width >= LEAST_WIDTH && height >= LEAST_HEIGHT && width <= MOST && height <= MOST;
    }

    /** What is to be made: screens that are smaller make it smaller. */
    public Size size() {
        return new Size(width, height);
    }

    /** Has the window, which is not shown yet, be so; it never becomes too small. */
    public void prepare(long window) {
        GLFW.glfwSetWindowSizeLimits(window, LEAST_WIDTH, LEAST_HEIGHT, GLFW.GLFW_DONT_CARE, GLFW.GLFW_DONT_CARE);
        if (maximised) {
            GLFW.glfwMaximizeWindow(window);
        }
    }

    /** What a window is now; a full screen and a maximised window keep the size from before. */
    public WindowSize of(long window) {
        if (GLFW.glfwGetWindowMonitor(window) != MemoryUtil.NULL
                || GLFW.glfwGetWindowAttrib(window, GLFW.GLFW_ICONIFIED) != 0) {
            return this;
        }
        if (GLFW.glfwGetWindowAttrib(window, GLFW.GLFW_MAXIMIZED) != 0) {
            return new WindowSize(width, height, true);
        }
        int[] w = new int[1];
        int[] h = new int[1];
        GLFW.glfwGetWindowSize(window, w, h);
        float scale = scale(window, w[0]);
        return new WindowSize((int) Math.ceil(w[0] / scale), (int) Math.ceil(h[0] / scale), false);
    }

    /** How much larger than said a window is made, as it is where screen coordinates are pixels and the screen is fine. */
    private static float scale(long window, int width) {
        int[] pixels = new int[1];
        float[] scale = new float[1];
        GLFW.glfwGetFramebufferSize(window, pixels, null);
        GLFW.glfwGetWindowContentScale(window, scale, null);
        return pixels[0] == width ? Math.max(1, scale[0]) : 1;
    }

    public void write(Path file) {
        try {
            Preferences.StudioFiles.write(file, new Gson().toJson(this));
        } catch (IOException | UserError e) {
            // the next window is as large as the one before
            return;
        }
    }
}
