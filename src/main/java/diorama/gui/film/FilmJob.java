package diorama.gui.film;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import diorama.base.AtomicFile;
import diorama.base.UserError;
import diorama.video.file.FilmSequence;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A film that is made by a process of its own, which goes on when the window is closed. Its folder holds what it is, and what the
 * process says.
 *
 * @param folder of its own
 * @param target the film that is made
 * @param words of the command, after {@code diorama}
 * @param pid of the process; 0 where there was none, or a new one is waited for
 * @param begun when the process began, ms since 1970, by which it is known among others of the same pid
 * @param held whether it does not wait for its turn
 */
record FilmJob(Path folder, Path target, List<String> words, long pid, long begun, boolean held) {
    private static final String FILE = "job.json";
    private static final String LOG = "log.txt";
    /** In the folder of all jobs: what the process that makes them said. */
    private static final String RUNNER_LOG = "runner.txt";

    private static final String PROGRESS = "@progress ";

    private static final String HOME = "-Ddiorama.home=";

    /** Bytes at the log's end that are looked at. */
    private static final int TAIL = 8192;

    /** Flags of this Java that the other one does not want: what looks into it, and how it tells of its progress. */
    private static final List<String> OWN =
            List.of("-javaagent", "-agentlib", "-agentpath", "-Xdebug", "-Xrunjdwp", "-Ddiorama.progress", HOME);

    enum State {
        WAITING,
        RUNNING,
        DONE,
        /** It was stopped, or failed; the same command goes on where it was. */
        BROKEN
    }

    /**
     * How far it is.
     *
     * @param total frames, -1 when unknown
     * @param said what it made or what was wrong, the last it said; empty where it was ended in the midst of its frames
     */
    record Status(State state, long done, long total, String step, String said) {
        float fraction() {
            return state == State.DONE ? 1 : total > 0 ? Math.min(1, (float) done / total) : -1;
        }
    }

    private record Kept(String target, List<String> words, long pid, long begun, boolean held) {}

    static Optional<FilmJob> read(Path folder) {
        try {
            Kept kept = new Gson().fromJson(Files.readString(folder.resolve(FILE)), Kept.class);
            return Optional.of(
                    new FilmJob(folder, Path.of(kept.target()), kept.words(), kept.pid(), kept.begun(), kept.held()));
        } catch (IOException | JsonParseException | NullPointerException | IllegalArgumentException e) {
            // nothing that can be gone on with
            return Optional.empty();
        }
    }

    private void write() {
        String text = new Gson().toJson(new Kept(target.toString(), words, pid, begun, held));
        AtomicFile.write(folder.resolve(FILE), part -> Files.writeString(part, text));
    }

    /** The same, waiting for its turn. */
    FilmJob waiting() {
        FilmJob job = new FilmJob(folder, target, words, 0, 0, false);
        job.write();
        return job;
    }

    /** The same, waiting no longer: it can be gone on with later. */
    FilmJob aside() {
        FilmJob job = new FilmJob(folder, target, words, 0, 0, true);
        job.write();
        return job;
    }

    /** @param why it cannot be made */
    FilmJob aside(String why) {
        AtomicFile.write(folder.resolve(LOG), part -> Files.writeString(part, why + "\n"));
        return aside();
    }

    /** Whether a process has worked at it before. */
    boolean begunBefore() {
        return Files.exists(folder.resolve(LOG));
    }

