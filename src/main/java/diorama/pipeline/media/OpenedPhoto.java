package diorama.pipeline.media;

import diorama.depth.GivenDepth;
import diorama.image.Picture;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A picture, with its depth where it lies in its own file.
 *
 * @param depth of the picture
 * @param from where that lies, in words; without depth what is to be said of that
 */
public record OpenedPhoto(Picture picture, Optional<GivenDepth> depth, String from) {
    /** Reads a picture and the depth beside it in the same frame, unless {@code choice} names another. */
    public static OpenedPhoto read(Path file, DepthChoice choice) {
        Picture picture = Pictures.read(file);
        OpenedPhoto plain = new OpenedPhoto(picture, Optional.empty(), "");
        if (choice.file().isPresent() || !choice.inside()) {
            return plain;
        }
        Optional<RgbdPicture> halves = RgbdPicture.of(file, picture);
        if (halves.isPresent()) {
            return new OpenedPhoto(
                    halves.get().picture(), Optional.of(halves.get().depth()), "its right half");
        }
        Optional<EyePair.Matching> eyes =
                choice.map(file).isEmpty() ? EyePair.matched(file, picture) : Optional.empty();
        return eyes.map(e -> new OpenedPhoto(e.picture(), Optional.of(e.depth()), "its two eyes"))
                .orElse(plain);
    }
}
