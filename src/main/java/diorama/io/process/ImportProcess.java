package diorama.io.process;

import diorama.base.AtomicFile;
import diorama.base.FileNames;
import diorama.base.LimitedProcess;
import diorama.base.ScratchFolder;
import diorama.base.UserError;
import diorama.io.scene.UnreadFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Starts the importing process with limits of time and memory, and turns whatever becomes of it into one line. */
public final class ImportProcess {
    /** Small files; with the start of Java and the telling it stays below 20 s. */
    private static final double LIMIT_SECONDS = Long.getLong("diorama.import.seconds", 16);

    /** Larger files get a second more for each of these, beyond the first. */
    private static final double BYTES_PER_SECOND = 4 << 20;

    private static final int FREE_SECONDS = 4;
    /** What is left to Assimp at least where Blender has tried before it. */
    private static final double LEAST_SECONDS = 6;
    /** Largest file; Assimp reads it whole. */
    private static final long LARGEST = Integer.MAX_VALUE;

    private ImportProcess() {}

    /** What the process left in its folder. */
    @FunctionalInterface
    public interface Result<T> {
        /** @param extra notes besides the scene's own */
        T read(Path folder, Path read, List<String> extra) throws IOException;
    }

    /** @param what {@link ImportTask#INFO}, {@link ImportTask#SCENE} or {@link ImportTask#UNPACK} */
    public static <T> T run(Path file, String what, Result<T> result) {
        check(file);
        long start = System.nanoTime();
        try (ScratchFolder folder = new ScratchFolder("diorama-import")) {
            double limit = limitSeconds(file);
            BlendFile.Opened opened = BlendFile.open(file, folder.path(), limit);
            double left = limit - (System.nanoTime() - start) / 1e9;
            LimitedProcess process = new LimitedProcess(command(opened.file(), folder.path(), what), folder.path());
            LimitedProcess.Outcome outcome = process.run(Math.max(LEAST_SECONDS, left), file + ": cannot be imported");
            if (outcome.exit() != 0) {
                throw new UserError(file + ": cannot be imported: " + reason(outcome, opened));
            }
            return result.read(folder.path(), opened.file(), opened.notes());
        } catch (IOException e) {
            throw new UserError(file + ": cannot be imported: " + AtomicFile.reason(e), e);
        }
    }

    private static String reason(LimitedProcess.Outcome outcome, BlendFile.Opened opened) {
        String own = outcome.exit() == ImportTask.REFUSED && !outcome.isMemory()
                ? outcome.said().isEmpty() ? "it is no mesh file that can be read" : outcome.said()
                : outcome.reason();
        return opened.notes().isEmpty() ? own : own + "; " + String.join("; ", opened.notes());
    }

    private static double limitSeconds(Path file) {
        double more = file.toFile().length() / BYTES_PER_SECOND - FREE_SECONDS;
        return LIMIT_SECONDS + Math.max(0, more);
    }

    /** @throws UserError when it is no file that can be read, or too large */
    public static void check(Path file) {
        if (UnreadFormats.has(FileNames.ending(file))) {
            throw new UserError(file + ": " + UnreadFormats.title(FileNames.ending(file))
                    + " is not read, want glb, fbx, obj or another kind that 'diorama formats' lists");
        }
        if (!Files.isRegularFile(file)) {
            throw new UserError(file + ": " + (Files.exists(file) ? "is no file" : "no such file"));
        }
        if (!Files.isReadable(file)) {
            throw new UserError(file + ": cannot be read: permission denied");
        }
        long size = file.toFile().length();
        if (size == 0 || size > LARGEST) {
            throw new UserError(
                    file + ": " + (size == 0 ? "is empty" : "is " + (size >> 20) + " MiB, want at most 2047 MiB"));
        }
    }

    /** @param what likewise, or the name of a file to write */
    public static List<String> command(Path file, Path folder, String what) {
        return LimitedProcess.java(
                folder,
                ImportTask.CHILD,
                List.of(
                        "-XX:CompressedClassSpaceSize=64m",
                        "-XX:ReservedCodeCacheSize=32m",
                        "-Dorg.lwjgl.util.NoChecks=true"),
                file.toAbsolutePath().normalize().toString(),
                folder.toString(),
                what);
    }
}
