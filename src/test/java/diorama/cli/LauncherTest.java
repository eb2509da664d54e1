package diorama.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** When the launcher builds, and how it starts Java; its Maven is a script that counts, its Java one that says how it was started. */
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
        Path jdk = Files.createDirectories(home.resolve("jdk/bin"));
        Files.writeString(home.resolve("jdk/release"), "JAVA_VERSION=\"17.0.1\"\n");
        for (String program : List.of("java", "javac", "jar")) {
            Files.writeString(jdk.resolve(program), "#!/bin/sh\necho started \"$@\"\n");
            assertTrue(jdk.resolve(program).toFile().setExecutable(true));
        }
    }

    private Process start(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(home.resolve("diorama").toString()));
        command.addAll(words.length == 0 ? List.of("--version") : List.of(words));
        ProcessBuilder launcher = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(home.resolve("said").toFile()));
        Map<String, String> environment = launcher.environment();
        environment.put("PATH", home.resolve("bin") + ":" + environment.get("PATH"));
        environment.put("JAVA_HOME", home.resolve("jdk").toString());
        environment.put("DIORAMA_CONFIG", home.resolve("config").toString());
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
    void whyABuildFailedIsSaid() throws Exception {
        Files.writeString(
                home.resolve("bin/mvn"),
                "#!/bin/sh\n[ \"$1\" != --version ] || exit 0\necho '[ERROR] Non-resolvable import POM: Could not transfer"
                        + " artifact a:b:pom:1 from/to central'\nexit 1\n");
        assertEquals(1, start().waitFor());
        String said = Files.readString(home.resolve("said"));
        assertTrue(said.contains("Could not transfer artifact a:b") && said.contains("target/build.log"), said);
    }

    @Test
    void twoStartsBuildOnce() throws Exception {
        for (Process one : List.of(start(), start())) {
            one.waitFor();
        }
        assertEquals(1, builds(), Files.readString(home.resolve("said")));
    }

    @Test
    void onlyAWindowLeavesReportsWithTheStudio() throws Exception {
        Path said = home.resolve("said");
        start("info", "a.jpg").waitFor();
        assertFalse(Files.readString(said).contains("-XX:ErrorFile"), Files.readString(said));
        start("view", "a.jpg", "--screenshot", "b.png").waitFor();
        assertFalse(Files.exists(home.resolve("config")), "no window");
        start("view").waitFor();
        String file = home.resolve("config").resolve("crash-%p.log").toString();
        assertTrue(Files.readString(said).contains("-XX:ErrorFile=" + file), Files.readString(said));
        assertTrue(Files.isDirectory(home.resolve("config")), "at the first start");
        Files.writeString(said, "");
        start("pom.xml").waitFor();
        assertTrue(Files.readString(said).contains("-XX:ErrorFile=" + file), "of a file alone");
    }

    /** Whether Java is started without its optimising compiler, whose work pays later than a picture is done. */
    private boolean brief(String... words) throws Exception {
        Path said = Files.writeString(home.resolve("said"), "");
        start(words).waitFor();
        assertTrue(Files.readString(said).contains("started "), Files.readString(said));
        return Files.readString(said).contains("-XX:TieredStopAtLevel=1");
    }

    @Test
    void oneSmallPictureIsNotOptimisedFor() throws Exception {
        start().waitFor();
        Files.writeString(home.resolve("my photo.jpg"), "a");
        Files.writeString(home.resolve("map.png"), "a");
        Files.writeString(home.resolve("clip.mp4"), "a");
        Files.write(home.resolve("large.png"), new byte[13 << 20]);
        assertTrue(brief("mesh", "my photo.jpg", "--depth", "map.png", "-o", "target"));
        assertTrue(brief("stereo", home.resolve("my photo.jpg").toString()));
        assertTrue(brief("view", "my photo.jpg", "--screenshot", "seen.png"));
        assertFalse(brief("view", "my photo.jpg"));
        assertFalse(brief("zoom", "my photo.jpg", "-o", "clip.mp4"));
        assertFalse(brief("depth", "target", "-o", "maps"));
        assertFalse(brief("stereo", "clip.mp4"));
        assertFalse(brief("depth", "large.png"));
        assertFalse(brief("depth", "map.png", "map.png", "map.png", "map.png"));
        assertFalse(brief("demo"));
    }
}
