package diorama.image;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Whether picture files move. */
public final class Animation {
    /** Chunks of a PNG file before its first picture that are looked through. */
    private static final int CHUNKS = 256;

    private Animation() {}

    /** Whether a PNG, GIF or WebP file holds several frames by what it says itself, which takes no film library and is known soon. */
    public static boolean stated(Path file) {
        Optional<PictureFormat> format = ImageFiles.sniff(file);
        return (format.filter(f -> f == PictureFormat.PNG).isPresent() && animates(file))
                || (format.filter(f -> f == PictureFormat.GIF).isPresent() && hasSecond(file))
                || (format.filter(f -> f == PictureFormat.WEBP).isPresent() && WebpAnimation.is(file));
    }

    private static boolean hasSecond(Path gif) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(gif.toFile())) {
            reader.setInput(in);
            return reader.getWidth(1) > 0;
        } catch (IOException | RuntimeException e) {
            // there is none, or it is broken
            return false;
        } finally {
            reader.dispose();
        }
    }

    private static boolean animates(Path file) {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            in.skipNBytes(8);
            for (int i = 0; i < CHUNKS; i++) {
                long length = in.readInt() & 0xffffffffL;
                String name = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
                if (name.equals("acTL") || name.equals("IDAT")) {
                    return name.equals("acTL") && in.readInt() != 1;
                }
                in.skipNBytes(length + 4);
            }
            return false;
        } catch (IOException e) {
            // a broken picture is told by whoever reads it
            return false;
        }
    }
}
