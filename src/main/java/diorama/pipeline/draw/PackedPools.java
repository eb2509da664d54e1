package diorama.pipeline.draw;

import diorama.base.Size;
import diorama.image.ColorImage;
import diorama.image.DeepImage;
import diorama.image.Look;
import diorama.image.RgbaImage;
import diorama.video.color.FramePool;
import java.util.Optional;

/**
 * Packed pictures that go round, of 8 or of 16 bits. Safe for any thread.
 *
 * @param look of the frames that are drawn in 16 bits; empty where all is drawn in 8
 */
public record PackedPools(FramePool<RgbaImage> flat, FramePool<DeepImage> deep, Optional<Look> look) {
    public static PackedPools of(Size size, Optional<Look> look) {
        return new PackedPools(FramePool.of(size), FramePool.deep(size), look);
    }

    public void give(ColorImage image) {
        if (image instanceof RgbaImage one) {
            flat.give(one);
        } else if (image instanceof DeepImage one) {
            deep.give(one);
        }
    }

    /** Bytes of one picture. */
    public long pictureBytes() {
        return (look.isPresent() ? DeepImage.BYTES : 4L) * flat.size().pixels();
    }

    /** Pictures made so far. */
    public int made() {
        return flat.made() + deep.made();
    }
}
