package diorama.video.read;

import diorama.image.DeepImage;
import diorama.image.RgbaImage;
import java.util.Optional;

/**
 * One decoded frame.
 *
 * @param index counted from 0 in the order shown
 * @param pts when it is shown, in ticks of the reader's time base; strictly increasing
 * @param ptsMicros the same in microseconds
 * @param duration ticks it is shown, 0 when unknown
 * @param image belongs to the reader's pool: hand it back with {@link FrameReader#recycle} when done
 * @param deep the same in 16 bits, along the curve of the film, where the reader was asked for it; the image is then a look of it
 */
public record VideoFrame(
        long index, long pts, long ptsMicros, long duration, RgbaImage image, Optional<DeepImage> deep) {
    /** Of 8 bits. */
    public VideoFrame(long index, long pts, long ptsMicros, long duration, RgbaImage image) {
        this(index, pts, ptsMicros, duration, image, Optional.empty());
    }

    /** The same shown for so many ticks. */
    public VideoFrame lasting(long ticks) {
        return new VideoFrame(index, pts, ptsMicros, ticks, image, deep);
    }

    /** The same with another index. */
    VideoFrame at(long other) {
        return new VideoFrame(other, pts, ptsMicros, duration, image, deep);
    }
}
