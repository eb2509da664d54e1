package diorama.io.scene;

import diorama.image.RgbaImage;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A picture that is already a file: where a material shows this very image, its bytes are written unchanged.
 *
 * @param kind "jpg" or "png"
 * @param bytes the whole file; owned, not written; empty where only what it shows can be written on
 * @param source where the file lies, if it is one that a mesh may refer to
 */
public record TextureBytes(RgbaImage image, String kind, byte[] bytes, Optional<Path> source) {
    /** A picture that no mesh should refer to. */
    public TextureBytes(RgbaImage image, String kind, byte[] bytes) {
        this(image, kind, bytes, Optional.empty());
    }

    public String mimeType() {
        return kind.equals("png") ? "image/png" : "image/jpeg";
    }
}
