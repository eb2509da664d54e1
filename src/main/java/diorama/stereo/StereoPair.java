package diorama.stereo;

import diorama.base.Size;
import diorama.image.RgbaImage;

/** The pictures of both eyes, of one size. */
public record StereoPair(RgbaImage left, RgbaImage right) {
    public StereoPair {
        if (!left.size().equals(right.size())) {
            throw new IllegalArgumentException("eyes of " + left.size() + " and " + right.size());
        }
    }

    public static StereoPair allocate(Size size) {
        return new StereoPair(RgbaImage.allocate(size), RgbaImage.allocate(size));
    }
}
