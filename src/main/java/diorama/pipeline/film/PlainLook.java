package diorama.pipeline.film;

import diorama.depth.DepthRange;
import diorama.depth.RangeSteadier;
import diorama.depth.RawDepth;
import diorama.pipeline.film.StereoStages.Deep;
import diorama.pipeline.frame.Shots;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.network.DepthQueue;
import diorama.pipeline.network.FrameDepth;
import diorama.pipeline.walk.Stage;
import diorama.video.read.VideoFrame;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Asks for the depth of frames as they are and looks for cuts, where no segments are made. */
public final class PlainLook implements Stage<VideoFrame, Deep> {
    private final FrameDepth source;
    private final StereoJob job;
    private final UnaryOperator<RawDepth> shape;
    private final Shots cuts;
    private final DepthQueue<Met> depths;

    /** @param shape what is done to the network's map */
    public PlainLook(FrameDepth source, StereoJob job, UnaryOperator<RawDepth> shape, Shots cuts) {
        this.source = source;
        this.job = job;
        this.shape = shape;
        this.cuts = cuts;
        depths = new DepthQueue<>(source);
    }

    /** A frame whose depth may not be known yet. */
    private record Met(VideoFrame frame, boolean cut) {}

    @Override
    public void accept(VideoFrame frame, Consumer<? super Deep> out) {
        boolean cut = cuts.test(frame);
        DepthQueue.Place place = cut ? DepthQueue.Place.CUT : DepthQueue.Place.WITHIN;
        depths.push(new Met(frame, cut), frame.image(), place, (one, depth) -> give(one, depth, out));
    }

    private void give(Met one, RawDepth asked, Consumer<? super Deep> out) {
        RawDepth raw = shape.apply(asked);
        DepthRange own = source.range().orElseGet(() -> RangeSteadier.own(job.stabilise(), raw));
        out.accept(new Deep(one.frame, raw, new FrameFact(own, one.cut, Optional.empty())));
    }

    @Override
    public void flush(Consumer<? super Deep> out) {
        depths.finish((one, depth) -> give(one, depth, out));
    }
}
