package diorama.pipeline;

import com.google.gson.JsonObject;
import diorama.base.AtomicFile;
import diorama.depth.DepthRefiner;
import diorama.depth.RawDepth;
import diorama.image.ColorRamp;
import diorama.image.DepthMap;
import diorama.image.Picture;
import diorama.image.PictureFormat;
import diorama.image.RgbaImage;
import diorama.pipeline.StereoStages.Deep;
import diorama.pipeline.StereoStages.Ranged;
import diorama.relief.ReliefOptions;
import diorama.video.DepthWriter;
import diorama.video.FilmSequence;
import diorama.video.FilmTarget;
import diorama.video.FrameReader;
import diorama.video.FrameWriter;
import diorama.video.OnFullDisk;
import diorama.video.VideoFrame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * Turns a film into films of its depth, several kinds in one walk: decode, depth, edges and encode run side by side, and memory
 * does not grow with the film's length. Times are the source's; there is no sound.
 */
public final class VideoToDepth {
    private VideoToDepth() {}

    /** A film of depth that is being written. */
    private interface Sink extends AutoCloseable {
        void write(Refined one);

        /** Bytes on the disk by now. */
        long bytes();

        void finish();

        @Override
        void close();
    }

    /** A frame's depth at its own size. */
    private record Refined(DepthMap map, Ranged of) {
        long pts() {
            return of.frame().pts();
        }

        long duration() {
            return of.frame().duration();
        }
    }

    /**
     * @param targets films to write, or patterns of numbered pictures; they get their names only when they are whole
     * @return number of frames
     * @throws diorama.base.UserError when the film, the depth or the place to write is at fault
     */
    public static long run(Path in, Map<DepthFormat, Path> targets, StereoJob job, FrameDepth depth, FilmRun how) {
        StereoJob listed = CutPass.listed(in, job, how.progress(), how.cancel());
        try (FrameReader reader = FrameReader.open(in, job.film())) {
            FilmFrames.lookAsDrawn(reader, job);
            List<Sink> sinks = new ArrayList<>();
            try {
                for (Entry<DepthFormat, Path> target : targets.entrySet()) {
                    sinks.add(sink(target.getKey(), target.getValue(), reader, job, how));
                }
                Path first = targets.values().iterator().next();
                return goingOn(
                        in,
                        first,
                        job,
                        depth,
                        how,
                        work -> run(reader, new Outs(first, sinks, work), listed, depth, how));
            } finally {
                sinks.forEach(Sink::close);
            }
        }
    }

    /** The lossless film {@code kept}, of frames that look as they will in the film {@code drawn}. */
    static void keep(Path in, Path drawn, KeptFilm kept, StereoJob job, FrameDepth depth, FilmRun how) {
        try (FrameReader reader = FrameReader.open(in, job.film())) {
            FilmFrames.lookAsDrawn(reader, job, drawn);
            FilmTarget target = DepthWriter.target(kept.file(), reader.size(), reader.timeBase(), reader.frameRate());
            try (Sink sink = new Grey(kept.file(), DepthWriter.open(target, kept.origin(), how.disk(false)))) {
                goingOn(
                        in,
                        kept.file(),
                        job,
                        depth,
                        how,
                        work -> run(reader, new Outs(kept.file(), List.of(sink), work), job, depth, how));
            }
        }
    }

    /** Keeps the depth that is found beside {@code out} until that is whole, and takes over what an interrupted run has left. */
    private static long goingOn(
            Path in, Path out, StereoJob job, FrameDepth depth, FilmRun how, ToLongFunction<FilmWork> making) {
        try (FilmWork work = FilmWork.open(out)) {
            JsonObject key = FilmKey.of(in, job, depth, 0);
            boolean same = work.trails()
                    && !how.anew()
                    && FilmKey.difference(work.past().head(), key).isEmpty();
            if (!same) {
                work.begin(key, how.disk(false));
            }
            long known = depth.follow(work.trail(), 0);
            if (known > 0) {
                how.says()
                        .accept(out + ": takes over the depth of " + known
                                + " frames that an interrupted run has found");
            }
            long frames = making.applyAsLong(work);
            work.done();
            return frames;
        }
    }

    /**
     * What is written.
     *
     * @param named the first of them
     */
    private record Outs(Path named, List<Sink> sinks, FilmWork work) {}

    private static long run(FrameReader reader, Outs outs, StereoJob job, FrameDepth depth, FilmRun how) {
        long frames = walk(reader, outs, job, depth, how);
        how.cancel().throwIfCancelled();
        outs.sinks.forEach(Sink::finish);
        return frames;
    }

