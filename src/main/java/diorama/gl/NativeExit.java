package diorama.gl;

import java.util.Optional;
import java.util.function.IntConsumer;
import org.lwjgl.system.JNI;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.Platform;
import org.lwjgl.system.linux.DynamicLinkLoader;

/**
 * The end of a process without the last words of its libraries ({@code _exit} of POSIX): NVIDIA's driver crashes a process that ends while
 * a thread draws, which turns an exit code of 130 into 134 and leaves a crash report.
 */
final class NativeExit {
    /** Where {@code dlsym} looks through all that is loaded. */
    private static final long RTLD_DEFAULT = 0;

    private NativeExit() {}

    /** Ends the process with a code; empty where it is not known how. */
    static Optional<IntConsumer> find() {
        if (Platform.get() != Platform.LINUX) {
            return Optional.empty();
        }
        try (MemoryStack stack = MemoryStack.stackPush()) {
            stack.nASCII("_exit", true);
            long function = DynamicLinkLoader.ndlsym(RTLD_DEFAULT, stack.getPointerAddress());
            return function == 0 ? Optional.empty() : Optional.of(code -> JNI.invokeV(code, function));
        }
    }
}
