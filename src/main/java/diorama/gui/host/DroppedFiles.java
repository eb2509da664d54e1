package diorama.gui.host;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.lwjgl.glfw.GLFW;
import org.lwjgl.glfw.GLFWDropCallback;

/** Files that are dropped on the window. Confined to the main thread. */
public final class DroppedFiles {
    private DroppedFiles() {}

    public static void install(long window, Consumer<List<Path>> open) {
        GLFW.glfwSetDropCallback(window, (handle, count, names) -> {
            List<Path> files = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                try {
                    files.add(Path.of(GLFWDropCallback.getName(names, i)));
                } catch (InvalidPathException e) {
                    // no file of this system is called that
                }
            }
            open.accept(files);
        });
    }
}
