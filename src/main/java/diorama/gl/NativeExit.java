package diorama.gl;

import java.util.OptionalLong;
import org.lwjgl.system.JNI;

/**
 * The end of a process without the last words of the libraries it has loaded. NVIDIA's driver (580) crashes a process that ends while
 * there is a context, or a thread that draws or has drawn, which turns an exit code of 0 or 130 into 134 and leaves a crash report.
 */
final class NativeExit {
    private NativeExit() {}

    /**
     * Has the C library end the process ({@code _exit} of POSIX, called by {@code on_exit} of glibc) before the libraries that are
     * loaded by now have their say: when Java has done all of its own, and with the code it ends with. Called as late as can be.
     * Elsewhere than with glibc all stays as it is.
     */
    static void beforeLibraries() {
        OptionalLong exit = CLibrary.function("_exit");
        OptionalLong onExit = CLibrary.function("on_exit");
        if (exit.isPresent() && onExit.isPresent()) {
            // void _exit(int status) as void function(int status, void *)
            JNI.invokePPI(exit.getAsLong(), 0L, onExit.getAsLong());
        }
    }
}
