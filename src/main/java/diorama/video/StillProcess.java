package diorama.video;

import diorama.base.AtomicFile;
import diorama.base.LimitedProcess;
import diorama.base.Size;
import diorama.base.UserError;
import diorama.image.RgbaImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads AVIF and HEIC pictures in a process of its own ({@link StillChild}), whatever becomes of which is one line. */
public final class StillProcess {
    private static final double LIMIT_SECONDS = 120;

    private StillProcess() {}

    /** @throws UserError when {@code file} is not a picture that can be decoded */
    public static RgbaImage read(Path file) {
        try {
            Path folder = Files.createTempDirectory("diorama-still");
            Path pixels = folder.resolve("pixels");
            try {
                Path plain = StillItems.withoutExtras(file, folder);
                LimitedProcess.Outcome outcome = new LimitedProcess(command(plain, pixels), folder)
                        .run(LIMIT_SECONDS, file + ": cannot be decoded");
                if (outcome.exit() != 0) {
                    String why = outcome.exit() == StillChild.REFUSED ? outcome.said() : outcome.reason();
                    throw new UserError(
                            why.startsWith(plain + ": ")
                                    ? file + why.substring(plain.toString().length())
                                    : file + ": cannot be decoded: " + why);
                }
                return picture(pixels);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UserError(file + ": cannot be read: " + AtomicFile.reason(e), e);
        }
    }

    private static RgbaImage picture(Path pixels) throws IOException {
        try (FileChannel in = FileChannel.open(pixels)) {
            ByteBuffer head = ByteBuffer.allocate(2 * Integer.BYTES);
            fill(in, head);
            RgbaImage image = FramePool.allocate(new Size(head.getInt(0), head.getInt(Integer.BYTES)));
            ByteBuffer rgba = image.rgba().duplicate();
            rgba.rewind();
            fill(in, rgba);
            return image;
        }
    }

    private static void fill(FileChannel in, ByteBuffer target) throws IOException {
        while (target.hasRemaining()) {
            if (in.read(target) < 0) {
                throw new IOException("its pixels are incomplete");
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static List<String> command(Path file, Path pixels) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + pixels.resolveSibling("crash.log"),
                "-Dfile.encoding=UTF-8",
                "-cp",
                LimitedProcess.absolute(System.getProperty("java.class.path")),
                StillChild.class.getName(),
                file.toAbsolutePath().toString(),
                pixels.toString());
    }
}
