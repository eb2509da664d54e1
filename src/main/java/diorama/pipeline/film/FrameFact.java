package diorama.pipeline.film;

import diorama.depth.DepthRange;
import diorama.video.read.FrameMark;
import java.util.Optional;

/**
 * What of a frame matters to the frames after it. From the facts of all frames before it a film can be gone on with at any
 * frame: whatever looks back or ahead in time must be made of these alone.
 *
 * @param own range of the frame's own depth
 * @param cut a new shot begins with it
 * @param begins set where a new segment of the film begins with it
 * @param memory there, what its depth and that of the next ones hangs on besides
 */
public record FrameFact(DepthRange own, boolean cut, Optional<FrameMark> begins, FrameMemory memory) {
    /** Of a frame whose depth hangs on nothing else. */
    FrameFact(DepthRange own, boolean cut, Optional<FrameMark> begins) {
        this(own, cut, begins, FrameMemory.NONE);
    }
}
