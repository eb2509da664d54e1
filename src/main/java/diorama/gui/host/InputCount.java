package diorama.gui.host;

import org.lwjgl.glfw.GLFW;

/**
 * Counts keys and buttons: Dear ImGui takes one change of a key a frame, so that as many frames must follow. Install before Dear
 * ImGui, which calls these callbacks as well. Confined to the main thread.
 */
final class InputCount {
    private static final int MOST = 120;

    private int events;

    void install(long window) {
        GLFW.glfwSetKeyCallback(window, (handle, key, code, action, mods) -> events++);
        GLFW.glfwSetCharCallback(window, (handle, letter) -> events++);
        GLFW.glfwSetMouseButtonCallback(window, (handle, button, action, mods) -> events++);
        GLFW.glfwSetScrollCallback(window, (handle, x, y) -> events++);
    }

    /** Those since the last call. */
    int take() {
        int taken = Math.min(MOST, events);
        events = 0;
        return taken;
    }
}
