package diorama.gui.host;

import org.lwjgl.glfw.GLFW;

/** What stands in the window's frame. Confined to the main thread. */
public final class WindowTitle {
    private final long window;
    private String said = "";

    public WindowTitle(long window) {
        this.window = window;
    }

    public void say(String title) {
        if (!title.equals(said)) {
            said = title;
            GLFW.glfwSetWindowTitle(window, title);
        }
    }
}
