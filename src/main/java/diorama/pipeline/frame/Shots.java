package diorama.pipeline.frame;

import diorama.depth.CutDetector;
import diorama.depth.CutList;
import diorama.image.RgbaImage;
import diorama.pipeline.job.StereoJob;
import diorama.video.read.VideoFrame;
import java.util.Optional;
import java.util.function.Predicate;

/** Tells with which frames of a film shots begin: by a list where there is one, else by looking. Confined to one thread. */
public final class Shots implements Predicate<VideoFrame> {
    private final CutDetector detector;
    private final Optional<CutList> given;

    public Shots(StereoJob job) {
        detector = new CutDetector(job.stabilise().cutThreshold());
        given = job.withListedCuts().cuts();
    }

    /** Whether a shot begins with the next frame. */
    @Override
    public boolean test(VideoFrame frame) {
        return given.isPresent() ? given.get().cutBefore(frame.index()) : detector.cutBefore(frame.image());
    }

    /** Looks at a frame before the first that is asked about. */
    public void before(RgbaImage frame) {
        if (given.isEmpty()) {
            detector.cutBefore(frame);
        }
    }
}
