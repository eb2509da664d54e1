package diorama.base;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a file under a temporary name beside its final one and renames it only when it is whole. */
public final class AtomicFile {
    /** What is being written: it goes when the program is ended from outside. */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    static {
        AtEnd.add(() -> OPEN.forEach(AtomicFile::deleteQuietly));
    }

    private AtomicFile() {}

    /** Fills the file at the given path. */
    @FunctionalInterface
    public interface Writer {
        void write(Path path) throws IOException;
    }

    /**
     * Calls {@code writer} with a path in {@code target}'s folder that has the same extension, then moves it to
     * {@code target}, replacing what was there. On any failure the temporary file is deleted and {@code target} is as before.
     * Parent folders are made. Several threads may write one target; the last one stays.
     *
     * @throws UserError when the folder cannot be written or the disk is full
     */
    public static void write(Path target, Writer writer) {
        Path part = opened(target.toAbsolutePath());
        deleteStale(target);
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
            OPEN.remove(part);
        }
    }

    /** The hidden temporary name beside {@code target}, this process's own: {@code .NAME.PID.part.EXT}. */
    public static Path partOf(Path target) {
        return partOf(target, String.valueOf(ProcessHandle.current().pid()));
    }

    /** A name that no other thread writes to. */
    private static Path opened(Path target) {
        Path part = partOf(target);
        for (int n = 1; !OPEN.add(part); n++) {
            part = partOf(target, ProcessHandle.current().pid() + "-" + n);
        }
        return part;
    }

    private static Path partOf(Path target, String owner) {
        return target.resolveSibling("." + stem(target) + "." + owner + ".part" + extension(target));
    }

    /**
     * Deletes what processes that were killed left of {@code target}: parts whose process is gone and which nobody, on
     * another machine, has written to for a minute.
     */
    public static void deleteStale(Path target) {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return;
        }
        Pattern part = Pattern.compile(Pattern.quote("." + stem(target) + ".") + "(\\d{1,18})(?:-\\d{1,18})?"
                + Pattern.quote(".part" + extension(target)));
        Instant recent = Instant.now().minusSeconds(60);
        try (DirectoryStream<Path> found = Files.newDirectoryStream(
                folder, file -> part.matcher(String.valueOf(file.getFileName())).matches())) {
            for (Path file : found) {
                Matcher pid = part.matcher(String.valueOf(file.getFileName()));
                if (pid.matches()
                        && ProcessHandle.of(Long.parseLong(pid.group(1))).isEmpty()
                        && Files.getLastModifiedTime(file).toInstant().isBefore(recent)) {
                    deleteQuietly(file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // a folder that cannot be listed may still be written to; old parts do no harm
        }
    }

    private static String stem(Path target) {
        String name = String.valueOf(target.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static String extension(Path target) {
        return String.valueOf(target.getFileName()).substring(stem(target).length());
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
