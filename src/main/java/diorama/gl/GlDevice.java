package diorama.gl;

import static org.lwjgl.opengl.GL33C.*;

import diorama.base.AtEnd;
import diorama.base.Parallel;
import diorama.base.Size;
import diorama.base.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.lwjgl.glfw.GLFW;
import org.lwjgl.opengl.GL;
import org.lwjgl.opengl.GL43C;
import org.lwjgl.opengl.GLCapabilities;
import org.lwjgl.opengl.GLDebugMessageCallback;
import org.lwjgl.system.Configuration;
import org.lwjgl.system.Platform;

/**
 * One OpenGL 3.3 core context, current on the thread that opened it and confined to that thread, and the scope of all that
 * lives in it. {@code -Ddiorama.gl.debug=true} makes {@link #check} tell the driver's own words.
 */
public final class GlDevice implements AutoCloseable {
    private static final String WANTED_LIBRARIES = "install the packages libegl1 and libgl1-mesa-dri";

    private static final Runnable LAST_WORDS = NativeExit::beforeLibraries;

    private final GlContext context;
    private final GlScope scope;
    private final String renderer;
    private final String version;
    private final boolean leaksAreErrors;
    private final List<String> debugMessages = new ArrayList<>();
    private @Nullable GLDebugMessageCallback debugCallback;
    private boolean closed;

    private GlDevice(GlContext context) {
        this.context = context;
        GLCapabilities can = GL.createCapabilities();
        GlState.asNew();
        this.scope = GlScope.root("device");
        this.renderer = text(GL_RENDERER);
        this.version = text(GL_VERSION);
        this.leaksAreErrors = Boolean.getBoolean("diorama.gl.leaks");
        if (Boolean.getBoolean("diorama.gl.debug") && can.glDebugMessageCallback != 0) {
            listen();
        }
    }

    private static String text(int what) {
        String text = glGetString(what);
        return text == null ? "unknown" : text;
    }

    /**
     * A context without a window: EGL where it is (Linux), else a hidden window.
     *
     * @throws UserError when OpenGL is missing, naming what to install
     */
    public static GlDevice headless() {
        return Parallel.loading(GlDevice::openHeadless);
    }

    /** As {@link #headless}, for commands that have an option to do without. */
    public static GlDevice headlessOrCpu() {
        try {
            return headless();
        } catch (UserError e) {
            throw new UserError(e.getMessage() + ", or use --renderer cpu", e);
        }
    }

    /**
     * One without a window for a thread beside the window's, whose own system of windows it leaves alone; empty where there is
     * none: without EGL.
     */
    public static Optional<GlDevice> beside() {
        Object api = Configuration.OPENGL_CONTEXT_API.get();
        // functions are looked up once a process: those of a window without EGL are not EGL's
        return api == null || api.equals("EGL") ? Parallel.loading(() -> openEgl(new ArrayList<>())) : Optional.empty();
    }

    private static GlDevice openHeadless() {
        List<String> failures = new ArrayList<>();
        Optional<GlDevice> egl = openEgl(failures);
        if (egl.isPresent()) {
            return egl.get();
        }
        try {
            return started(GlfwContext.open("Diorama", new Size(16, 16), false));
        } catch (GlException | LinkageError e) {
            failures.add("window: " + firstLine(e));
        }
        throw new UserError("OpenGL without a display does not work here (" + String.join("; ", failures) + "): "
                + WANTED_LIBRARIES);
    }

    private static Optional<GlDevice> openEgl(List<String> failures) {
        if (Platform.get() == Platform.LINUX) {
            try {
                if (Configuration.OPENGL_CONTEXT_API.get() == null) {
                    Configuration.OPENGL_CONTEXT_API.set("EGL");
                }
                // one that was kept may be lost meanwhile
                for (int tried = 0; tried < 3; tried++) {
                    var egl = EglContext.open(failures);
                    if (egl.isEmpty()) {
                        break;
                    }
                    try {
                        return Optional.of(started(egl.get()));
                    } catch (GlException | IllegalStateException e) {
                        failures.add(egl.get().kind() + ": " + firstLine(e));
                    }
                }
            } catch (LinkageError e) {
                failures.add("EGL: " + firstLine(e));
            }
        }
        return Optional.empty();
    }

    /**
     * A window of the given size in screen coordinates of a screen of usual fineness, its context current; whoever draws in it
     * shows it. On macOS only on the process's first thread.
     *
     * @throws UserError without a display or OpenGL 3.3
     */
    public static GlDevice window(String title, Size size) {
        try {
            return Parallel.loading(() -> started(GlfwContext.open(title, size, true)));
        } catch (GlException | LinkageError e) {
            throw new UserError(
                    "no window can be opened (" + firstLine(e) + "): start it on a desktop with OpenGL 3.3, or use"
                            + " --screenshot FILE to draw without a display",
                    e);
        }
    }

