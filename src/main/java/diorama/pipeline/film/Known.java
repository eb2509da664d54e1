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
 * @param memory what the network remembers there, where that is to be kept; not written after construction
 */
public record Known(
        VideoFrame frame, RawDepth depth, boolean cut, Optional<FrameMark> begins, Optional<byte[]> memory) {
    /** Where no segments are made. */
    Known(VideoFrame frame, RawDepth depth, boolean cut) {
        this(frame, depth, cut, Optional.empty(), Optional.empty());
    }

    Known with(RawDepth other) {
        return new Known(frame, other, cut, begins, memory);
    }
}
