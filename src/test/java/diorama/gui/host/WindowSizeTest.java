package diorama.gui.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lwjgl.glfw.GLFW;
import org.lwjgl.system.MemoryUtil;

class WindowSizeTest {
    @Test
    void whatIsWrittenIsReadAndNonsenseIsNot(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("studio").resolve("window.json");
        assertEquals(WindowSize.DEFAULTS, WindowSize.read(file));
        WindowSize large = new WindowSize(2400, 1500, true);
        large.write(file);
        assertEquals(large, WindowSize.read(file));
        for (String nonsense : new String[] {
            "",
            "{",
            "[]",
            "{\"width\":3,\"height\":900}",
            "{\"width\":2147483647,\"height\":900}",
            "{\"width\":\"wide\"}"
        }) {
            Files.writeString(file, nonsense);
            assertEquals(WindowSize.DEFAULTS, WindowSize.read(file), nonsense);
        }
    }

    @Test
    void aMaximisedWindowKeepsTheSizeFromBefore() {
        GLFW.glfwInitHint(GLFW.GLFW_PLATFORM, GLFW.GLFW_PLATFORM_NULL);
        assertTrue(GLFW.glfwInit());
        try {
            GLFW.glfwWindowHint(GLFW.GLFW_CLIENT_API, GLFW.GLFW_NO_API);
            GLFW.glfwWindowHint(GLFW.GLFW_VISIBLE, GLFW.GLFW_FALSE);
            long window = GLFW.glfwCreateWindow(1000, 700, "", MemoryUtil.NULL, MemoryUtil.NULL);
            WindowSize first = WindowSize.DEFAULTS.of(window);
            assertEquals(new WindowSize(1000, 700, false), first);
            GLFW.glfwMaximizeWindow(window);
            GLFW.glfwSetWindowSize(window, 1900, 1000);
            WindowSize maximised = first.of(window);
            assertEquals(new WindowSize(1000, 700, true), maximised);
            GLFW.glfwRestoreWindow(window);
            assertEquals(new WindowSize(1900, 1000, false), maximised.of(window));
        } finally {
            GLFW.glfwTerminate();
        }
    }
}
