package diorama.pipeline.network;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.depth.DepthImport;
import diorama.depth.GivenDepth;
import diorama.image.EmbeddedDepth;
import diorama.pipeline.media.DepthChoice;
import diorama.pipeline.media.OpenedPhoto;
import java.nio.file.Path;
import java.util.Optional;

/** The depth that a photo brings: beside it, inside it, or as it was named. */
final class DepthBeside {
    private DepthBeside() {}

    /** With the depth that there is, of the whole picture; without where there is none that fits, and then why. */
    static OpenedPhoto given(Path file, OpenedPhoto whole, DepthChoice choice) {
        Optional<Path> map = whole.depth().isPresent() ? Optional.empty() : choice.map(file);
        if (map.isEmpty()) {
            return whole;
        }
        GivenDepth read = DepthImport.read(map.get(), choice.importing());
        Size size = read.raw().size();
        String from = from(map.get(), file);
        if (fits(size, whole.picture().size())) {
            return new OpenedPhoto(whole.picture(), Optional.of(read), from);
        }
        if (choice.file().isPresent()) {
            throw new UserError(map.get() + ": has " + size + " px, want the shape of the photo, "
                    + whole.picture().size());
        }
        // nobody asked for this one
        return new OpenedPhoto(
                whole.picture(), Optional.empty(), ", as " + from + " has " + size + " px, another shape");
    }

    private static String from(Path map, Path photo) {
        return EmbeddedDepth.read(map)
                .map(d -> d.source() + (map.equals(photo) ? " inside it" : " inside " + map.getFileName()))
                .orElse("the map " + map.getFileName());
    }

    /** The refiner brings a map to the photo's size, but not to its shape. */
    private static boolean fits(Size map, Size photo) {
        double aspects = (double) map.width() / map.height() * photo.height() / photo.width();
        // a pixel of rounding in the shorter side is no other picture
        double tolerance = 1.5 / Math.min(map.shortSide(), photo.shortSide()) + 0.01;
        return Math.abs(aspects - 1) <= tolerance;
    }
}
