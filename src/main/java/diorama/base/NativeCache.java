package diorama.base;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Native libraries, unpacked once into the user's cache instead of at every start. Each is there whole or not at all, also while
 * another process unpacks the same one: a part of a library ends the process that loads it.
 */
public final class NativeCache {
    private NativeCache() {}

    /** @param name of the library with its version and machine */
    public static Path folder(String name) {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path base =
                cache == null || cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return base.resolve("diorama").resolve(name);
    }

    /**
     * Unpacks a library unless it is there.
     *
     * @param resource its place in the class path, from the root on
     * @return whether it is there now; not where the class path does not hold it
     */
    public static boolean unpack(String resource, Path folder) throws IOException {
        Path target = folder.resolve(resource.substring(resource.lastIndexOf('/') + 1));
        if (Files.isRegularFile(target)) {
            return true;
        }
        try (InputStream in = NativeCache.class.getResourceAsStream("/" + resource)) {
            if (in == null) {
                return false;
            }
            Files.createDirectories(folder);
            Path part = Files.createTempFile(folder, "library", ".part");
            try {
                Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
                AtomicFile.move(part, target);
            } finally {
                Files.deleteIfExists(part);
            }
            return true;
        }
    }
}
