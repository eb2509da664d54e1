package diorama.gl;

import static org.lwjgl.glfw.GLFW.*;

import diorama.base.Size;
import java.nio.IntBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.Configuration;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.system.Platform;

/** A context with a window, shown or hidden. */
final class GlfwContext implements GlContext {
    /** GLFW is started with the first window and ended with the last. */
    private static final AtomicInteger WINDOWS = new AtomicInteger();

    /** Whether windows are of no platform: they can be rehearsed where there is no display. */
    private static final boolean UNSEEN = Boolean.getBoolean("diorama.gl.unseen");

    private static final long NONE = MemoryUtil.NULL;

    private final long window;
    private final String kind;

    private GlfwContext(long window, String kind) {
        this.window = window;
        this.kind = kind;
    }

    /**
     * @throws GlException without a display or without OpenGL 3.3
     * @throws LinkageError when GLFW cannot be loaded
     */
    static GlfwContext open(String title, Size size, boolean visible) {
        if (Platform.get() == Platform.LINUX) {
            // panels in windows of their own and window places work on X11 only; no platform is a window that nobody
            // sees
            glfwInitHint(GLFW_PLATFORM, UNSEEN ? GLFW_PLATFORM_NULL : GLFW_PLATFORM_X11);
        }
        if (!glfwInit()) {
            throw new GlException(lastError());
        }
        WINDOWS.incrementAndGet();
        long window = create(title, size);
        if (window == NONE) {
            String why = lastError();
            release();
            throw new GlException(why);
        }
        if (visible) {
            fit(window);
        }
        glfwMakeContextCurrent(window);
        return new GlfwContext(window, visible ? "window" : "hidden window");
    }

    private static long create(String title, Size size) {
        if (Platform.get() != Platform.LINUX) {
            return create(title, size, GLFW_NATIVE_CONTEXT_API);
        }
        // OpenGL's functions are looked up once a process, so a window after a headless context must use EGL too
        boolean free = Configuration.OPENGL_CONTEXT_API.get() == null;
        Configuration.OPENGL_CONTEXT_API.set("EGL");
        long window = create(title, size, GLFW_EGL_CONTEXT_API);
        if (window == NONE && free) {
            Configuration.OPENGL_CONTEXT_API.set("native");
            window = create(title, size, GLFW_NATIVE_CONTEXT_API);
        }
        return window;
    }

    private static long create(String title, Size size, int contextApi) {
        glfwDefaultWindowHints();
        // shown when the first picture is drawn: an empty window would flash
        glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
        glfwWindowHint(GLFW_CONTEXT_CREATION_API, contextApi);
        glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
        glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
        glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
        glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
        glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
        glfwWindowHint(GLFW_DEPTH_BITS, 0);
        glfwWindowHint(GLFW_STENCIL_BITS, 0);
        return glfwCreateWindow(size.width(), size.height(), title, NONE, NONE);
    }

    /** Keeps a window within its screen, where that is a small one. */
    private static void fit(long window) {
        long monitor = glfwGetPrimaryMonitor();
        if (monitor == NONE) {
            return;
        }
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer area = stack.mallocInt(4);
            IntBuffer size = stack.mallocInt(2);
            glfwGetMonitorWorkarea(monitor, area.slice(0, 1), area.slice(1, 1), area.slice(2, 1), area.slice(3, 1));
            glfwGetWindowSize(window, size.slice(0, 1), size.slice(1, 1));
            boolean fits = size.get(0) <= area.get(2) && size.get(1) <= area.get(3);
            if (!fits && area.get(2) > 0 && area.get(3) > 0) {
                glfwSetWindowSize(window, Math.min(size.get(0), area.get(2)), Math.min(size.get(1), area.get(3)));
                glfwSetWindowPos(window, area.get(0), area.get(1));
            }
        }
    }

    private static String lastError() {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer text = stack.mallocPointer(1);
            int code = glfwGetError(text);
            return code == GLFW_NO_ERROR || text.get(0) == NONE
                    ? "no window"
                    : MemoryUtil.memUTF8(text.get(0)).strip();
        }
    }

    private static void release() {
        if (WINDOWS.decrementAndGet() == 0) {
            glfwTerminate();
        }
    }

    long window() {
        return window;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public void close() {
        TextureDelivery.awaitAll();
        glfwMakeContextCurrent(NONE);
        glfwDestroyWindow(window);
        release();
    }
}
