package diorama.gui;

import org.lwjgl.glfw.GLFW;

/** What stands in the window's frame. Confined to the main thread. */
final class WindowTitle {
    private final long window;
    private String said = "";

    WindowTitle(long window) {
        this.window = window;
    }

    void say(String title) {
        if (!title.equals(said)) {
            said = title;
            GLFW.glfwSetWindowTitle(window, title);
        }
    }
}
