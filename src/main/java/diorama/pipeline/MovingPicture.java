package diorama.pipeline;

import diorama.base.UserError;
import diorama.image.ImageFiles;
import diorama.image.PictureFormat;
import diorama.video.FrameReader;
import diorama.video.VideoFrame;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Picture files that hold more than one frame: films to who wants films, their first frame to who wants a picture. */
public final class MovingPicture {
    /** Chunks of a PNG file before its first picture that are looked through. */
    private static final int CHUNKS = 256;

    private MovingPicture() {}

    /** What {@code file} is to who makes films: a film where it moves. */
    public static MediaKind kind(Path file) {
        MediaKind kind = MediaKind.of(file);
        return kind == MediaKind.PICTURE && format(file).isPresent() ? MediaKind.FILM : kind;
    }

    /** The ending of films of its kind, "gif" or "apng"; empty where it does not move or its frames cannot be read. */
    public static Optional<String> format(Path file) {
        Optional<PictureFormat> format =
                Files.isRegularFile(file) ? ImageFiles.sniff(file) : Optional.<PictureFormat>empty();
        boolean gif = format.filter(f -> f == PictureFormat.GIF).isPresent();
        boolean png = format.filter(f -> f == PictureFormat.PNG).isPresent();
        return (gif || (png && animates(file))) && severalFrames(file)
                ? Optional.of(gif ? "gif" : "apng")
                : Optional.empty();
    }

    /** Whether it holds several frames by what the file says, which takes no film library and is known soon. */
    public static boolean moves(Path file) {
        Optional<PictureFormat> format = ImageFiles.sniff(file);
        return (format.filter(f -> f == PictureFormat.PNG).isPresent() && animates(file))
                || (format.filter(f -> f == PictureFormat.GIF).isPresent() && hasSecond(file));
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

    private static boolean severalFrames(Path file) {
        try (FrameReader reader = FrameReader.open(file)) {
            Optional<VideoFrame> first = reader.next();
            return first.isPresent() && reader.next().isPresent();
        } catch (UserError e) {
            return false;
        }
    }
}
