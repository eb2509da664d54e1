package diorama.gui.host;

import org.lwjgl.glfw.GLFW;
import org.lwjgl.glfw.GLFWVidMode;
import org.lwjgl.system.MemoryUtil;

/** Lets the window fill its monitor and brings it back. Confined to the main thread. */
public final class FullScreen {
    private final long window;
    private final int[] x = new int[1];
    private final int[] y = new int[1];
    private final int[] width = new int[1];
    private final int[] height = new int[1];

    public FullScreen(long window) {
        this.window = window;
    }

    public boolean on() {
        return GLFW.glfwGetWindowMonitor(window) != MemoryUtil.NULL;
    }

    public void toggle() {
        if (on()) {
            GLFW.glfwSetWindowMonitor(window, MemoryUtil.NULL, x[0], y[0], width[0], height[0], GLFW.GLFW_DONT_CARE);
            return;
        }
        GLFW.glfwGetWindowPos(window, x, y);
        GLFW.glfwGetWindowSize(window, width, height);
        long monitor = GLFW.glfwGetPrimaryMonitor();
        GLFWVidMode mode = monitor == MemoryUtil.NULL ? null : GLFW.glfwGetVideoMode(monitor);
        if (mode != null) {
            GLFW.glfwSetWindowMonitor(window, monitor, 0, 0, mode.width(), mode.height(), mode.refreshRate());
        }
    }
}
