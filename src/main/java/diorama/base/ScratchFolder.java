package diorama.base;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for files of the moment, gone when it is closed, and when the program is ended from outside. */
public final class ScratchFolder implements AutoCloseable {
    private final Path path;
    private final Runnable atEnd;

    public ScratchFolder(String prefix) throws IOException {
        Path made = create(prefix);
        path = made;
        atEnd = () -> deleteQuietly(made);
        AtEnd.add(atEnd);
    }

    /** Java's own name for it takes a random number so safe that the first of a process takes a twentieth of a second. */
    private static Path create(String prefix) throws IOException {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        boolean posix = parent.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] own = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        long number = System.nanoTime() ^ ProcessHandle.current().pid() << 48;
        while (true) {
            try {
                return Files.createDirectory(parent.resolve(prefix + Long.toUnsignedString(number++)), own);
            } catch (FileAlreadyExistsException e) {
                // the next
            }
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        deleteQuietly(path);
        AtEnd.remove(atEnd);
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
