package diorama.gl;

import static org.lwjgl.egl.EGL10.*;
import static org.lwjgl.egl.EGL12.EGL_RENDERABLE_TYPE;
import static org.lwjgl.egl.EGL14.EGL_OPENGL_API;
import static org.lwjgl.egl.EGL14.EGL_OPENGL_BIT;
import static org.lwjgl.egl.EGL14.eglGetCurrentContext;
import static org.lwjgl.egl.EGL15.*;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.lwjgl.PointerBuffer;
import org.lwjgl.egl.EGL;
import org.lwjgl.egl.EGLCapabilities;
import org.lwjgl.egl.EXTDeviceBase;
import org.lwjgl.egl.EXTPlatformDevice;
import org.lwjgl.system.Configuration;
import org.lwjgl.system.JNI;
import org.lwjgl.system.MemoryStack;

/** A context without any display, through EGL: on Linux, also where there is no GPU (Mesa's llvmpipe). */
final class EglContext implements GlContext {
    /** LWJGL 3.4.3 has no class for EGL_MESA_platform_surfaceless. */
    private static final int EGL_PLATFORM_SURFACELESS_MESA = 0x31DD;

    private static final long NONE = 0;

    /**
     * The display that worked last, which is the process's own as OpenGL's libraries are: NVIDIA's driver does not always give it
     * a second time. Guarded by the loader's lock.
     */
    private static Optional<Way> known = Optional.empty();

    /**
     * Contexts that nobody uses at present, kept for the next. Making one costs time, and on NVIDIA's driver (580) a thread that had a
     * context before can bind no buffers in another one (GL_INVALID_OPERATION).
     */
    private static final Queue<EglContext> PARKED = new ConcurrentLinkedQueue<>();

    private final String kind;
    private final long display;
    private final long context;
    private final long surface;
    private boolean spoilt;

    private EglContext(String kind, long display, long context, long surface) {
        this.kind = kind;
        this.display = display;
        this.context = context;
        this.surface = surface;
    }

    /** A way to an EGL display. */
    private record Way(String kind, long display) {}

    /**
     * The first that works of: a hardware device, the surfaceless platform, a software device. Hardware comes first because
     * the surfaceless platform is Mesa's own and draws in software beside another maker's driver.
     *
     * @param failures is told why ways failed
     * @return empty when none works
     * @throws LinkageError when libEGL is missing
     */
    static Optional<EglContext> open(List<String> failures) {
        for (EglContext parked = PARKED.poll(); parked != null; parked = PARKED.poll()) {
            if (eglBindAPI(EGL_OPENGL_API)
                    && eglMakeCurrent(parked.display, parked.surface, parked.surface, parked.context)) {
                return Optional.of(parked);
            }
            parked.destroy();
        }
        Optional<EglContext> opened = first(known.map(List::of).orElseGet(EglContext::ways), failures);
        // the card that drew before may refuse another context
        return opened.isEmpty() && known.isPresent() ? first(ways(), failures) : opened;
    }

    private static Optional<EglContext> first(List<Way> ways, List<String> failures) {
        for (Way way : ways) {
            try {
                EglContext context = open(way);
                known = Optional.of(way);
                return Optional.of(context);
            } catch (GlException e) {
                failures.add(way.kind + ": " + e.getMessage());
            }
        }
        return Optional.empty();
    }

    private static List<Way> ways() {
        EGLCapabilities client = EGL.getCapabilities();
        List<Way> hardware = new ArrayList<>();
        List<Way> software = new ArrayList<>();
        String extensions = eglQueryString(NONE, EGL_EXTENSIONS);
        // by the functions: some drivers name EGL_EXT_device_base, others the two extensions it was cut into
        if (client.eglQueryDevicesEXT != NONE
                && client.eglQueryDeviceStringEXT != NONE
                && extensions != null
                && List.of(extensions.split(" ")).contains("EGL_EXT_platform_device")) {
            try (MemoryStack stack = MemoryStack.stackPush()) {
                IntBuffer count = stack.mallocInt(1);
                PointerBuffer devices = stack.mallocPointer(16);
                boolean listed = EXTDeviceBase.eglQueryDevicesEXT(devices, count);
                for (int i = 0; listed && i < count.get(0); i++) {
                    String kinds = EXTDeviceBase.eglQueryDeviceStringEXT(devices.get(i), EGL_EXTENSIONS);
                    boolean soft = kinds != null && kinds.contains("EGL_MESA_device_software");
                    long display = eglGetPlatformDisplay(
                            EXTPlatformDevice.EGL_PLATFORM_DEVICE_EXT, devices.get(i), (PointerBuffer) null);
                    (soft ? software : hardware).add(new Way("EGL device " + i, display));
                }
            }
        }
        List<Way> ways = new ArrayList<>(hardware);
        if (client.eglGetPlatformDisplay != NONE) {
            // through the pointer: LWJGL refuses a native display of 0, which is EGL_DEFAULT_DISPLAY
            ways.add(new Way(
                    "EGL surfaceless",
                    JNI.callPPP(EGL_PLATFORM_SURFACELESS_MESA, NONE, NONE, client.eglGetPlatformDisplay)));
        }
        ways.addAll(software);
        return ways;
    }