    private static GlDevice started(GlContext context) {
        AtEnd.add(LAST_WORDS);
        try {
            return new GlDevice(context);
        } catch (IllegalStateException | GlException | LinkageError e) {
            context.spoil();
            context.close();
            throw e;
        }
    }

    private static String firstLine(Throwable e) {
        String message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("").strip();
    }

    /** Owner of everything on this device. */
    public GlScope scope() {
        return scope;
    }

    /** The GLFW window's handle, for input; empty without a window. */
    public OptionalLong window() {
        return context instanceof GlfwContext glfw ? OptionalLong.of(glfw.window()) : OptionalLong.empty();
    }

    /** Size of the window's drawing area, px. */
    public Size windowSize() {
        int[] width = new int[1];
        int[] height = new int[1];
        GLFW.glfwGetFramebufferSize(windowHandle(), width, height);
        return new Size(Math.max(1, width[0]), Math.max(1, height[0]));
    }

    /** Shows what was drawn to the window. */
    public void swap() {
        GLFW.glfwSwapBuffers(windowHandle());
    }

    private long windowHandle() {
        return window().orElseThrow(() -> new IllegalStateException("a headless device has no window"));
    }

    /** Name of what draws, as the driver gives it. */
    public String rendererName() {
        return renderer;
    }

    /** OpenGL version, as the driver gives it. */
    public String version() {
        return version;
    }

    /** How the context was come by: "EGL surfaceless", "EGL device 0", "window", "hidden window". */
    public String kind() {
        return context.kind();
    }

    /** True where the CPU draws: then the CPU back ends are faster. */
    public boolean softwareRenderer() {
        String name = renderer.toLowerCase(Locale.ROOT);
        return name.contains("llvmpipe")
                || name.contains("softpipe")
                || name.contains("swrast")
                || name.contains("software")
                || name.contains("swiftshader")
                || name.contains("gdi generic")
                || name.contains("basic render");
    }

    /** Whether it runs compute shaders: the drivers' newest OpenGL that agrees with 3.3 is 4.3 or newer. */
    public boolean computes() {
        return GL.getCapabilities().OpenGL43;
    }

    /** Longest side of a texture, px. */
    public int maxTextureSide() {
        return glGetInteger(GL_MAX_TEXTURE_SIZE);
    }

    /** @throws GlException when OpenGL has reported an error since the last check; {@code what} was being done */
    public void check(String what) {
        int error = glGetError();
        if (!debugMessages.isEmpty()) {
            String messages = String.join("; ", debugMessages);
            debugMessages.clear();
            throw new GlException(what + ": " + messages);
        }
        if (error != GL_NO_ERROR) {
            throw new GlException(what + ": OpenGL error 0x" + Integer.toHexString(error));
        }
    }

    private void listen() {
        glEnable(GL43C.GL_DEBUG_OUTPUT);
        glEnable(GL43C.GL_DEBUG_OUTPUT_SYNCHRONOUS);
        debugCallback = GLDebugMessageCallback.create((source, type, id, severity, length, message, user) -> {
            // compilers tell of their doubts with high severity; what does not compile throws by itself
            boolean compiler = source == GL43C.GL_DEBUG_SOURCE_SHADER_COMPILER;
            if (!compiler && (type == GL43C.GL_DEBUG_TYPE_ERROR || severity == GL43C.GL_DEBUG_SEVERITY_HIGH)) {
                debugMessages.add(GLDebugMessageCallback.getMessage(length, message));
            }
        });
        GL43C.glDebugMessageCallback(debugCallback, 0);
    }

    /**
     * Frees everything and the context. With {@code -Ddiorama.gl.leaks=true} (tests) what its owners have not freed is an
     * error.
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        int alive = scope.alive();
        String tree = scope.tree();
        scope.close();
        closed = true;
        if (debugCallback != null) {
            glDisable(GL43C.GL_DEBUG_OUTPUT);
            GL43C.glDebugMessageCallback(null, 0);
        }
        if (!GlState.quiet()) {
            context.spoil();
        }
        GL.setCapabilities(null);
        context.close();
        if (debugCallback != null) {
            debugCallback.free();
        }
        if (leaksAreErrors && alive > 0) {
            throw new IllegalStateException(alive + " objects were not freed by their owners:\n" + tree);
        }
    }
}
