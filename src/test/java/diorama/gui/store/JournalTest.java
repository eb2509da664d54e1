package diorama.gui.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    /** No process has these numbers. */
    private static final long FIRST = 2147483646;

    private static final long SECOND = 2147483645;

    private final Path folder;
    private final Path file;

    JournalTest(@TempDir Path folder) {
        this.folder = folder;
        file = folder.resolve("studio").resolve("studio.log");
    }

    private Journal of(long pid) {
        return new Journal(file, pid);
    }

    private List<Long> silent() {
        return of(1).takeSilent().stream().map(Journal.Silent::pid).toList();
    }

    @Test
    void aWindowThatWroteNoEndIsToldOfOnce() {
        of(FIRST).opened("OpenGL");
        of(SECOND).opened("OpenGL");
        of(FIRST).note("of no matter");
        of(SECOND).ended("quit");
        assertEquals(List.of(FIRST), silent());
        assertEquals(List.of(), silent());
    }

    @Test
    void aWindowThatIsThereIsNotSilent() {
        of(ProcessHandle.current().pid()).opened("OpenGL");
        assertEquals(List.of(), silent());
    }

    @Test
    void aProcessYoungerThanTheLineOnlyHasItsNumber() throws IOException {
        long own = ProcessHandle.current().pid();
        Files.createDirectories(file.getParent());
        Files.writeString(file, "2001-02-03 04:05:06 [" + own + "] opened: OpenGL\n");
        Journal.Silent gone = of(1).takeSilent().get(0);
        assertEquals("2001-02-03 04:05:06", gone.opened());
        assertEquals(Optional.empty(), gone.report(folder));
        Path report = Files.createFile(folder.resolve("crash-" + own + ".log"));
        assertEquals(Optional.of(report), gone.report(folder));
    }

    @Test
    void aFaultIsWrittenWithItsTrace() throws IOException {
        of(FIRST).fault("drawing", new IllegalStateException("odd"));
        String text = Files.readString(file);
        assertTrue(text.contains("drawing: java.lang.IllegalStateException: odd"), text);
        assertTrue(text.contains("at diorama.gui.store.JournalTest"), text);
    }

    @Test
    void itDoesNotGrowForEver() throws IOException {
        Journal journal = of(FIRST);
        of(SECOND).opened("the first");
        for (int i = 0; i < 5000; i++) {
            journal.note("x".repeat(60));
        }
        assertTrue(Files.size(file) < 300_000, "while it is written, bytes " + Files.size(file));
        journal.opened("the next");
        assertTrue(Files.size(file) < 300_000, "bytes " + Files.size(file));
        assertTrue(Files.readString(file).endsWith("opened: the next" + System.lineSeparator()));
        assertEquals(List.of(SECOND, FIRST), silent());
    }

    @Test
    void reportsOfTheLastFallsAreKept() throws IOException {
        Files.createDirectories(file.getParent());
        for (int i = 1; i <= 8; i++) {
            Path report = Files.createFile(file.resolveSibling("crash-" + i + ".log"));
            Files.setLastModifiedTime(report, FileTime.fromMillis(1000L * i));
        }
        Files.createFile(file.resolveSibling("crash-course.log"));
        of(FIRST).tidyReports();
        for (int i = 1; i <= 8; i++) {
            assertEquals(i > 3, Files.exists(file.resolveSibling("crash-" + i + ".log")), "report " + i);
        }
        assertTrue(Files.exists(file.resolveSibling("crash-course.log")));
    }

    @Test
    void nobodyMindsAFolderThatCannotBe() throws IOException {
        Files.createFile(folder.resolve("studio"));
        of(FIRST).opened("OpenGL");
        assertEquals(List.of(), silent());
    }
}
