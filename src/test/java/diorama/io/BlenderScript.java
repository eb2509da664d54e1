package diorama.io;

import static org.junit.jupiter.api.Assertions.assertTrue;

import diorama.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Blender, making files for tests by a script of {@code src/test/resources/blender}. */
public final class BlenderScript {
    private static final int SECONDS = 120;

    private BlenderScript() {}

    /**
     * Runs a script with {@code folder} as its argument; the test is skipped where Blender is not.
     *
     * @param what the script does, after "Blender "
     */
    public static void run(String script, Path folder, String what) throws IOException, InterruptedException {
        Needs.that(Needs.program("blender", "--version"), "blender", what);
        Path log = folder.resolve("blender.log");
        Process blender = new ProcessBuilder(
                        "blender",
                        "-b",
                        "-noaudio",
                        "--python-exit-code",
                        "1",
                        "--python",
                        "src/test/resources/blender/" + script,
                        "--",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = blender.waitFor(SECONDS, TimeUnit.SECONDS);
        blender.destroy();
        assertTrue(ended && blender.exitValue() == 0, Files.readString(log));
    }
}
