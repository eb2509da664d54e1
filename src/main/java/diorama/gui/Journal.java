package diorama.gui;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file in which every window writes when it opened and why it ended, so that none goes without a word: one that wrote no end
 * was killed, or fell in native code. Lines may come from any thread; several windows write to one file.
 */
final class Journal {
    /** Longer ones lose their older half, bytes. */
    private static final long MOST = 256 << 10;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final Pattern LINE =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d) \\[(\\d+)] (\\w+): .*");
    private static final String OPENED = "opened";
    private static final String ENDED = "ended";

    private final Path file;
    private final long pid;

    /** @param pid of the process that writes */
    Journal(Path file, long pid) {
        this.file = file;
        this.pid = pid;
    }

    /**
     * A window that told of no end.
     *
     * @param opened "2026-01-31 12:34:56"
     */
    record Silent(long pid, String opened) {
        /** What Java writes of a fall in native code, where the launcher has it write that. */
        Optional<Path> report(Path folder) {
            return Optional.of(folder.resolve("crash-" + pid + ".log")).filter(Files::isRegularFile);
        }
    }

    Path file() {
        return file;
    }

    void opened(String what) {
        shorten();
        write(pid, OPENED, what);
    }

    void ended(String why) {
        write(pid, ENDED, why);
    }

    void note(String text) {
        write(pid, "note", text);
    }

    void fault(String what, Throwable e) {
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
            Files.writeString(file, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            // a window is of use without a journal
            return;
        }
    }

    private void shorten() {
        try {
            if (Files.isRegularFile(file) && Files.size(file) > MOST) {
                List<String> lines = lines();
                Files.write(file, lines.subList(lines.size() / 2, lines.size()), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            // it grows until it can be written again
            return;
        }
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
    List<Silent> takeSilent() {
        Map<Long, Silent> open = new LinkedHashMap<>();
        for (String line : lines()) {
            Matcher m = LINE.matcher(line);
            if (m.matches() && m.group(3).equals(OPENED)) {
                long writer = Long.parseLong(m.group(2));
                open.put(writer, new Silent(writer, m.group(1)));
            } else if (m.matches() && m.group(3).equals(ENDED)) {
                open.remove(Long.parseLong(m.group(2)));
            }
        }
        List<Silent> silent = new ArrayList<>();
        for (Silent window : open.values()) {
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
