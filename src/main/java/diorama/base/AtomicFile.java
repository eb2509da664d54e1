package diorama.base;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file under a temporary name beside its final one and renames it only when it is whole. */
public final class AtomicFile {
    private AtomicFile() {}

    /** Fills the file at the given path. */
    @FunctionalInterface
    public interface Writer {
        void write(Path path) throws IOException;
    }

    /**
     * Calls {@code writer} with a path in {@code target}'s folder that has the same extension, then moves it to
     * {@code target}, replacing what was there. On any failure the temporary file is deleted and {@code target} is as before.
     * Parent folders are made.
     *
     * @throws UserError when the folder cannot be written or the disk is full
     */
    public static void write(Path target, Writer writer) {
        Path part = partOf(target);
        deleteAtExit(part);
        try {
            Path parent = target.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            if (Files.isDirectory(target)) {
                throw new UserError(target + ": is a folder, want a file name");
            }
            writer.write(part);
            move(part, target);
        } catch (IOException e) {
            throw new UserError(target + ": cannot be written: " + reason(e), e);
        } finally {
            deleteQuietly(part);
        }
    }

    /** The hidden temporary name beside {@code target}: {@code .NAME.part.EXT}. */
    public static Path partOf(Path target) {
        String name = String.valueOf(target.getFileName());
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String extension = dot > 0 ? name.substring(dot) : "";
        return target.resolveSibling("." + stem + ".part" + extension);
    }

    /** Has {@code part} deleted when the program is ended from outside (Ctrl-C, SIGTERM) before it is moved away. */
    public static void deleteAtExit(Path part) {
        part.toFile().deleteOnExit();
    }

    /** Moves a finished file to its final name in one step where the file system can. */
    public static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** A short reason for a failed file operation, without the path. */
    public static String reason(IOException e) {
        if (e instanceof java.nio.file.AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (e instanceof java.nio.file.FileAlreadyExistsException) {
            return "a file is in the way of a folder";
        }
        if (e instanceof FileSystemException f && f.getReason() != null) {
            return f.getReason();
        }
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private static void deleteQuietly(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // the failure that brought us here is already being told
        }
    }
}
