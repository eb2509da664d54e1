package diorama.pipeline;

import diorama.depth.CutDetector;
import diorama.depth.CutList;
import diorama.depth.StabiliseOptions;
import diorama.image.RgbaImage;
import diorama.video.VideoFrame;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Tells with which frames of a film shots begin: by a list where there is one, else by looking, which can be kept as a list.
 * Confined to one thread.
 */
final class Shots implements Predicate<VideoFrame> {
    private final CutDetector detector;
    private final Optional<Path> file;
    private final Optional<CutList> given;
    private final SortedSet<Long> found = new TreeSet<>();

    Shots(StereoJob job) {
        StabiliseOptions options = job.stabilise();
        detector = new CutDetector(options.cutThreshold());
        file = options.cutFile();
        given = CutPass.given(job).cuts();
    }

    /** Whether a shot begins with the next frame. */
    @Override
    public boolean test(VideoFrame frame) {
        boolean cut = given.isPresent() ? given.get().cutBefore(frame.index()) : detector.cutBefore(frame.image());
        if (cut) {
            found.add(frame.index());
        }
        return cut;
    }

    /** Looks at a frame before the first that is asked about. */
    void before(RgbaImage frame) {
        if (given.isEmpty()) {
            detector.cutBefore(frame);
        }
    }

    /** Whether what is found will be kept in a file. */
    boolean areWritten() {
        return given.isEmpty() && file.isPresent();
    }

    /** Keeps what was found in the file that was asked for and is not there yet; after the last frame. */
    void keep(double framesPerSecond) {
        if (given.isEmpty()) {
            file.ifPresent(path -> new CutList(found).write(path, framesPerSecond));
        }
    }
}
