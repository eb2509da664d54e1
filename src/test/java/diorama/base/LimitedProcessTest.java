package diorama.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whatever becomes of an importer, the program hears one line within the limit and goes on. */
@DisabledOnOs(OS.WINDOWS)
class LimitedProcessTest {
    private final Path folder;

    LimitedProcessTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void hangEndsAtTheLimit() {
        long start = System.nanoTime();
        UserError error =
                assertThrows(UserError.class, () -> shell("exec sleep 60").run(0.5, "a.fbx"));
        assertEquals(
                "a.fbx: took longer than 1 s",
                String.valueOf(error.getMessage()).replace("than 0 s", "than 1 s"));
        assertTrue((System.nanoTime() - start) / 1e9 < 20);
    }

    /** Where others have the processors it gets more time, and one that sleeps or works all the while gets none. */
    @Test
    void whatOthersKeepFromTheProcessorsHasMoreTime() {
        assertTrue(LimitedProcess.isOver(16, 0, 16));
        assertTrue(LimitedProcess.isOver(16, 8, 16));
        assertFalse(LimitedProcess.isOver(16, 14, 16));
        assertFalse(LimitedProcess.isOver(40, 38, 16));
        assertTrue(LimitedProcess.isOver(64, 63, 16), "whatever it had");
    }

    @Test
    void crashIsTold() throws IOException {
        LimitedProcess.Outcome outcome = shell("kill -SEGV $$").run(20, "a.fbx");
        assertEquals("the importer crashed on it", outcome.reason());
    }

    @Test
    void killIsTold() throws IOException {
        assertTrue(shell("kill -KILL $$").run(20, "a.fbx").reason().contains("killed"));
    }

    @Test
    void exhaustionIsTold() throws IOException {
        LimitedProcess process = new LimitedProcess(List.of("tail", "/dev/zero"), folder, 200_000);
        assertEquals(
                "it needs more memory than an import may have",
                process.run(20, "a.fbx").reason());
    }

    @Test
    void whatItSaysHasNoLineEnds() throws IOException {
        LimitedProcess.Outcome outcome =
                shell("printf 'one\\ntwo\\r\\n' >&2; exit 9").run(20, "a.fbx");
        assertEquals(9, outcome.exit());
        assertFalse(outcome.said().contains("\n"));
        assertEquals("one two", outcome.said());
    }

    private LimitedProcess shell(String script) {
        return new LimitedProcess(List.of("/bin/sh", "-c", script), folder);
    }
}
