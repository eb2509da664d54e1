package diorama.pipeline.film;

import diorama.pipeline.frame.Shots;
import diorama.pipeline.network.DepthQueue;
import diorama.pipeline.network.FrameDepth;
import diorama.pipeline.walk.Stage;
import diorama.video.read.VideoFrame;
import java.util.function.Consumer;

/** Asks for the depth of frames as they are and looks for cuts, where no segments are made. */
public final class PlainLook implements Stage<VideoFrame, Known> {
    private final Shots cuts;
    private final DepthQueue<Met> depths;

    /** @param frameBytes of a frame that waits */
    public PlainLook(FrameDepth source, Shots cuts, long frameBytes) {
        this.cuts = cuts;
        depths = new DepthQueue<>(source, frameBytes);
    }

    /** A frame whose depth may not be known yet. */
    private record Met(VideoFrame frame, boolean cut) {}

    @Override
    public void accept(VideoFrame frame, Consumer<? super Known> out) {
        boolean cut = cuts.test(frame);
        DepthQueue.Place place = cut ? DepthQueue.Place.CUT : DepthQueue.Place.WITHIN;
        depths.push(
                new Met(frame, cut),
                frame.index(),
                frame.image(),
                place,
                (one, depth) -> out.accept(new Known(one.frame, depth, one.cut)));
    }

    @Override
    public void flush(Consumer<? super Known> out) {
        depths.finish((one, depth) -> out.accept(new Known(one.frame, depth, one.cut)));
    }
}
