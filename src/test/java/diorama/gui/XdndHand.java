package diorama.gui;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.Library;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.system.SharedLibrary;
import org.lwjgl.system.libffi.FFICIF;
import org.lwjgl.system.libffi.FFIType;
import org.lwjgl.system.libffi.LibFFI;

/**
 * Drags a file from another program and drops it on a window: the source's half of the protocol XDND, version 5
 * (freedesktop.org, "Drag-and-Drop Protocol for the X Window System"), spoken through Xlib. All values are 64 bits wide.
 */
final class XdndHand implements AutoCloseable {
    private static final int CLIENT_MESSAGE = 33;
    private static final int SELECTION_REQUEST = 30;
    private static final int SELECTION_NOTIFY = 31;

    /** Of the union XEvent. */
    private static final int EVENT_BYTES = 192;

    private final SharedLibrary xlib = Library.loadNative(XdndHand.class, "diorama", "libX11.so.6");
    private final long display;
    private final long source;

    XdndHand(String name) throws IOException {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            display = call("XOpenDisplay", MemoryUtil.memAddress(stack.UTF8(name)));
        }
        if (display == 0) {
            throw new IOException("no display " + name);
        }
        long root = call("XDefaultRootWindow", display);
        source = call("XCreateSimpleWindow", display, root, 0, 0, 1, 1, 0, 0, 0);
    }

    /** Calls a function of Xlib: integers and addresses alike. */
    private long call(String function, long... arguments) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            int n = arguments.length;
            PointerBuffer types = stack.mallocPointer(Math.max(1, n));
            PointerBuffer values = stack.mallocPointer(Math.max(1, n));
            for (int i = 0; i < n; i++) {
                types.put(i, LibFFI.ffi_type_pointer.address());
                values.put(i, MemoryUtil.memAddress(stack.longs(arguments[i])));
            }
            FFICIF interf = FFICIF.malloc(stack);
            FFIType result = LibFFI.ffi_type_pointer;
            int ready = LibFFI.ffi_prep_cif(interf, LibFFI.FFI_DEFAULT_ABI, result, types);
            if (ready != LibFFI.FFI_OK) {
                throw new IllegalStateException(function + " cannot be called");
            }
            ByteBuffer answer = stack.malloc(8, 8);
            LibFFI.ffi_call(interf, xlib.getFunctionAddress(function), answer, values);
            return answer.getLong(0);
        }
    }

    /** Says what all programs that come to the screen are to know, as xrdb does. */
    void resources(String lines) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            ByteBuffer text = stack.bytes(lines.getBytes(StandardCharsets.US_ASCII));
            call(
                    "XChangeProperty",
                    display,
                    call("XDefaultRootWindow", display),
                    atom("RESOURCE_MANAGER"),
                    atom("STRING"),
                    8,
                    0,
                    MemoryUtil.memAddress(text),
                    text.remaining());
            call("XSync", display, 0);
        }
    }

    private long atom(String name) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            return call("XInternAtom", display, MemoryUtil.memAddress(stack.UTF8(name)), 0);
        }
    }

    /** Drops a file on a window at a place of the screen, and hands it over when it is asked for. */
    void drop(Path file, long window, int x, int y) throws IOException, InterruptedException {
        call("XSetSelectionOwner", display, atom("XdndSelection"), source, 0);
        send(window, "XdndEnter", source, 5L << 24, atom("text/uri-list"), 0, 0);
        send(window, "XdndPosition", source, 0, (long) x << 16 | y, 0, atom("XdndActionCopy"));
        send(window, "XdndDrop", source, 0, 0, 0, 0);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        try (MemoryStack stack = MemoryStack.stackPush()) {
            ByteBuffer event = stack.calloc(8, EVENT_BYTES);
            long finished = atom("XdndFinished");
            while (System.nanoTime() < end) {
                if ((int) call("XPending", display) == 0) {
                    TimeUnit.MILLISECONDS.sleep(20);
                    continue;
                }
                call("XNextEvent", display, MemoryUtil.memAddress(event));
                int type = event.getInt(0);
                if (type == SELECTION_REQUEST) {
                    answer(event, file.toUri() + "\r\n");
                } else if (type == CLIENT_MESSAGE && event.getLong(40) == finished) {
                    return;
                }
            }
        }
        throw new IOException("nobody took " + file);
    }

    /** Asks a window for the clipboard for a window that does not exist, as those do that close meanwhile. */
    void askAsNobody(long window) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            ByteBuffer event = stack.calloc(8, EVENT_BYTES);
            event.putInt(0, SELECTION_REQUEST);
            event.putLong(24, display);
            event.putLong(32, window);
            event.putLong(40, 0x7f00001);
            event.putLong(48, atom("CLIPBOARD"));
            event.putLong(56, atom("TARGETS"));
            event.putLong(64, atom("ANSWER"));
            call("XSendEvent", display, window, 0, 0, MemoryUtil.memAddress(event));
            call("XFlush", display);
        }
    }

    /** XClientMessageEvent: type, serial, send_event, display, window, message_type, format, data.l[5]. */
    private void send(long window, String message, long... data) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            ByteBuffer event = stack.calloc(8, EVENT_BYTES);
            event.putInt(0, CLIENT_MESSAGE);
            event.putLong(24, display);
            event.putLong(32, window);
            event.putLong(40, atom(message));
            event.putInt(48, 32);
            for (int i = 0; i < data.length; i++) {
                event.putLong(56 + 8 * i, data[i]);
            }
            call("XSendEvent", display, window, 0, 0, MemoryUtil.memAddress(event));
            call("XFlush", display);
        }
    }

    /** XSelectionRequestEvent: ..., owner 32, requestor 40, selection 48, target 56, property 64, time 72. */
    private void answer(ByteBuffer request, String uris) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            ByteBuffer text = stack.bytes(uris.getBytes(StandardCharsets.US_ASCII));
            long requestor = request.getLong(40);
            long target = request.getLong(56);
            long property = request.getLong(64);
            call(
                    "XChangeProperty",
                    display,
                    requestor,
                    property,
                    target,
                    8,
                    0,
                    MemoryUtil.memAddress(text),
                    text.remaining());
            // XSelectionEvent: requestor 32, selection 40, target 48, property 56, time 64
            ByteBuffer event = stack.calloc(8, EVENT_BYTES);
            event.putInt(0, SELECTION_NOTIFY);
            event.putLong(24, display);
            event.putLong(32, requestor);
            event.putLong(40, request.getLong(48));
            event.putLong(48, target);
            event.putLong(56, property);
            event.putLong(64, request.getLong(72));
            call("XSendEvent", display, requestor, 0, 0, MemoryUtil.memAddress(event));
            call("XFlush", display);
        }
    }

    @Override
    public void close() {
        call("XCloseDisplay", display);
        xlib.free();
    }
}
