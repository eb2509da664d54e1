package diorama.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for files of the moment, gone when it is closed, and when the program is ended from outside. */
public final class ScratchFolder implements AutoCloseable {
    private final Path path;
    private final Thread atExit;

    public ScratchFolder(String prefix) throws IOException {
        Path made = Files.createTempDirectory(prefix);
        path = made;
        atExit = new Thread(() -> deleteQuietly(made));
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        deleteQuietly(path);
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // the program is ending, and the hook does the same
        }
    }

    private static void deleteQuietly(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // what cannot be deleted stays where the system keeps such files
        }
    }
}
