package diorama.pipeline;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.Size;
import diorama.depth.DepthRefiner;
import diorama.image.ColorRamp;
import diorama.image.DepthMap;
import diorama.pipeline.StereoStages.Deep;
import diorama.pipeline.StereoStages.Ranged;
import diorama.video.DepthWriter;
import diorama.video.FilmTarget;
import diorama.video.FrameReader;
import diorama.video.FrameWriter;
import diorama.video.VideoFrame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Turns a film into films of its depth, several kinds in one walk: decode, depth, edges and encode run side by side, and memory
 * does not grow with the film's length. Times are the source's; there is no sound.
 */
public final class VideoToDepth {
    private VideoToDepth() {}

    /** A film of depth that is being written. */
    private interface Sink extends AutoCloseable {
        void write(DepthMap map, long pts, long duration);

        void finish();

        @Override
        void close();
    }

    /** A frame's depth at its own size. */
    private record Refined(DepthMap map, long pts, long duration) {}

    /**
     * @param targets films to write; they get their names only when they are whole
     * @return number of frames
     * @throws diorama.base.UserError when the film, the depth or the place to write is at fault
     */
    public static long run(
            Path in,
            Map<DepthFormat, Path> targets,
            StereoJob job,
            FrameDepth depth,
            Progress progress,
            CancelToken cancel) {
        try (FrameReader reader = FrameReader.open(in, job.film())) {
            FilmFrames.lookAsDrawn(reader, job);
            List<Sink> sinks = new ArrayList<>();
            try {
                for (Entry<DepthFormat, Path> target : targets.entrySet()) {
                    sinks.add(sink(target.getKey(), target.getValue(), reader, job));
                }
                return run(reader, sinks, job, depth, progress, cancel);
            } finally {
                sinks.forEach(Sink::close);
            }
        }
    }

    /** The lossless film {@code kept}, of frames that look as they will in the film {@code drawn}. */
    static void keep(
            Path in,
            Path drawn,
            KeptFilm kept,
            StereoJob job,
            FrameDepth depth,
            Progress progress,
            CancelToken cancel) {
        try (FrameReader reader = FrameReader.open(in, job.film())) {
            FilmFrames.lookAsDrawn(reader, job, drawn);
            try (Sink sink = new Grey(DepthWriter.open(
                    kept.file(), reader.size(), reader.timeBase(), reader.frameRate(), kept.origin()))) {
                run(reader, List.of(sink), job, depth, progress, cancel);
            }
        }
    }

    private static long run(
            FrameReader reader,
            List<Sink> sinks,
            StereoJob job,
            FrameDepth depth,
            Progress progress,
            CancelToken cancel) {
        long frames = walk(reader, sinks, job, depth, progress, cancel);
        cancel.throwIfCancelled();
        sinks.forEach(Sink::finish);
        return frames;
    }

    private static long walk(
            FrameReader reader,
            List<Sink> sinks,
            StereoJob job,
            FrameDepth depth,
            Progress progress,
            CancelToken cancel) {
        Walk walk = new Walk(cancel);
        long total = reader.expectedFrames().orElse(-1);
        AtomicLong frames = new AtomicLong();
        DepthRefiner refiner = DepthRefiner.forFilms();
        Channel<VideoFrame> decoded = walk.source("decode", reader::next);
        Shots cuts = new Shots(job);
        Channel<Deep> deep = walk.then("depth", decoded, () -> new PlainLook(depth, job, raw -> raw, cuts));
        Channel<Ranged> ranged = walk.then(
                "steady",
                deep,
                () -> StereoStages.range(job, reader.size(), reader.frameRate().value(), depth.range(), List.of()));
        FrameSky sky = new FrameSky(job.depth(), depth.guessed());
        Channel<Refined> refined = walk.then("refine", ranged, () -> (one, out) -> {
            DepthMap large = refiner.refine(sky.cleared(one), one.frame().image(), job.depth());
            out.accept(new Refined(large, one.frame().pts(), one.frame().duration()));
            reader.recycle(one.frame());
        });
        walk.sink("encode", refined, one -> {
            sinks.forEach(s -> s.write(one.map, one.pts, one.duration));
            progress.update(frames.incrementAndGet(), total, "depth film");
        });
        walk.run();
        cuts.keep(reader.frameRate().value());
        return frames.get();
    }

    private static Sink sink(DepthFormat format, Path file, FrameReader reader, StereoJob job) {
        Size size = reader.size();
        if (format.ramp().isPresent()) {
            FilmTarget clip = FilmTarget.clip(file, size, reader.frameRate(), job.encode())
                    .timedBy(reader.timeBase());
            return new Painted(FrameWriter.open(clip), format.ramp().get());
        }
        DepthWriter.Coding coding = format == DepthFormat.HEVC ? DepthWriter.Coding.HEVC10 : DepthWriter.Coding.FFV1;
        return new Grey(DepthWriter.open(file, size, reader.timeBase(), reader.frameRate(), coding));
    }

    private record Grey(DepthWriter writer) implements Sink {
        @Override
        public void write(DepthMap map, long pts, long duration) {
            writer.write(map, pts, duration);
        }

        @Override
        public void finish() {
            writer.finish();
        }

        @Override
        public void close() {
            writer.close();
        }
    }

    private record Painted(FrameWriter writer, ColorRamp ramp) implements Sink {
        @Override
        public void write(DepthMap map, long pts, long duration) {
            writer.write(ramp.paint(map), pts, duration);
        }

        @Override
        public void finish() {
            writer.finish();
        }

        @Override
        public void close() {
            writer.close();
        }
    }
}
