package diorama.gl;

import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.function.Consumer;
import org.lwjgl.glfw.GLFW;
import org.lwjgl.glfw.GLFWNativeX11;
import org.lwjgl.system.APIUtil;
import org.lwjgl.system.Callback;
import org.lwjgl.system.CallbackI;
import org.lwjgl.system.JNI;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.system.libffi.LibFFI;
import org.lwjgl.system.linux.X11;
import org.lwjgl.system.linux.XErrorEvent;

/**
 * Hears what the X server refuses, and that its connection is lost. Xlib by itself ends the process at both; so it does when
 * another program goes away between its question for the clipboard, or a drop, and the answer. Made after the window, on its
 * thread; nothing where windows are not X11's.
 */
public final class XErrors implements AutoCloseable {
    private static final int BAD_WINDOW = 3;

    private static final Map<Integer, String> NAMES = Map.of(
            1,
            "BadRequest",
            2,
            "BadValue",
            3,
            "BadWindow",
            5,
            "BadAtom",
            8,
            "BadMatch",
            9,
            "BadDrawable",
            10,
            "BadAccess",
            11,
            "BadAlloc");

    private final Refusal refusal;
    private final Loss loss;
    private final boolean listens;

    /** {@code int handler(Display*, XErrorEvent*)}. */
    @FunctionalInterface
    private interface Refusal extends CallbackI {
        Callback.Descriptor DESCRIPTOR = new Callback.Descriptor(
                Refusal.class,
                MethodHandles.lookup(),
                APIUtil.apiCreateCIF(LibFFI.ffi_type_sint32, LibFFI.ffi_type_pointer, LibFFI.ffi_type_pointer));

        @Override
        default Callback.Descriptor getDescriptor() {
            return DESCRIPTOR;
        }

        @Override
        default void callback(long result, long arguments) {
            called(XErrorEvent.create(MemoryUtil.memGetAddress(MemoryUtil.memGetAddress(arguments + Long.BYTES))));
            MemoryUtil.memPutLong(result, 0);
        }

        void called(XErrorEvent event);
    }

    /** {@code int handler(Display*)}; Xlib ends the process when it returns. */
    @FunctionalInterface
    private interface Loss extends CallbackI {
        Callback.Descriptor DESCRIPTOR = new Callback.Descriptor(
                Loss.class,
                MethodHandles.lookup(),
                APIUtil.apiCreateCIF(LibFFI.ffi_type_sint32, LibFFI.ffi_type_pointer));

        @Override
        default Callback.Descriptor getDescriptor() {
            return DESCRIPTOR;
        }

        @Override
        default void callback(long result, long arguments) {
            called();
            MemoryUtil.memPutLong(result, 0);
        }

        void called();
    }

    /**
     * @param device with the window
     * @param refused gets what was refused, in a line; the program goes on
     * @param lost gets why nothing can be shown any more; the process ends when it returns
     */
    public XErrors(GlDevice device, Consumer<String> refused, Consumer<String> lost) {
        listens = GLFW.glfwGetPlatform() == GLFW.GLFW_PLATFORM_X11;
        long own = listens ? GLFWNativeX11.glfwGetX11Window(device.window().orElseThrow()) : 0;
        refusal = event -> {
            if (event.resourceid() == own && event.error_code() == BAD_WINDOW) {
                lost.accept("its window was taken away from outside");
            } else {
                refused.accept(text(event));
            }
        };
        loss = () -> lost.accept("the connection to the X server was lost");
        if (listens) {
            handle("XSetErrorHandler", refusal.address());
            handle("XSetIOErrorHandler", loss.address());
        }
    }

    private static void handle(String setter, long handler) {
        JNI.invokePP(handler, APIUtil.apiGetFunctionAddress(X11.getLibrary(), setter));
    }

    private static String text(XErrorEvent event) {
        int code = Byte.toUnsignedInt(event.error_code());
        return "the X server refused request %d.%d: %s"
                .formatted(
                        Byte.toUnsignedInt(event.request_code()),
                        Byte.toUnsignedInt(event.minor_code()),
                        NAMES.getOrDefault(code, "error " + code));
    }

    /** Xlib does again as it likes. */
    @Override
    public void close() {
        if (listens) {
            handle("XSetErrorHandler", MemoryUtil.NULL);
            handle("XSetIOErrorHandler", MemoryUtil.NULL);
        }
    }
}
