package diorama.gui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is told, and for how long. */
class LogTest {
    @Test
    void hintsGoAwayByThemselvesAndErrorsStay() {
        long[] now = {0};
        Messages messages = new Messages(() -> now[0]);
        messages.add(Messages.Kind.DONE, "Saved a.png");
        messages.add(Messages.Kind.NOTE, "A bigger model sees more");
        messages.add(Messages.Kind.ERROR, "b.png: is broken");
        now[0] = 10_000_000_000L;
        assertEquals(2, messages.current().size());
        now[0] = 30_000_000_000L;
        assertEquals("b.png: is broken", messages.current().get(0).text());
        assertEquals(Double.POSITIVE_INFINITY, messages.due());
    }

    @Test
    void nothingIsDrawnBeforeTheNextOneGoes() {
        long[] now = {1_000_000_000L};
        Messages messages = new Messages(() -> now[0]);
        messages.add(Messages.Kind.NOTE, "A bigger model sees more");
        assertEquals(25, messages.due(), 1e-9 /* s */);
        messages.add(Messages.Kind.DONE, "Saved a.png");
        now[0] = 4_000_000_000L;
        assertEquals(4, messages.due(), 1e-9 /* s */);
        now[0] = 8_000_000_000L;
        assertEquals(1, messages.current().size());
    }

    @Test
    void theLogKeepsWhatWasToldAndLogged() {
        Messages messages = new Messages(() -> 0);
        messages.add(Messages.Kind.DONE, "Saved a.png");
        messages.add(Messages.Kind.ERROR, "b.png: is broken");
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        Log log = messages.log();
        PrintStream err = log.beside(new PrintStream(terminal, true, StandardCharsets.UTF_8));
        err.println("[work] WARN diorama.cache - the cache is full: \u00e4");
        err.print("half a line");
        Set<Log.Level> all = EnumSet.allOf(Log.Level.class);
        assertEquals(
                List.of("Saved a.png", "b.png: is broken", "[work] WARN diorama.cache - the cache is full: \u00e4"),
                log.lines(all, "").stream().map(Log.Line::text).toList());
        assertEquals(1, log.lines(EnumSet.of(Log.Level.NOTE), "").size());
        assertEquals(1, log.lines(all, "PNG: IS").size());
        assertTrue(terminal.toString(StandardCharsets.UTF_8).endsWith("half a line"));
        log.clear();
        assertEquals(List.of(), log.lines(all, ""));
    }

    @Test
    void theLogForgetsItsOldestLines() {
        Log log = new Log(() -> Instant.EPOCH);
        for (int i = 0; i < Log.MOST + 5; i++) {
            log.add(Log.Level.INFO, "line " + i);
        }
        List<Log.Line> lines = log.lines(EnumSet.allOf(Log.Level.class), "");
        assertEquals(Log.MOST, lines.size());
        assertEquals("line 5", lines.get(0).text());
        assertTrue(lines.get(0).written().contains("Information  line 5"));
    }
}
