package diorama.gui.work;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** What the window has to say to the user until it is read. Confined to the main thread. */
public final class Messages {
    /** Good news goes away by itself after this time, ns. */
    private static final long SHOWN = 7_000_000_000L;

    /** Hints go away by themselves after this time, ns; the log keeps them. */
    private static final long HINTED = 25_000_000_000L;

    private static final int MOST = 4;

    private final List<Message> shown = new ArrayList<>();
    private final LongSupplier clock;
    private final Log log = new Log(java.time.Instant::now);

    /** @param clock ns, as System.nanoTime */
    public Messages(LongSupplier clock) {
        this.clock = clock;
    }

    public enum Kind {
        DONE,
        NOTE,
        ERROR
    }

    public record Message(Kind kind, String text, long since) {}

    /** All that was told, and what the program logged. */
    public Log log() {
        return log;
    }

    public void add(Kind kind, String text) {
        log.add(
                switch (kind) {
                    case DONE -> Log.Level.INFO;
                    case NOTE -> Log.Level.NOTE;
                    case ERROR -> Log.Level.ERROR;
                },
                text);
        shown.removeIf(m -> m.text().equals(text));
        shown.add(new Message(kind, text, clock.getAsLong()));
        if (shown.size() > MOST) {
            shown.remove(0);
        }
    }

    public void dismiss(Message message) {
        shown.remove(message);
    }

    /** Takes back what no longer holds; the log keeps it. */
    public void takeBack(String text) {
        shown.removeIf(m -> m.text().equals(text));
    }

    /** What is to be seen now, oldest first; errors stay until they are dismissed. */
    public List<Message> current() {
        long now = clock.getAsLong();
        shown.removeIf(m -> now - m.since() >= life(m.kind()));
        return List.copyOf(shown);
    }

    /** When the next one goes away by itself, s from now; infinite where none does. */
    public double due() {
        long now = clock.getAsLong();
        return shown.stream()
                .filter(m -> m.kind() != Kind.ERROR)
                .mapToDouble(m -> Math.max(0, life(m.kind()) - (now - m.since())) / 1e9)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static long life(Kind kind) {
        return switch (kind) {
            case DONE -> SHOWN;
            case NOTE -> HINTED;
            case ERROR -> Long.MAX_VALUE;
        };
    }
}
