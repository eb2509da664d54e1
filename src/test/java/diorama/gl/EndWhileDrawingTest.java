package diorama.gl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import diorama.base.AtomicFile;
import diorama.base.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.joml.Vector4f;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lwjgl.system.JNI;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.linux.DynamicLinkLoader;

/**
 * A process that has a device ends, by itself or by a signal that comes while a thread draws: what was begun goes, Java does its last
 * work, the code is what it is to be, and no library has a last word.
 */
@Tag("gl")
class EndWhileDrawingTest {
    @TempDir
    Path folder;

    /** A program that writes a file and draws for ever meanwhile. */
    static final class Drawing {
        private Drawing() {}

        public static void main(String[] args) {
            // Java removes it as its very last work
            Path.of(args[1]).toFile().deleteOnExit();
            crashAtExit();
            try (GlDevice device = GlDevice.headless();
                    Framebuffer target = Framebuffer.flat(device.scope(), new Size(256, 256), TextureFormat.RGBA8)) {
                AtomicFile.write(Path.of(args[0]), part -> {
                    Files.writeString(part, "half");
                    crashAtExit();
                    System.out.println("begun");
                    System.out.flush();
                    if (args.length > 2) {
                        System.exit(Integer.parseInt(args[2]));
                    }
                    while (true) {
                        target.clear(new Vector4f(1, 0, 0, 1));
                        target.read();
                    }
                });
            }
        }
    }

    /** As a library that falls when the process ends. */
    private static void crashAtExit() {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            stack.nASCII("abort", true);
            long abort = DynamicLinkLoader.ndlsym(0, stack.getPointerAddress());
            stack.nASCII("on_exit", true);
            long onExit = DynamicLinkLoader.ndlsym(0, stack.getPointerAddress());
            JNI.invokePPI(abort, 0L, onExit);
        }
    }

    private Process begun(List<String> before, Path last, String... more) throws IOException {
        List<String> line = new java.util.ArrayList<>(before);
        line.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Drawing.class.getName(),
                folder.resolve("x.txt").toString(),
                last.toString()));
        line.addAll(List.of(more));
        Process drawing = new ProcessBuilder(line).start();
        assertEquals("begun", drawing.inputReader().readLine());
        return drawing;
    }

    private static void send(String signal, Process to) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(to.pid()))
                .start()
                .waitFor();
    }

    /** By this process, and so by those it starts: the lowest bit of what Linux tells of ignored signals. */
    private static boolean hangUpIsIgnored() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 1) == 1);
    }

    @ParameterizedTest
    @CsvSource({"TERM,143", "HUP,129"})
    void aSignalEndsItWithItsCode(String signal, int code) throws IOException, InterruptedException {
        Headless.device().close();
        assumeTrue(System.getProperty("os.name").startsWith("Linux"), "elsewhere Java ends it");
        assumeTrue(signal.equals("TERM") || !hangUpIsIgnored(), "started by nohup");
        Process drawing = begun(List.of(), Files.createFile(folder.resolve("last")));
        send(signal, drawing);
        boolean ended = drawing.waitFor(20, TimeUnit.SECONDS);
        drawing.destroyForcibly();
        assertTrue(ended);
        assertEquals(code, drawing.exitValue());
        assertNothingLeft();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void anEndByItselfHasItsCode(int code) throws IOException, InterruptedException {
        Headless.device().close();
        assumeTrue(System.getProperty("os.name").startsWith("Linux"), "elsewhere libraries have their say");
        Process drawing = begun(List.of(), Files.createFile(folder.resolve("last")), String.valueOf(code));
        boolean ended = drawing.waitFor(20, TimeUnit.SECONDS);
        drawing.destroyForcibly();
        assertTrue(ended);
        assertEquals(code, drawing.exitValue());
        assertNothingLeft();
    }

    private void assertNothingLeft() throws IOException {
        try (var left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void whatItsStarterHadIgnoredStaysIgnored() throws IOException, InterruptedException {
        Headless.device().close();
        assumeTrue(System.getProperty("os.name").startsWith("Linux"), "a shell of POSIX");
        Process drawing =
                begun(List.of("sh", "-c", "trap '' HUP; exec \"$@\"", "sh"), Files.createFile(folder.resolve("last")));
        send("HUP", drawing);
        assertTrue(!drawing.waitFor(1, TimeUnit.SECONDS), "it was ended");
        drawing.destroyForcibly().waitFor();
    }
}
