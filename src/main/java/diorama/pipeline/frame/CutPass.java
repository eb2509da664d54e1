package diorama.pipeline.frame;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.depth.CutDetector;
import diorama.depth.CutFinder;
import diorama.depth.CutList;
import diorama.depth.StabiliseOptions;
import diorama.onnx.ComputeDevice;
import diorama.onnx.CutNetwork;
import diorama.onnx.ModelCatalogue;
import diorama.onnx.ModelEntry;
import diorama.pipeline.job.StereoJob;
import diorama.video.read.FrameReader;
import diorama.video.read.VideoFrame;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Looks for the cuts of a film before anything else: with a network where one is asked for or at hand, and wherever a list of
 * them is to be written, so that whatever is made of the film is made from that list.
 */
public final class CutPass {
    private static final String NETWORK = "transnet-v2";

    private CutPass() {}

    /**
     * The job with the cuts of {@code film}: those of the list that is given, else what the network finds, else what is found
     * for a list that is wanted; the job itself where there is none of these.
     *
     * @throws diorama.base.UserError when the network is asked for and not here, or the film or its list cannot be read
     */
    public static StereoJob apply(
            Path film, StereoJob job, ModelCatalogue catalogue, Progress progress, CancelToken cancel) {
        StabiliseOptions options = job.stabilise();
        StereoJob given = job.withListedCuts();
        if (given.cuts().isPresent() || options.cutFinder() == CutFinder.OWN) {
            return listed(film, given, progress, cancel);
        }
        Optional<ModelEntry> network = catalogue.entry(NETWORK);
        boolean here =
                network.filter(n -> n.presence() == ModelEntry.Presence.HERE).isPresent();
        if (options.cutFinder() == CutFinder.AUTO && !here) {
            return listed(film, job, progress, cancel);
        }
        Path graph = catalogue.known(NETWORK).need();
        CutList cuts = find(film, job, graph, progress, cancel);
        return job.with(cuts);
    }

    /** The job with the cuts of the list that it names, which is found by looking and written where it is not there. */
    public static StereoJob listed(Path film, StereoJob job, Progress progress, CancelToken cancel) {
        StereoJob given = job.withListedCuts();
        Optional<Path> list = job.stabilise().cutFile();
        if (given.cuts().isPresent() || list.isEmpty()) {
            return given;
        }
        try (FrameReader reader = FrameReader.open(film, job.film())) {
            FilmFrames.lookAsDrawn(reader, job);
            FilmFrames source = FilmFrames.of(reader, job);
            CutDetector detector = new CutDetector(job.stabilise().cutThreshold());
            SortedSet<Long> found = new TreeSet<>();
            long total = reader.expectedFrames().orElse(-1);
            for (Optional<VideoFrame> next = reader.next(); next.isPresent(); next = reader.next()) {
                cancel.throwIfCancelled();
                VideoFrame frame = source.prepare(next.get());
                if (detector.cutBefore(frame.image())) {
                    found.add(frame.index());
                }
                source.recycle(frame);
                progress.update(frame.index() + 1, total, "cuts");
            }
            CutList cuts = new CutList(found);
            cuts.write(list.get(), source.rate());
            return job.with(cuts);
        }
    }

    /** What the network at {@code graph} says of the frames that {@code job} reads of {@code film}. */
    static CutList find(Path film, StereoJob job, Path graph, Progress progress, CancelToken cancel) {
        try (FrameReader reader = FrameReader.open(film, job.film());
                CutNetwork network = new CutNetwork(
                        graph,
                        ComputeDevice.parseAll(job.depth().device()).get(0),
                        Runtime.getRuntime().availableProcessors())) {
            FilmFrames.lookAsDrawn(reader, job);
            long total = reader.expectedFrames().orElse(-1);
            long done = 0;
            for (Optional<VideoFrame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                cancel.throwIfCancelled();
                network.add(frame.get().image());
                reader.recycle(frame.get());
                progress.update(++done, total, "cuts");
            }
            CutList cuts = network.finish();
            job.stabilise()
                    .cutFile()
                    .ifPresent(file -> cuts.write(file, reader.frameRate().value()));
            return cuts;
        }
    }
}
