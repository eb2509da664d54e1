package diorama.pipeline.media;

import diorama.base.UserError;
import diorama.image.Animation;
import diorama.image.ImageFiles;
import diorama.image.PictureFormat;
import diorama.image.WebpAnimation;
import diorama.video.read.FrameReader;
import diorama.video.read.VideoFrame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Picture files that hold more than one frame: films to who wants films, their first frame to who wants a picture. */
public final class MovingPicture {
    private MovingPicture() {}

    /** What {@code file} is to who makes films: a film where it moves. */
    public static MediaKind kind(Path file) {
        MediaKind kind = MediaKind.of(file);
        return kind == MediaKind.PICTURE && format(file).isPresent() ? MediaKind.FILM : kind;
    }

    /** The ending of films of its kind, "gif", "apng" or "webp"; empty where it does not move or its frames cannot be read. */
    public static Optional<String> format(Path file) {
        Optional<PictureFormat> format =
                Files.isRegularFile(file) ? ImageFiles.sniff(file) : Optional.<PictureFormat>empty();
        boolean gif = format.filter(f -> f == PictureFormat.GIF).isPresent();
        boolean png = format.filter(f -> f == PictureFormat.PNG).isPresent();
        if (format.filter(f -> f == PictureFormat.WEBP).isPresent()) {
            return WebpAnimation.hasSeveral(file) ? Optional.of("webp") : Optional.empty();
        }
        return (gif || (png && Animation.stated(file))) && severalFrames(file)
                ? Optional.of(gif ? "gif" : "apng")
                : Optional.empty();
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
