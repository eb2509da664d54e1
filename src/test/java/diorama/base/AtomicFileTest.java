package diorama.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    /** A program that begins a file, says so, and waits. */
    static final class Slow {
        private Slow() {}

        public static void main(String[] args) {
            AtomicFile.write(Path.of(args[0]), part -> {
                Files.writeString(part, "half");
                System.out.println("begun");
                System.out.flush();
                while (true) {
                    // until the program is ended
                    LockSupport.park();
                }
            });
        }
    }

    @Test
    void whatWasBegunIsGoneWhenTheProgramIsEnded() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process slow = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Slow.class.getName(),
                        folder.resolve("x.txt").toString())
                .start();
        try (var said = slow.inputReader()) {
            assertEquals("begun", said.readLine());
            slow.destroy();
            assertTrue(slow.waitFor(20, TimeUnit.SECONDS));
        }
        try (var left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }
}
