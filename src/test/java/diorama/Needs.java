package diorama;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** What a test needs of its machine: absent, the test is skipped, or fails where {@code -Ddiorama.require} names it. */
public final class Needs {
    private Needs() {}

    /** Skips (or fails) the calling test unless {@code present}; {@code what} is gl, blender, ffmpeg, validator, ... */
    public static void that(boolean present, String what, String why) {
        boolean required =
                List.of(System.getProperty("diorama.require", "").split(",")).contains(what);
        if (required) {
            Assertions.assertTrue(present, what + " is required: " + why);
        }
        Assumptions.assumeTrue(present, what + ": " + why);
    }

    /** True when a program of that name is on the path. */
    public static boolean onPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** True when {@code program --version} starts. */
    public static boolean program(String program, String versionFlag) {
        try {
            Process process = new ProcessBuilder(program, versionFlag)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (java.io.IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
