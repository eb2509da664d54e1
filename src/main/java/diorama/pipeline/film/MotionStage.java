package diorama.pipeline.film;

import diorama.depth.RawDepth;
import diorama.motion.MotionSteadier;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.network.FrameDepth;
import diorama.pipeline.network.LookAhead;
import diorama.pipeline.network.PassedOver;
import diorama.pipeline.walk.Stage;
import diorama.video.read.VideoFrame;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Averages the depth of frames along their motion within each shot, where a network has guessed it. */
public final class MotionStage implements Stage<Known, Known> {
    private final Optional<MotionSteadier<Known>> steadier;
    /** Whether the depth of frames that were looked at stays. */
    private final boolean own;

    /** @param frameBytes of one frame that waits */
    public MotionStage(StereoJob job, FrameDepth source, long frameBytes) {
        // those between looks have one on either side
        int wanted = Math.max(job.stabilise().motionFrames(), apart(source));
        int block = Math.max(1, Math.min(wanted, LookAhead.most(frameBytes)));
        own = job.stabilise().motionFrames() == 0;
        steadier = averages(job, source) ? Optional.of(new MotionSteadier<>(block, Known::restarts)) : Optional.empty();
    }

    /** Goes on within a shot. */
    MotionStage recalling(FrameMemory memory) {
        steadier.ifPresent(s -> memory.motion().ifPresent(s::recall));
        return this;
    }

    /** Whether depth of {@code source} is averaged, so that a run within a shot cannot go on without a memory of it. */
    static boolean averages(StereoJob job, FrameDepth source) {
        return source.guessed() && (job.stabilise().motionFrames() > 0 || apart(source) > 1);
    }

    /** How far the looks lie apart at most. */
    private static int apart(FrameDepth source) {
        return source.every(1);
    }

    @Override
    public void accept(Known in, Consumer<? super Known> out) {
        if (steadier.isEmpty()) {
            out.accept(in);
            return;
        }
        if (in.cut()) {
            flush(out);
        }
        MotionSteadier<Known> averaging = steadier.get();
        BiConsumer<Known, RawDepth> ready = (one, mean) -> out.accept(averaged(averaging, one, mean));
        VideoFrame frame = in.frame();
        if (PassedOver.is(in.depth())) {
            averaging.pass(in, frame.index(), frame.image(), ready);
        } else {
            averaging.push(in, frame.index(), frame.image(), in.depth(), ready);
        }
    }

    private Known averaged(MotionSteadier<Known> by, Known one, RawDepth mean) {
        Known averaged = own && !PassedOver.is(one.depth()) ? one : one.with(mean);
        // asked for only where a run may go on: it is made anew each time
        return one.restarts()
                ? averaged.with(new FrameMemory(one.memory().network(), Optional.of(by.memory())))
                : averaged;
    }

    @Override
    public void flush(Consumer<? super Known> out) {
        steadier.ifPresent(s -> s.flush((one, mean) -> out.accept(averaged(s, one, mean))));
    }
}
