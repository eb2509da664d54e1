package diorama.pipeline.film;

import diorama.depth.RawDepth;
import diorama.video.read.FrameMark;
import diorama.video.read.VideoFrame;
import java.util.Optional;

/**
 * A frame whose depth is known.
 *
 * @param cut a new shot begins with it
 * @param begins set where a new segment of the film begins with it
 * @param memory what its depth hangs on besides, where another run may begin with it
 */
public record Known(VideoFrame frame, RawDepth depth, boolean cut, Optional<FrameMark> begins, FrameMemory memory) {
    /** Where no segments are made. */
    Known(VideoFrame frame, RawDepth depth, boolean cut) {
        this(frame, depth, cut, Optional.empty(), FrameMemory.NONE);
    }

    /** Whether another run may begin with it in the midst of a shot. */
    boolean restarts() {
        return begins.isPresent() && !cut;
    }

    Known with(RawDepth other) {
        return new Known(frame, other, cut, begins, memory);
    }

    Known with(FrameMemory other) {
        return new Known(frame, depth, cut, begins, other);
    }
}
