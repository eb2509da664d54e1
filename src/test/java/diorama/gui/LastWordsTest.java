package diorama.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No window goes without a word. */
class LastWordsTest {
    private final Path folder;

    LastWordsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    @Tag("gl")
    void aFaultInTheMiddleOfAFrameIsToldAndTheWindowGoesOn() throws IOException, InterruptedException {
        String said = fall(0);
        String journal = journal(folder);
        assertTrue(journal.contains("opened: OpenGL"), journal);
        for (String fault : List.of("a bad letter", "a bad frame", "a bad wait")) {
            assertTrue(journal.contains(fault), journal);
        }
        assertTrue(journal.strip().endsWith("ended: its frame was closed"), journal);
        assertTrue(said.contains("Dear ImGui: "), said);
    }

    @Test
    @Tag("gl")
    void aWindowThatCannotBeginAnewTellsItsEnd() throws IOException, InterruptedException {
        fall(1, "for good");
        String journal = journal(folder);
        assertTrue(journal.strip().endsWith("ended: by a fault"), journal);
        assertTrue(journal.contains("no letters"), journal);
    }

    /** Runs a window whose drawing fails. @return what it says */
    private String fall(int code, String... how) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path out = folder.resolve("out.txt");
        List<String> command = new ArrayList<>(List.of(
                java.toString(),
                "-Ddiorama.gl.unseen=true",
                "-Ddiorama.home=" + Path.of("").toAbsolutePath(),
                "-cp",
                System.getProperty("java.class.path"),
                FallingStudio.class.getName(),
                folder.toString()));
        command.addAll(List.of(how));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS));
        String said = Files.readString(out);
        assertEquals(code, process.exitValue(), said);
        return said;
    }

    @Test
    void whatTheSystemEndsIsKept() throws IOException, InterruptedException {
        DrivenStudio.needed();
        try (VirtualScreen screen = new VirtualScreen(folder);
                DrivenStudio studio = moved(screen)) {
            assertEquals(143, studio.terminated());
            assertKept("told to by the system");
        }
    }

    @Test
    void whatTheXServerRefusesEndsNoWindowAndItsLossIsTold() throws IOException, InterruptedException {
        DrivenStudio.needed();
        try (VirtualScreen screen = new VirtualScreen(folder);
                DrivenStudio studio = moved(screen)) {
            try (XdndHand hand = new XdndHand(screen.display())) {
                hand.askAsNobody(screen.window("Diorama"));
            }
            Path config = folder.resolve(".config").resolve("diorama");
            studio.await(() -> journal(config).contains("BadWindow"), 30, "the refusal");
            studio.hand("key F6");
            screen.fall();
            assertEquals(1, studio.code());
            assertKept("the connection to the X server was lost");
        }
    }

    /** A studio with a mesh that was moved by hand, which no file knows. */
    private DrivenStudio moved(VirtualScreen screen) throws IOException, InterruptedException {
        Path file = folder.resolve("vase.glb");
        Files.copy(Path.of("samples", "vase.glb"), file);
        DrivenStudio studio = new DrivenStudio(screen, folder, file);
        for (String call : List.of("mousemove 468 300", "key g", "key 1", "key Return")) {
            studio.hand(call);
        }
        return studio;
    }

    private void assertKept(String why) throws IOException {
        Path config = folder.resolve(".config").resolve("diorama");
        assertTrue(journal(config).contains("ended: " + why), journal(config));
        try (var files = Files.list(config)) {
            assertTrue(
                    files.anyMatch(f -> String.valueOf(f.getFileName()).startsWith("autosave-")), "nothing was kept");
        }
    }

    private static String journal(Path config) {
        Path file = config.resolve("studio.log");
        try {
            return Files.isRegularFile(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            return "";
        }
    }
}
