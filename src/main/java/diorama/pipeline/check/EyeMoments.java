package diorama.pipeline.check;

import diorama.base.Size;
import diorama.image.RgbaImage;
import diorama.video.read.FrameReader;
import diorama.video.read.VideoFrame;
import java.util.Optional;

/** Goes through a stereo film from moment to moment: a frame of both eyes, or two frames where the eyes take turns. */
final class EyeMoments {
    private final FrameReader packed;
    private final boolean turning;
    private final RgbaImage both;

    EyeMoments(FrameReader packed, boolean turning) {
        this.packed = packed;
        this.turning = turning;
        Size size = packed.size();
        both = RgbaImage.allocate(turning ? new Size(size.width(), 2 * size.height()) : size);
    }

    /**
     * Goes to the next moment.
     *
     * @param asked whether its picture is wanted
     * @return false at the end
     */
    boolean next(boolean asked) {
        return take(asked, 0) && (!turning || take(asked, 4 * packed.size().pixels()));
    }

    private boolean take(boolean asked, int at) {
        Optional<VideoFrame> frame = packed.next();
        frame.ifPresent(f -> {
            if (asked) {
                both.rgba().put(at, f.image().rgba(), 0, 4 * packed.size().pixels());
            }
            packed.recycle(f);
        });
        return frame.isPresent();
    }

    /** Both eyes of the moment that was asked for last, one above the other where they take turns; the next one overwrites it. */
    RgbaImage picture() {
        return both;
    }
}
