package diorama.pipeline.film;

import diorama.depth.DepthOptions;
import diorama.depth.DepthRefiner;
import diorama.image.DepthMap;
import diorama.pipeline.film.StereoStages.Ranged;
import diorama.pipeline.walk.Channel;
import diorama.pipeline.walk.Walk;

/**
 * How the depth of a film's frames comes to their size and edges: the sky of one frame after the other, all else of several frames
 * side by side where there are processors for it.
 *
 * @param options of the refining
 * @param sky of the frames before the first
 * @param frameBytes of one frame
 */
public record Refining(DepthOptions options, FrameSky sky, long frameBytes) {
    /** The step of {@code walk} for it. */
    public Channel<RefinedFrame> then(Walk walk, Channel<Ranged> ranged) {
        return walk.each("refine", ranged, Walk.side(frameBytes), this::cleared, this::refined);
    }

    private RefinedFrame cleared(Ranged one) {
        DepthMap small = sky.cleared(one);
        return new RefinedFrame(small, one, sky.state());
    }

    private RefinedFrame refined(RefinedFrame one) {
        DepthMap large = DepthRefiner.refine(one.map(), one.of().frame().image(), options);
        return new RefinedFrame(large, one.of(), one.sky());
    }
}
