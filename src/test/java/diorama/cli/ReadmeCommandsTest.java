package diorama.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Runs every command that the README shows; what it shows under {@code out/} goes to a temporary folder. */
class ReadmeCommandsTest {
    @TempDir
    static Path out;

    @TestFactory
    Stream<DynamicTest> everyCommandOfTheReadmeWorks() throws IOException {
        List<String> commands = Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.startsWith("    diorama "))
                .map(line -> line.strip().replaceAll("\\s+#.*", ""))
                .filter(line -> !line.startsWith("diorama view") || line.contains("--screenshot"))
                // tests never ask the outside
                .filter(line -> !line.startsWith("diorama models pull"))
                .toList();
        assertTrue(commands.size() >= 10, "the README shows " + commands.size() + " commands");
        return commands.stream().map(command -> DynamicTest.dynamicTest(command, () -> run(command)));
    }

    private static void run(String command) throws IOException {
        String[] args = Arrays.stream(command.substring("diorama ".length()).split(" +"))
                .map(word ->
                        word.startsWith("out/") ? out.resolve(word.substring(4)).toString() : word)
                .toArray(String[]::new);
        assertEquals(0, DioramaCommand.run(args), command);
        for (String word : args) {
            if (word.startsWith(out.toString())) {
                assertTrue(Files.exists(Path.of(word)), word + " was not made");
            }
        }
    }
}
