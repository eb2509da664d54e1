package diorama.gui.state;

import diorama.depth.DepthOptions;
import diorama.depth.DepthRange;
import diorama.depth.ImportOptions;
import diorama.depth.StabiliseOptions;
import diorama.pipeline.job.StereoJob;
import java.util.Optional;

/**
 * Where a film is.
 *
 * @param frame from 0
 * @param said what a project says of this frame's depth; empty where it says nothing, or another frame has been gone to
 */
public record Playhead(int frame, Optional<Said> said) {
    public static Playhead at(int frame) {
        return new Playhead(frame, Optional.empty());
    }

    /**
     * The range that a frame's depth is normalised by, which hangs on the whole film.
     *
     * @param depth how the depth is found that the range is of
     * @param importing how a depth film is read
     * @param steady how ranges were steadied over time
     */
    public record Said(DepthRange range, DepthOptions depth, ImportOptions importing, StabiliseOptions steady) {
        /** Whether it is still that of the film as {@code job} makes it. */
        boolean fits(StereoJob job, ImportOptions wanted) {
            return depth.sameEstimate(job.depth()) && importing.equals(wanted) && steady.equals(job.stabilise());
        }
    }

    /** The range that was said, where it is that of the film as {@code job} makes it and {@code object} says to read its depth. */
    public Optional<DepthRange> range(StereoJob job, SceneObject object) {
        return said.filter(s -> s.fits(job, object.recipe().importing())).map(Said::range);
    }
}
