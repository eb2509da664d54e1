package diorama.pipeline.film;

import diorama.base.Size;
import diorama.depth.DepthRange;
import diorama.depth.RangeSteadier;
import diorama.depth.RawDepth;
import diorama.motion.MotionSteadier;
import diorama.pipeline.film.StereoStages.Deep;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.network.FrameDepth;
import diorama.pipeline.walk.Stage;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Averages the depth of frames along their motion within each shot, where a network has guessed it; then shapes it and looks how
 * far it reaches.
 */
public final class MotionStage implements Stage<Known, Deep> {
    /** Bytes of frames that may wait for those ahead of them. */
    private static final long LOOK_AHEAD_BYTES = 256L << 20;

    private final Optional<MotionSteadier<Known>> steadier;
    private final Optional<DepthRange> range;
    private final StereoJob job;
    private final UnaryOperator<RawDepth> shape;

    /**
     * @param size of the frames
     * @param shape what is done to the averaged map
     */
    public MotionStage(StereoJob job, Size size, FrameDepth source, UnaryOperator<RawDepth> shape) {
        steadier = averages(job, source)
                ? Optional.of(new MotionSteadier<>(block(job, size), MotionStage::asked))
                : Optional.empty();
        range = source.range();
        this.job = job;
        this.shape = shape;
    }

    /** Goes on within a shot. */
    MotionStage recalling(FrameMemory memory) {
        steadier.ifPresent(s -> memory.motion().ifPresent(s::recall));
        return this;
    }

    /** Whether depth of {@code source} is averaged, so that a run within a shot cannot go on without a memory of it. */
    static boolean averages(StereoJob job, FrameDepth source) {
        return job.stabilise().motionFrames() > 0 && source.guessed();
    }

    private static int block(StereoJob job, Size size) {
        long most = LOOK_AHEAD_BYTES / (2 * 4L * size.pixels());
        return (int) Math.max(1, Math.min(job.stabilise().motionFrames(), most));
    }

    @Override
    public void accept(Known in, Consumer<? super Deep> out) {
        if (steadier.isEmpty()) {
            give(in, Optional.empty(), out);
            return;
        }
        if (in.cut()) {
            flush(out);
        }
        MotionSteadier<Known> averaging = steadier.get();
        averaging.push(in, in.frame().index(), in.frame().image(), in.depth(), (one, mean) -> averaged(one, mean, out));
    }

    /** Whether another run may begin with it in the midst of a shot. */
    private static boolean asked(Known one) {
        return one.begins().isPresent() && !one.cut();
    }

    private void averaged(Known one, RawDepth mean, Consumer<? super Deep> out) {
        give(one.with(mean), asked(one) ? steadier.flatMap(MotionSteadier::memory) : Optional.empty(), out);
    }

    private void give(Known one, Optional<byte[]> motion, Consumer<? super Deep> out) {
        RawDepth depth = shape.apply(one.depth());
        DepthRange own = range.orElseGet(() -> RangeSteadier.own(job.stabilise(), depth));
        FrameMemory memory = new FrameMemory(one.memory(), motion);
        out.accept(new Deep(one.frame(), depth, new FrameFact(own, one.cut(), one.begins(), memory)));
    }

    @Override
    public void flush(Consumer<? super Deep> out) {
        steadier.ifPresent(s -> s.flush((one, mean) -> averaged(one, mean, out)));
    }
}
