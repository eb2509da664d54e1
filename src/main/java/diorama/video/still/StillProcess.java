package diorama.video.still;

import diorama.base.AtomicFile;
import diorama.base.LimitedProcess;
import diorama.base.ScratchFolder;
import diorama.base.Size;
import diorama.base.UserError;
import diorama.image.RgbaImage;
import diorama.video.color.FramePool;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;

/** Reads AVIF and HEIC pictures in a process of its own ({@link StillChild}), whatever becomes of which is one line. */
public final class StillProcess {
    private static final double LIMIT_SECONDS = 120;

    private StillProcess() {}

    /** @throws UserError when {@code file} is not a picture that can be decoded */
    public static RgbaImage read(Path file) {
        try (ScratchFolder scratch = new ScratchFolder("diorama-still")) {
            Path folder = scratch.path();
            Path pixels = folder.resolve("pixels");
            String plain =
                    StillItems.withoutExtras(file, folder).toAbsolutePath().toString();
            LimitedProcess.Outcome outcome = new LimitedProcess(
                            LimitedProcess.java(folder, StillChild.class, List.of(), plain, pixels.toString()), folder)
                    .run(LIMIT_SECONDS, file + ": cannot be decoded");
            if (outcome.exit() != 0) {
                String why = outcome.exit() == StillChild.REFUSED ? outcome.said() : outcome.reason();
                throw new UserError(
                        why.startsWith(plain + ": ")
                                ? file + why.substring(plain.length())
                                : file + ": cannot be decoded: " + why);
            }
            return picture(pixels);
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
}
