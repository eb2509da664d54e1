package diorama.base;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program that may crash, hang or take all memory: it runs with limits of time, memory and file size, and whatever becomes of
 * it, the caller hears one line. Its standard input stays open as long as it runs, so that it can notice when we are gone.
 */
public final class LimitedProcess {
    /** Of address space. */
    private static final long LIMIT_KIB = Long.getLong("diorama.import.megabytes", 8192) * 1024;
    /** Largest file that it may write, in the shell's blocks of 512 bytes. */
    private static final long LIMIT_BLOCKS = 6L << 21;

    /** Of its time, that it must have had before it is ended. */
    private static final double LEAST_SHARE = 1 / 4.0;
    /** Times its limit after which it is ended whatever it had. */
    private static final double LONGEST = 4;

    private static final List<String> MEMORY =
            List.of("outofmemory", "bad_alloc", "memory allocation", "memory exhausted", "cannot allocate memory");

    private static final int FAULT = 1;
    private static final int SIGNALLED = 128;
    private static final int ABORT = 134;
    private static final int SEGMENTATION = 139;
    private static final int KILLED = 137;

    private final List<String> command;
    private final Path folder;
    private final long limitKib;

    /** @param folder where it works */
    public LimitedProcess(List<String> command, Path folder) {
        this(command, folder, LIMIT_KIB);
    }

    /** @param limitKib of address space */
    public LimitedProcess(List<String> command, Path folder, long limitKib) {
        this.command = command;
        this.folder = folder;
        this.limitKib = limitKib;
    }

    /** What it left: its exit code, and what it wrote to standard error. */
    public record Outcome(int exit, String said) {
        /** Whether it says that it ran out of memory. */
        public boolean isMemory() {
            String lower = said.toLowerCase(Locale.ROOT);
            return MEMORY.stream().anyMatch(lower::contains);
        }

        /** Why it failed, in words without line ends. */
        public String reason() {
            if (isMemory()) {
                return "it needs more memory than an import may have";
            }
            if (exit == FAULT && said.isEmpty()) {
                return "the importer crashed on it"; // so Java ends without a core
            }
            return switch (exit) {
                case SEGMENTATION, ABORT -> "the importer crashed on it";
                case KILLED -> "the importer was killed, perhaps for lack of memory";
                default ->
                    exit > SIGNALLED
                            ? "the importer crashed on it (signal " + (exit - SIGNALLED) + ")"
                            : "the importer broke down on it (exit code " + exit + ")";
            };
        }
    }

    /**
     * @param limitSeconds by the clock; on a machine whose processors others have, so long that it had a quarter of it
     * @throws UserError when it takes longer, with {@code what} in front
     */
    public Outcome run(double limitSeconds, String what) throws IOException {
        Path said = Files.createTempFile(folder, "said", ".txt");
        Process process = new ProcessBuilder(limited())
                .directory(folder.toFile())
                .redirectError(said.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            long start = System.nanoTime();
            if (!ends(process, limitSeconds)) {
                throw new UserError(what + ": took longer than "
                        + String.format(Locale.ROOT, "%.0f", (System.nanoTime() - start) / 1e9) + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError(what + ": was interrupted", e);
        } finally {
            process.destroyForcibly();
        }
        return new Outcome(process.exitValue(), tail(said));
    }

    /** Whether it ends by itself in time; where others have the processors, it may have more time to have a part of it. */
    private static boolean ends(Process process, double limitSeconds) throws InterruptedException {
        double past = 0;
        double wait = limitSeconds;
        while (!process.waitFor((long) (1000 * wait), TimeUnit.MILLISECONDS)) {
            past += wait;
            if (isOver(past, queued(process.pid()), limitSeconds)) {
                return false;
            }
            wait = LEAST_SHARE * limitSeconds / 4;
        }
        return true;
    }

    /**
     * Whether a process has had its time.
     *
     * @param past seconds since it began, the limit or more
     * @param queued seconds of them that it waited for a processor
     */
    static boolean isOver(double past, double queued, double limitSeconds) {
        return past - queued >= LEAST_SHARE * limitSeconds || past >= LONGEST * limitSeconds;
    }

    /** Seconds that a process's threads have waited for a processor; 0 where the system does not tell. */
    private static double queued(long pid) {
        double nanos = 0;
        try (Stream<Path> threads = Files.list(Path.of("/proc", String.valueOf(pid), "task"))) {
            for (Path thread : threads.toList()) {
                nanos = Math.max(nanos, waited(thread));
            }
        } catch (IOException | UncheckedIOException e) {
            return 0; // another system, or it ended meanwhile
        }
        return nanos / 1e9;
    }

    private static double waited(Path thread) {
        try {
            String[] told = Files.readString(thread.resolve("schedstat")).split(" ", -1);
            return told.length > 1 ? Double.parseDouble(told[1]) : 0;
        } catch (IOException | NumberFormatException e) {
            return 0; // it ended meanwhile
        }
    }

    private static String tail(Path said) throws IOException {
        byte[] bytes = Files.readAllBytes(said);
        int from = Math.max(0, bytes.length - 4096);
        return new String(bytes, from, bytes.length - from, java.nio.charset.StandardCharsets.UTF_8)
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
    }

    private List<String> limited() {
        if (isWindows()) {
            return command;
        }
        List<String> all = new ArrayList<>(List.of(
                "/bin/sh",
                "-c",
                "ulimit -c 0; ulimit -v " + limitKib + "; ulimit -f " + LIMIT_BLOCKS + "; exec \"$@\"",
                "sh"));
        all.addAll(command);
        return all;
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    /**
     * The words that start one of our own classes as a process: soon there, with one thread for garbage, its crash reports in
     * {@code folder}.
     *
     * @param flags more for the virtual machine
     */
    public static List<String> java(Path folder, Class<?> main, List<String> flags, String... arguments) {
        return java(folder, main.getName(), flags, arguments);
    }

    /** The same of a class by its name. */
    public static List<String> java(Path folder, String main, List<String> flags, String... arguments) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + folder.resolve("crash.log"),
                "-Dfile.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8"));
        String archive = System.getProperty("diorama.archive", "");
        if (!archive.isEmpty()) {
            // laid out by the launcher; one that does not fit is passed over
            words.addAll(List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off", "-Xlog:class+path=off"));
            if (Boolean.getBoolean("diorama.archive.mapped")) {
                words.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0"));
            }
        }
        words.addAll(flags);
        words.addAll(List.of("-cp", absolute(System.getProperty("java.class.path")), main));
        words.addAll(List.of(arguments));
        return words;
    }

    /** A class path whose parts do not depend on the folder that the process works in. */
    public static String absolute(String classPath) {
        List<String> parts = new ArrayList<>();
        for (String part : classPath.split(File.pathSeparator, -1)) {
            if (!part.isEmpty()) {
                parts.add(Path.of(part).toAbsolutePath().toString());
            }
        }
        return String.join(File.pathSeparator, parts);
    }
}