    private static long walk(FrameReader reader, Outs outs, StereoJob job, FrameDepth depth, FilmRun how) {
        Walk walk = new Walk(how.cancel());
        long total = reader.expectedFrames().orElse(-1);
        AtomicLong frames = new AtomicLong();
        Estimate estimate = new Estimate(outs.named, total, Estimate.Way.STRAIGHT, how.says());
        Channel<VideoFrame> decoded = walk.source("decode", reader::next);
        Shots cuts = new Shots(job);
        Channel<Deep> deep = walk.then("depth", decoded, () -> new PlainLook(depth, job, raw -> raw, cuts));
        Channel<Ranged> ranged = walk.then(
                "steady",
                deep,
                () -> StereoStages.range(job, reader.size(), reader.frameRate().value(), depth.range(), List.of()));
        FrameSky sky = new FrameSky(job.depth(), depth.guessed());
        Channel<Refined> refined = walk.then("refine", ranged, () -> (one, out) -> {
            DepthMap large = DepthRefiner.refine(sky.cleared(one), one.frame().image(), job.depth());
            out.accept(new Refined(large, one));
        });
        walk.sink("encode", refined, one -> {
            outs.sinks.forEach(s -> s.write(one));
            reader.recycle(one.of().frame());
            long done = frames.incrementAndGet();
            // the depth as it was found stays until the film is whole
            estimate.update(
                    done,
                    done,
                    outs.sinks.stream().mapToLong(Sink::bytes).sum(),
                    outs.work.trail().bytesOf(Math.max(0, total - done)));
            how.progress().update(done, total, "depth film");
        });
        walk.run();
        return frames.get();
    }

    private static Sink sink(DepthFormat format, Path file, FrameReader reader, StereoJob job, FilmRun how) {
        OnFullDisk onFull = how.disk(false);
        if (FilmSequence.isPattern(file)) {
            return new Numbered(FilmSequence.of(file), format, job.relief(), onFull, how.says());
        }
        if (format.ramp().isPresent()) {
            FilmTarget clip = FilmTarget.clip(file, reader.size(), reader.frameRate(), job.encode())
                    .timedBy(reader.timeBase());
            return new Painted(
                    file, FrameWriter.open(clip, onFull), format.ramp().get());
        }
        DepthWriter.Coding coding = format == DepthFormat.HEVC ? DepthWriter.Coding.HEVC10 : DepthWriter.Coding.FFV1;
        FilmTarget grey = DepthWriter.target(file, reader.size(), reader.timeBase(), reader.frameRate());
        return new Grey(file, DepthWriter.open(grey, coding, onFull));
    }

    /** Of a film that has no name yet. */
    private static long written(Path film) {
        return AtomicFile.partOf(film.toAbsolutePath()).toFile().length();
    }

    private record Grey(Path file, DepthWriter writer) implements Sink {
        @Override
        public long bytes() {
            return written(file);
        }

        @Override
        public void write(Refined one) {
            writer.write(one.map(), one.pts(), one.duration());
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

    private record Painted(Path file, FrameWriter writer, ColorRamp ramp) implements Sink {
        @Override
        public long bytes() {
            return written(file);
        }

        @Override
        public void write(Refined one) {
            writer.write(ramp.paint(one.map()), one.pts(), one.duration());
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

    /** Pictures from 1 on, as those of a photo's depth, each whole when it has its name. */
    private static final class Numbered implements Sink {
        private static final int BYTES = 16;

        private final FilmSequence pictures;
        private final DepthFormat format;
        private final ReliefOptions relief;
        private final OnFullDisk onFull;
        private final Consumer<String> says;
        private long written;
        private long bytes;

        Numbered(
                FilmSequence pictures,
                DepthFormat format,
                ReliefOptions relief,
                OnFullDisk onFull,
                Consumer<String> says) {
            this.pictures = pictures;
            this.format = format;
            this.relief = relief;
            this.onFull = onFull;
            this.says = says;
        }

        @Override
        public void write(Refined one) {
            RgbaImage image = one.of().frame().image();
            RawDepth raw = one.of().depth();
            Photo frame = new Photo(
                    pictures.folder(),
                    new Picture(image, PictureFormat.PNG, 8, false, Optional.empty(), OptionalDouble.empty(), false),
                    one.map(),
                    raw,
                    Photo.Metric.of(raw.kind(), one.of().range()),
                    "");
            Path file = pictures.file(++written);
            onFull.write(
                    file, (long) BYTES * image.size().pixels(), () -> DepthOutputs.write(frame, format, relief, file));
            bytes += file.toFile().length();
        }

        @Override
        public long bytes() {
            return bytes;
        }

        @Override
        public void finish() {
            pictures.leftBehind(written).ifPresent(says);
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
