package diorama.io;

import diorama.image.RgbaImage;

/**
 * A picture that is already a file: where a material shows this very image, its bytes are written unchanged.
 *
 * @param kind "jpg" or "png"
 * @param bytes the whole file; owned, not written
 */
public record TextureBytes(RgbaImage image, String kind, byte[] bytes) {
    String mimeType() {
        return kind.equals("png") ? "image/png" : "image/jpeg";
    }
}
