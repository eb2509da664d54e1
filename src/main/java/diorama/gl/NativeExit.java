package diorama.gl;

import org.lwjgl.system.JNI;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.Platform;
import org.lwjgl.system.linux.DynamicLinkLoader;

/**
 * The end of a process without the last words of the libraries it has loaded. NVIDIA's driver (580) crashes a process that ends while
 * there is a context, or a thread that draws or has drawn, which turns an exit code of 0 or 130 into 134 and leaves a crash report.
 */
final class NativeExit {
    /** Where {@code dlsym} looks through all that is loaded. */
    private static final long RTLD_DEFAULT = 0;

    private NativeExit() {}

    /**
     * Has the C library end the process ({@code _exit} of POSIX, called by {@code on_exit} of glibc) before the libraries that are
     * loaded by now have their say: when Java has done all of its own, and with the code it ends with. Called as late as can be.
     * Elsewhere than with glibc all stays as it is.
     */
    static void beforeLibraries() {
        if (Platform.get() != Platform.LINUX) {
            return;
        }
        long exit = function("_exit");
        long onExit = function("on_exit");
        if (exit != 0 && onExit != 0) {
            // void _exit(int status) as void function(int status, void *)
            JNI.invokePPI(exit, 0L, onExit);
        }
    }

    private static long function(String name) {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            stack.nASCII(name, true);
            return DynamicLinkLoader.ndlsym(RTLD_DEFAULT, stack.getPointerAddress());
        }
    }
}
