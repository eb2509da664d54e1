package diorama.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    void partsOfKilledProgramsAreSweptUpAndThoseOfLivingOnesAreNot() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process gone = new ProcessBuilder(java, "-version").start();
        assertTrue(gone.waitFor(20, TimeUnit.SECONDS));
        Path stale = old(folder.resolve(".x." + gone.pid() + ".part.txt"));
        long living = ProcessHandle.allProcesses()
                .mapToLong(ProcessHandle::pid)
                .filter(pid -> pid != ProcessHandle.current().pid())
                .min()
                .orElseThrow();
        Path alive = old(folder.resolve(".x." + living + ".part.txt"));
        Path other = old(folder.resolve(".y." + gone.pid() + ".part.txt"));
        Path fresh = Files.writeString(folder.resolve(".x." + (gone.pid() + 100_000_000L) + ".part.txt"), "half");
        AtomicFile.write(folder.resolve("x.txt"), part -> Files.writeString(part, "whole"));
        try (var left = Files.list(folder)) {
            assertEquals(
                    List.of(alive, fresh, folder.resolve("x.txt"), other).stream()
                            .sorted()
                            .toList(),
                    left.sorted().toList());
        }
        assertTrue(Files.notExists(stale));
    }

    private static Path old(Path file) throws IOException {
        Files.writeString(file, "half");
        return Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    }

    @Test
    void threadsThatWriteOneFileAreNotInEachOthersWay() throws IOException {
        Path target = folder.resolve("many.txt");
        IntStream.range(0, 64)
                .parallel()
                .forEach(i -> AtomicFile.write(target, part -> Files.writeString(part, "whole " + i % 10)));
        assertTrue(Files.readString(target).startsWith("whole "));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(target), files.toList());
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
