package diorama.gl;

import java.util.OptionalLong;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.Platform;
import org.lwjgl.system.linux.DynamicLinkLoader;

/** Functions of the process's C library, by their names. */
public final class CLibrary {
    /** Where {@code dlsym} looks through all that is loaded. */
    private static final long RTLD_DEFAULT = 0;

    private CLibrary() {}

    /** Address of a function; empty where this C library has none of that name, and elsewhere than on Linux. */
    public static OptionalLong function(String name) {
        if (Platform.get() != Platform.LINUX) {
            return OptionalLong.empty();
        }
        try (MemoryStack stack = MemoryStack.stackPush()) {
            stack.nASCII(name, true);
            long found = DynamicLinkLoader.ndlsym(RTLD_DEFAULT, stack.getPointerAddress());
            return found == 0 ? OptionalLong.empty() : OptionalLong.of(found);
        }
    }
}
