package diorama.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** When the launcher builds; its Maven is a script that counts. */
@EnabledOnOs(OS.LINUX)
class LauncherTest {
    @TempDir
    Path home;

    private Path calls = Path.of("");

    @BeforeEach
    void aCheckoutWithAMavenThatCounts() throws IOException {
        Files.copy(Path.of("diorama"), home.resolve("diorama"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        Files.createDirectories(home.resolve("src/main"));
        Files.createDirectories(home.resolve("shaders"));
        calls = home.resolve("calls");
        Path maven = Files.createDirectories(home.resolve("bin")).resolve("mvn");
        Files.writeString(
                maven,
                "#!/bin/sh\n[ \"$1\" != --version ] || exit 0\necho built >>" + calls
                        + "\nsleep 1\nmkdir -p target/lib\necho no jar >target/diorama.jar\n");
        assertTrue(maven.toFile().setExecutable(true));
    }

    private Process start() throws IOException {
        ProcessBuilder launcher = new ProcessBuilder(home.resolve("diorama").toString(), "--version")
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(home.resolve("said").toFile()));
        Map<String, String> environment = launcher.environment();
        environment.put("PATH", home.resolve("bin") + ":" + environment.get("PATH"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        return launcher.start();
    }

    private long builds() throws IOException {
        return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
    }

    @Test
    void whatIsBuiltIsNotBuiltAgain() throws Exception {
        start().waitFor();
        assertEquals(1, builds(), Files.readString(home.resolve("said")));
        start().waitFor();
        assertEquals(1, builds());
    }

    @Test
    void aBuildThatWasKilledIsDoneAgain() throws Exception {
        start().waitFor();
        Files.createFile(home.resolve("target/building"));
        start().waitFor();
        assertEquals(2, builds());
        assertTrue(Files.notExists(home.resolve("target/building")));
    }

    @Test
    void twoStartsBuildOnce() throws Exception {
        for (Process one : List.of(start(), start())) {
            one.waitFor();
        }
        assertEquals(1, builds(), Files.readString(home.resolve("said")));
    }
}
