package diorama.gui.work;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The last lines that the window told and the program logged. Lines may come from any thread.
 */
public final class Log {
    static final int MOST = 1000;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final Deque<Line> lines = new ArrayDeque<>();
    private final Supplier<Instant> clock;

    /** How much a line matters. */
    public enum Level {
        INFO("Information"),
        NOTE("Note"),
        ERROR("Error");

        private final String label;

        Level(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public record Line(Instant time, Level level, String text) {
        /** "12:34:56  Note  text". */
        public String written() {
            return TIME.format(time) + "  " + level.label() + "  " + text;
        }

        public String clock() {
            return TIME.format(time);
        }
    }

    Log(Supplier<Instant> clock) {
        this.clock = clock;
    }

    public synchronized void add(Level level, String text) {
        lines.add(new Line(clock.get(), level, text));
        while (lines.size() > MOST) {
            lines.remove();
        }
    }

    public synchronized void clear() {
        lines.clear();
    }

    /** Of these levels, with {@code part} in them whatever the case, oldest first. */
    public synchronized List<Line> lines(Set<Level> levels, String part) {
        String wanted = part.strip().toLowerCase(Locale.ROOT);
        return lines.stream()
                .filter(l -> levels.contains(l.level()))
                .filter(l -> l.text().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
    }

    /** A stream that writes to {@code whole} and notes each line here; for what libraries log. */
    public PrintStream beside(PrintStream whole) {
        return new PrintStream(new Split(whole), true, StandardCharsets.UTF_8);
    }

    private final class Split extends OutputStream {
        private final PrintStream whole;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        Split(PrintStream whole) {
            this.whole = whole;
        }

        @Override
        public synchronized void write(int b) {
            whole.write(b);
            if (b != '\n') {
                line.write(b);
                return;
            }
            String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
            line.reset();
            if (!text.isBlank()) {
                add(level(text), text);
            }
        }

        @Override
        public void flush() {
            whole.flush();
        }
    }

    private static Level level(String text) {
        return text.contains(" ERROR ") || text.startsWith("Exception")
                ? Level.ERROR
                : text.contains(" WARN ") ? Level.NOTE : Level.INFO;
    }
}