    private static EglContext open(Way way) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            long display = way.display;
            require(display != NONE, "no display");
            IntBuffer version = stack.mallocInt(2);
            require(eglInitialize(display, version.slice(0, 1), version.slice(1, 1)), "eglInitialize");
            EGLCapabilities can = EGL.createDisplayCapabilities(display, version.get(0), version.get(1));
            require(eglBindAPI(EGL_OPENGL_API), "eglBindAPI");
            PointerBuffer config = stack.mallocPointer(1);
            IntBuffer configs = stack.mallocInt(1);
            IntBuffer wanted =
                    stack.ints(EGL_SURFACE_TYPE, EGL_PBUFFER_BIT, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_NONE);
            require(
                    eglChooseConfig(display, wanted, config, configs) && configs.get(0) > 0,
                    "no config for desktop OpenGL");
            // drivers may give what is asked for and no more
            long context = create(display, config.get(0), NONE, 4);
            context = context == NONE ? create(display, config.get(0), NONE, 3) : context;
            require(context != NONE, "no OpenGL 3.3 core context");
            long surface = can.EGL_KHR_surfaceless_context
                    ? NONE
                    : eglCreatePbufferSurface(
                            display, config.get(0), stack.ints(EGL_WIDTH, 16, EGL_HEIGHT, 16, EGL_NONE));
            require(eglMakeCurrent(display, surface, surface, context), "eglMakeCurrent");
            return new EglContext(way.kind, display, context, surface);
        }
    }

    /** What contexts beside the current one are made of. */
    record Sharing(long display, long config, long with) {
        /** Has one that shares the objects of that one, without a surface, for a while on this thread. */
        void run(Runnable work) {
            require(eglBindAPI(EGL_OPENGL_API), "eglBindAPI");
            long context = create(display, config, with, 3);
            require(context != NONE, "no context that shares another one's objects");
            try {
                require(eglMakeCurrent(display, NONE, NONE, context), "eglMakeCurrent");
                work.run();
            } finally {
                eglMakeCurrent(display, NONE, NONE, NONE);
                eglDestroyContext(display, context);
            }
        }
    }

    /** What shares with this thread's context; empty where that is not EGL's. */
    static Optional<Sharing> sharing() {
        if (!"EGL".equals(Configuration.OPENGL_CONTEXT_API.get())) {
            return Optional.empty();
        }
        long display = eglGetCurrentDisplay();
        long current = eglGetCurrentContext();
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer number = stack.mallocInt(1);
            PointerBuffer config = stack.mallocPointer(1);
            boolean found = current != NONE
                    && eglQueryContext(display, current, EGL_CONFIG_ID, number)
                    && eglChooseConfig(
                            display, stack.ints(EGL_CONFIG_ID, number.get(0), EGL_NONE), config, stack.mallocInt(1));
            return found ? Optional.of(new Sharing(display, config.get(0), current)) : Optional.empty();
        }
    }

    /** @return a core context of version {@code major}.3, or none */
    private static long create(long display, long config, long with, int major) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            return eglCreateContext(
                    display,
                    config,
                    with,
                    stack.ints(
                            EGL_CONTEXT_MAJOR_VERSION,
                            major,
                            EGL_CONTEXT_MINOR_VERSION,
                            3,
                            EGL_CONTEXT_OPENGL_PROFILE_MASK,
                            EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                            EGL_NONE));
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new GlException(what + " (EGL error 0x" + Integer.toHexString(eglGetError()) + ")");
        }
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public void spoil() {
        spoilt = true;
    }

    /** Kept for the next who wants one; the display stays initialised for others of this process. */
    @Override
    public void close() {
        eglMakeCurrent(display, NONE, NONE, NONE);
        if (spoilt) {
            destroy();
        } else {
            PARKED.add(this);
        }
    }

    /** How many wait for an owner. */
    static int kept() {
        return PARKED.size();
    }

    private void destroy() {
        if (surface != NONE) {
            eglDestroySurface(display, surface);
        }
        eglDestroyContext(display, context);
    }
}
