package diorama.io;

import diorama.base.AtomicFile;
import diorama.base.UserError;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Starts {@link ImportChild} with limits of time and memory, and turns whatever becomes of it into one line. */
final class ImportProcess {
    private static final long LIMIT_SECONDS = Long.getLong("diorama.import.seconds", 60);
    /** Address space: Java's own 1 GiB at most, the rest is for Assimp. */
    private static final long LIMIT_KIB = Long.getLong("diorama.import.megabytes", 6144) * 1024;
    /** Largest file; Assimp reads it whole. */
    private static final long LARGEST = Integer.MAX_VALUE;

    private ImportProcess() {}

    /** Reads what the process left in its folder. */
    @FunctionalInterface
    interface Result<T> {
        T read(Path folder) throws IOException;
    }

    static <T> T run(Path file, boolean infoOnly, Result<T> result) {
        check(file);
        try {
            Path folder = Files.createTempDirectory("diorama-import");
            try {
                start(file, folder, infoOnly);
                return result.read(folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UserError(file + ": cannot be imported: " + AtomicFile.reason(e), e);
        }
    }

    private static void check(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UserError(file + ": " + (Files.exists(file) ? "is no file" : "no such file"));
        }
        if (!Files.isReadable(file)) {
            throw new UserError(file + ": cannot be read: permission denied");
        }
        long size = file.toFile().length();
        if (size == 0 || size > LARGEST) {
            throw new UserError(
                    file + ": " + (size == 0 ? "is empty" : "is " + (size >> 20) + " MiB, want at most 2047 MiB"));
        }
    }

    private static void start(Path file, Path folder, boolean infoOnly) throws IOException {
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(command(file, folder, infoOnly))
                .directory(folder.toFile())
                .redirectError(said.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectInput(ProcessBuilder.Redirect.from(new File(isWindows() ? "NUL" : "/dev/null")))
                .start();
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new UserError(file + ": cannot be imported: took longer than " + LIMIT_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError(file + ": import was interrupted", e);
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new UserError(file + ": cannot be imported: " + reason(process.exitValue(), said));
        }
    }

    private static List<String> command(Path file, Path folder, boolean infoOnly) {
        List<String> command = new ArrayList<>();
        if (!isWindows()) {
            command.addAll(List.of("/bin/sh", "-c", "ulimit -c 0; ulimit -v " + LIMIT_KIB + "; exec \"$@\"", "sh"));
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        command.addAll(List.of(
                java,
                "-Xmx1g",
                "-Xss4m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-XX:-UsePerfData",
                "-XX:CompressedClassSpaceSize=64m",
                "-XX:ReservedCodeCacheSize=32m",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:ErrorFile=" + folder.resolve("crash.log"),
                "-Dorg.lwjgl.util.NoChecks=true",
                "-cp",
                absolute(System.getProperty("java.class.path")),
                ImportChild.class.getName(),
                file.toAbsolutePath().normalize().toString(),
                folder.toString(),
                infoOnly ? ImportChild.INFO : "scene"));
        return command;
    }

    /** The process works in another folder. */
    private static String absolute(String classPath) {
        List<String> parts = new ArrayList<>();
        for (String part : classPath.split(File.pathSeparator, -1)) {
            if (!part.isEmpty()) {
                parts.add(Path.of(part).toAbsolutePath().toString());
            }
        }
        return String.join(File.pathSeparator, parts);
    }

    private static String reason(int exit, Path said) throws IOException {
        String text = Files.exists(said) ? Files.readString(said).strip() : "";
        String lower = text.toLowerCase(Locale.ROOT);
        if (exit == ImportChild.REFUSED) {
            return text.replaceAll("\\p{Cntrl}+", " ");
        }
        if (lower.contains("outofmemory") || lower.contains("bad_alloc") || lower.contains("memory allocation")) {
            return "it needs more memory than an import may have";
        }
        // what remains: signals, exceptions of the importing library, a Java that does not start
        return "the importer broke down on it (exit code " + exit + ")";
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path path : all.toList()) {
                Files.delete(path);
            }
        }
        Files.delete(folder);
    }
}
