package diorama.video.still;

import diorama.base.UserError;
import diorama.image.RgbaImage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The process that decodes one AVIF or HEIC picture: the library that does it has crashed on sound files. */
public final class StillChild {
    /** Exit code when the picture is at fault; the reason is on standard error. */
    static final int REFUSED = 9;

    private static final int BROKEN = 1;

    private StillChild() {}

    /** @param args picture, file for its pixels: width and height as 32-bit numbers, then RGBA */
    public static void main(String[] args) {
        int code = 0;
        PrintStream said = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        try {
            write(StillReader.read(Path.of(args[0])), Path.of(args[1]));
        } catch (UserError e) {
            said.println(e.getMessage());
            code = REFUSED;
        } catch (IOException | RuntimeException | Error e) {
            said.println(e);
            code = BROKEN;
        }
        Runtime.getRuntime().halt(code);
    }

    private static void write(RgbaImage image, Path target) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(2 * Integer.BYTES);
        head.putInt(image.width()).putInt(image.height()).flip();
        ByteBuffer pixels = image.rgba().duplicate();
        pixels.rewind();
        try (FileChannel out = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (head.hasRemaining()) {
                out.write(head);
            }
            while (pixels.hasRemaining()) {
                out.write(pixels);
            }
        }
    }
}
