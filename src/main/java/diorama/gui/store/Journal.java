package diorama.gui.store;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file in which every window writes when it opened and why it ended, so that none goes without a word: one that wrote no end
 * was killed, or fell in native code. Lines may come from any thread; several windows write to one file.
 */
public final class Journal {
    /** Longer ones lose their older half, bytes. */
    private static final long MOST = 256 << 10;

    /** What Java wrote of falls in native code, and how many of these are kept. */
    private static final Pattern REPORT = Pattern.compile("crash-\\d+\\.log");

    private static final int REPORTS = 5;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final Pattern LINE =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d) \\[(\\d+)] (\\w+): .*");
    /** Characters of a line's time. */
    private static final int STAMP = 19;

    private static final String OPENED = "opened";
    private static final String ENDED = "ended";

    private final Path file;
    private final long pid;

    /** @param pid of the process that writes */
    public Journal(Path file, long pid) {
        this.file = file;
        this.pid = pid;
    }

    /**
     * A window that told of no end.
     *
     * @param opened "2026-01-31 12:34:56"
     */
    public record Silent(long pid, String opened) {
        /** What Java writes of a fall in native code, where the launcher has it write that. */
        public Optional<Path> report(Path folder) {
            return Optional.of(folder.resolve("crash-" + pid + ".log")).filter(Files::isRegularFile);
        }
    }

    public Path file() {
        return file;
    }

    public void opened(String what) {
        write(pid, OPENED, what);
    }

    /** Takes away what Java wrote of older falls in native code. */
    public void tidyReports() {
        File[] found = file.toAbsolutePath().getParent() == null
                ? null
                : file.toAbsolutePath().getParent().toFile().listFiles((folder, name) -> REPORT.matcher(name)
                        .matches());
        if (found != null) {
            Stream.of(found)
                    .sorted(Comparator.comparingLong(File::lastModified).reversed())
                    .skip(REPORTS)
                    .forEach(File::delete);
        }
    }

    public void ended(String why) {
        write(pid, ENDED, why);
    }

    public void note(String text) {
        write(pid, "note", text);
    }

    public void fault(String what, Throwable e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        write(pid, "fault", what + ": " + trace.toString().strip());
    }

    private synchronized void write(long writer, String kind, String text) {
        String line = "%s [%d] %s: %s%n".formatted(TIME.format(java.time.Instant.now()), writer, kind, text);
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            shorten();
            Files.writeString(file, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            // a window is of use without a journal
            return;
        }
    }

    /** Windows that are still open do not lose the line that tells of that. */
    private void shorten() throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) <= MOST) {
            return;
        }
        List<String> lines = lines();
        int half = lines.size() / 2;
        Collection<String> open = open(lines).values();
        List<String> kept = new ArrayList<>(
                lines.subList(0, half).stream().filter(open::contains).toList());
        kept.addAll(lines.subList(half, lines.size()));
        Files.write(file, kept, StandardCharsets.UTF_8);
    }

    /** The lines of windows that told of no end, by their numbers. */
    private static Map<Long, String> open(List<String> lines) {
        Map<Long, String> open = new LinkedHashMap<>();
        for (String line : lines) {
            Matcher m = LINE.matcher(line);
            if (m.matches() && m.group(3).equals(OPENED)) {
                open.put(Long.parseLong(m.group(2)), line);
            } else if (m.matches() && m.group(3).equals(ENDED)) {
                open.remove(Long.parseLong(m.group(2)));
            }
        }
        return open;
    }

    private List<String> lines() {
        try {
            return Files.isRegularFile(file)
                    ? Files.readString(file, StandardCharsets.UTF_8).lines().toList()
                    : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Windows that are gone without having told why, each once. */
    public List<Silent> takeSilent() {
        List<Silent> silent = new ArrayList<>();
        for (Map.Entry<Long, String> line : open(lines()).entrySet()) {
            Silent window = new Silent(line.getKey(), line.getValue().substring(0, STAMP));
            if (!lives(window)) {
                silent.add(window);
                write(window.pid(), ENDED, "without a word: killed, without memory, or by a fault in native code");
            }
        }
        return silent;
    }

    /** Whether the process with its number may be the one that wrote: one that is younger only has its number. */
    private static boolean lives(Silent window) {
        return ProcessHandle.of(window.pid())
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .startInstant()
                        .map(start -> !LocalDateTime.ofInstant(start, ZoneId.systemDefault())
                                .minusSeconds(5)
                                .isAfter(time(window)))
                        .orElse(true))
                .isPresent();
    }

    private static LocalDateTime time(Silent window) {
        try {
            return LocalDateTime.parse(window.opened(), TIME);
        } catch (DateTimeParseException e) {
            return LocalDateTime.MAX;
        }
    }
}
