package diorama.pipeline.film;

import diorama.depth.RawDepth;
import diorama.pipeline.film.StereoStages.Ranged;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.network.FrameDepth;
import diorama.pipeline.walk.Channel;
import diorama.pipeline.walk.Walk;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How the depth of a film's frames becomes calm: along their motion first, then in its range.
 *
 * @param shape what is done to the averaged maps
 * @param frameBytes of one frame that waits for those ahead of it
 * @param frameRate frames a second
 */
public record Steadying(
        StereoJob job, FrameDepth depth, UnaryOperator<RawDepth> shape, long frameBytes, double frameRate) {

    /** The steps of {@code walk} for it, from a film's first frame on. */
    public Channel<Ranged> then(Walk walk, Channel<Known> known) {
        return then(walk, known, List.of(), FrameMemory.NONE);
    }

    /**
     * The same from any frame on.
     *
     * @param before of the frames before the first, back to a cut or the film's start
     * @param memory of the first
     */
    Channel<Ranged> then(Walk walk, Channel<Known> known, List<FrameFact> before, FrameMemory memory) {
        Channel<Known> averaged =
                walk.then("motion", known, () -> new MotionStage(job, depth, frameBytes).recalling(memory));
        return walk.then(
                "steady", averaged, () -> new RangeStage(job, shape, depth.range(), frameBytes, frameRate, before));
    }
}
