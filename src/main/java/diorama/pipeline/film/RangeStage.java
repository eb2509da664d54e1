package diorama.pipeline.film;

import diorama.depth.DepthRange;
import diorama.depth.RangeSteadier;
import diorama.depth.RawDepth;
import diorama.pipeline.film.StereoStages.Ranged;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.walk.Stage;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Shapes every frame's depth and gives it the range it is normalised by: its source's own, or one steadied over time within a shot. */
public final class RangeStage implements Stage<Known, Ranged> {
    /** Bytes of frames that may wait for the range of those ahead of them. */
    private static final long LOOK_AHEAD_BYTES = 384L << 20;

    private static final int MOST = 1000;

    private final StereoJob job;
    private final UnaryOperator<RawDepth> shape;
    private final Optional<DepthRange> fixed;
    /** Of frames that an earlier run has made only the ranges are there. */
    private final RangeSteadier<Optional<Own>> steadier;

    /** A frame with its own range. */
    private record Own(Known frame, FrameFact fact) {}

    /**
     * @param shape what is done to the maps
     * @param fixed the range that all frames share, where they do
     * @param frameBytes of one frame that waits
     * @param before of the frames before the first, back to a cut or the film's start
     */
    public RangeStage(
            StereoJob job,
            UnaryOperator<RawDepth> shape,
            Optional<DepthRange> fixed,
            long frameBytes,
            double frameRate,
            List<FrameFact> before) {
        this.job = job;
        this.shape = shape;
        this.fixed = fixed;
        int most = (int) Math.max(1, Math.min(MOST, LOOK_AHEAD_BYTES / frameBytes));
        steadier = RangeSteadier.of(job.stabilise(), frameRate, most);
        before.forEach(fact -> steadier.push(Optional.empty(), fact.own(), (none, range) -> {}));
    }

    @Override
    public void accept(Known in, Consumer<? super Ranged> out) {
        Known shaped = in.with(shape.apply(in.depth()));
        DepthRange range = fixed.orElseGet(() -> RangeSteadier.own(job.stabilise(), shaped.depth()));
        Own own = new Own(shaped, new FrameFact(range, in.cut(), in.begins(), in.memory()));
        if (fixed.isPresent()) {
            give(Optional.of(own), range, out);
            return;
        }
        if (in.cut()) {
            flush(out);
        }
        steadier.push(Optional.of(own), range, (one, steady) -> give(one, steady, out));
    }

    private static void give(Optional<Own> own, DepthRange range, Consumer<? super Ranged> out) {
        own.ifPresent(one -> out.accept(new Ranged(one.frame.frame(), one.frame.depth(), range, one.fact)));
    }

    @Override
    public void flush(Consumer<? super Ranged> out) {
        steadier.flush((one, range) -> give(one, range, out));
    }
}