    /** Starts the process, or starts it again where it was. */
    FilmJob start() {
        List<String> command = new ArrayList<>(detached());
        command.addAll(java("diorama.Main"));
        command.addAll(words);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(nothing())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve(LOG).toFile())
                    .start();
            long started =
                    process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
            FilmJob job = new FilmJob(folder, target, words, process.pid(), started, false);
            try {
                job.write();
            } catch (UserError e) {
                process.destroy(); // nobody would know of it
                throw e;
            }
            return job;
        } catch (IOException e) {
            throw new UserError(target + ": the process that makes it cannot be started: " + AtomicFile.reason(e), e);
        }
    }

    private static File nothing() {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        return new File(windows ? "NUL" : "/dev/null");
    }

    /**
     * Starts the process that makes what waits in a folder, which ends at once where there is one already.
     *
     * @param main class of {@link FilmRunner}
     */
    static Process runner(Path queue, String main) {
        List<String> command = new ArrayList<>(detached());
        command.addAll(java(main));
        command.add(queue.toAbsolutePath().toString());
        try {
            return new ProcessBuilder(command)
                    .redirectInput(nothing())
                    .redirectErrorStream(true)
                    .redirectOutput(queue.resolve(RUNNER_LOG).toFile())
                    .start();
        } catch (IOException e) {
            throw new UserError(queue + ": the process that makes films cannot be started: " + AtomicFile.reason(e), e);
        }
    }

    /** Why the process that makes films failed, in a line. */
    static String runnerSaid(Path queue, int exit) {
        String said = tail(queue.resolve(RUNNER_LOG)).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("\t"))
                .filter(line -> !line.contains("warning:") && !line.startsWith("Picked up "))
                .limit(2)
                .collect(Collectors.joining("; "));
        return "the process that makes films failed: " + (said.isEmpty() ? "exit code " + exit : said);
    }

    /** So that it outlives the terminal that the studio was started from. */
    private static List<String> detached() {
        Path setsid = Path.of("/usr/bin/setsid");
        return Files.isExecutable(setsid) ? List.of(setsid.toString()) : List.of();
    }

    /** This program as it was started itself. */
    private static List<String> java(String main) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (OWN.stream().noneMatch(flag::startsWith)) {
                command.add(flag);
            }
        }
        command.add(HOME + Path.of(System.getProperty("diorama.home", ".")).toAbsolutePath());
        command.add("-Ddiorama.progress=lines");
        command.add("-cp");
        List<String> path = new ArrayList<>();
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            path.add(Path.of(part).toAbsolutePath().toString());
        }
        command.add(String.join(File.pathSeparator, path));
        command.add(main);
        return command;
    }

    private Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(p -> p.info()
                .startInstant()
                .map(at -> begun == 0 || Math.abs(at.toEpochMilli() - begun) < 2000)
                .orElse(true));
    }

    /** Asks the process to end; what it has made stays. */
    void stop() {
        process().ifPresent(ProcessHandle::destroy);
    }

    /** Waits until its process has ended. */
    void await() {
        process().ifPresent(p -> p.onExit().join());
    }

    Status status() {
        if (pid == 0 && !held) {
            return new Status(State.WAITING, 0, -1, "", "");
        }
        boolean runs = pid != 0 && process().isPresent();
        long done = 0;
        long total = -1;
        String step = "";
        String said = "";
        boolean made = false;
        for (String line : tail(folder.resolve(LOG))) {
            if (line.startsWith(PROGRESS)) {
                String[] parts = line.substring(PROGRESS.length()).split(" ", 3);
                if (parts.length == 3 && parts[0].matches("\\d{1,18}") && parts[1].matches("-?\\d{1,18}")) {
                    done = Long.parseLong(parts[0]);
                    total = Long.parseLong(parts[1]);
                    step = parts[2];
                }
                // what it said before it went on is no reason for its end
                said = "";
            } else if (!line.isBlank()) {
                said = line.startsWith("diorama: ") ? line.substring("diorama: ".length()) : line;
                made = line.startsWith(target + "  ");
            }
        }
        State state = runs ? State.RUNNING : made && !held && FilmSequence.exists(target) ? State.DONE : State.BROKEN;
        return new Status(state, done, total, step, said);
    }

    private static List<String> tail(Path file) {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            int bytes = (int) Math.min(TAIL, log.length());
            byte[] end = new byte[bytes];
            log.seek(log.length() - bytes);
            log.readFully(end);
            return new String(end, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
