package diorama.pipeline;

import diorama.depth.CutDetector;
import diorama.depth.CutList;
import diorama.image.RgbaImage;
import diorama.video.VideoFrame;
import java.util.Optional;
import java.util.function.Predicate;

/** Tells with which frames of a film shots begin: by a list where there is one, else by looking. Confined to one thread. */
final class Shots implements Predicate<VideoFrame> {
    private final CutDetector detector;
    private final Optional<CutList> given;

    Shots(StereoJob job) {
        detector = new CutDetector(job.stabilise().cutThreshold());
        given = job.withListedCuts().cuts();
    }

    /** Whether a shot begins with the next frame. */
    @Override
    public boolean test(VideoFrame frame) {
        return given.isPresent() ? given.get().cutBefore(frame.index()) : detector.cutBefore(frame.image());
    }

    /** Looks at a frame before the first that is asked about. */
    void before(RgbaImage frame) {
        if (given.isEmpty()) {
            detector.cutBefore(frame);
        }
    }
}
