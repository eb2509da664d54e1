package diorama.pipeline.depth;

import com.google.gson.JsonObject;
import diorama.pipeline.film.FilmKey;
import diorama.pipeline.film.FilmWork;
import diorama.pipeline.film.FrameSky;
import diorama.pipeline.film.Known;
import diorama.pipeline.film.PlainLook;
import diorama.pipeline.film.RefinedFrame;
import diorama.pipeline.film.Refining;
import diorama.pipeline.film.Steadying;
import diorama.pipeline.film.StereoStages.Ranged;
import diorama.pipeline.frame.CutPass;
import diorama.pipeline.frame.FilmFrames;
import diorama.pipeline.frame.Shots;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.network.FrameDepth;
import diorama.pipeline.photo.DepthFormat;
import diorama.pipeline.walk.Channel;
import diorama.pipeline.walk.Estimate;
import diorama.pipeline.walk.FilmRun;
import diorama.pipeline.walk.FirstFrame;
import diorama.pipeline.walk.Walk;
import diorama.video.depth.DepthWriter;
import diorama.video.encode.FilmTarget;
import diorama.video.option.Coded;
import diorama.video.read.FrameReader;
import diorama.video.read.VideoFrame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;

/**
 * Turns a film into films of its depth, several kinds in one walk: decode, depth, edges and encode run side by side, and memory
 * does not grow with the film's length. Times are the source's; there is no sound.
 */
public final class VideoToDepth {
    private VideoToDepth() {}

    /**
     * @param targets films to write, or patterns of numbered pictures; they get their names only when they are whole
     * @return number of frames
     * @throws diorama.base.UserError when the film, the depth or the place to write is at fault
     */
    public static long run(Path in, Map<DepthFormat, Path> targets, StereoJob job, FrameDepth depth, FilmRun how) {
        StereoJob listed = CutPass.listed(in, job, how.progress(), how.cancel());
        try (FrameReader reader = FrameReader.open(in, job.film())) {
            FilmFrames.lookAsDrawn(reader, job);
            List<DepthSink> sinks = new ArrayList<>();
            try {
                for (Entry<DepthFormat, Path> target : targets.entrySet()) {
                    sinks.add(DepthSink.of(target.getKey(), target.getValue(), reader, job, how));
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
                sinks.forEach(DepthSink::close);
            }
        }
    }

    /** The lossless film {@code kept}, of frames that look as they will in the film {@code drawn}. */
    static void keep(Path in, Path drawn, KeptFilm kept, StereoJob job, FrameDepth depth, FilmRun how) {
        try (FrameReader reader = FrameReader.open(in, job.film())) {
            FilmFrames.lookAsDrawn(reader, job, drawn);
            FilmTarget target = DepthWriter.target(kept.file(), reader.size(), reader.timeBase(), reader.frameRate());
            try (DepthSink sink = new DepthSink.Grey(DepthWriter.open(target, kept.origin(), how.disk(false)))) {
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
    private record Outs(Path named, List<DepthSink> sinks, FilmWork work) {
        /** What of all of them together was written. */
        Coded coded() {
            List<Coded> all = sinks.stream().map(DepthSink::coded).toList();
            return new Coded(
                    all.stream().mapToLong(Coded::bytes).sum(),
                    all.stream().mapToLong(Coded::frames).min().orElse(0));
        }
    }

    private static long run(FrameReader reader, Outs outs, StereoJob job, FrameDepth depth, FilmRun how) {
        long frames = walk(reader, outs, job, depth, how);
        how.cancel().throwIfCancelled();
        outs.sinks.forEach(DepthSink::finish);
        return frames;
    }

    private static long walk(FrameReader reader, Outs outs, StereoJob job, FrameDepth depth, FilmRun how) {
        FirstFrame.find(reader, job.film(), how);
        Walk walk = new Walk(how.cancel(), reader.frameBytes());
        long total = reader.expectedFrames().orElse(-1);
        AtomicLong frames = new AtomicLong();
        Estimate estimate = new Estimate(outs.named, total, Estimate.Way.STRAIGHT, how.says());
        Channel<VideoFrame> decoded = walk.source("decode", reader::next);
        Shots cuts = new Shots(job);
        Channel<Known> known = walk.then("depth", decoded, () -> new PlainLook(depth, cuts, reader.frameBytes()));
        Channel<Ranged> ranged = new Steadying(
                        job,
                        depth,
                        raw -> raw,
                        reader.frameBytes(),
                        reader.frameRate().value())
                .then(walk, known);
        FrameSky sky = new FrameSky(job.depth(), depth.guessed());
        Channel<RefinedFrame> refined = new Refining(job.depth(), sky, reader.frameBytes()).then(walk, ranged);
        walk.sink("encode", refined, one -> {
            outs.sinks.forEach(s -> s.write(one));
            reader.recycle(one.of().frame());
            long done = frames.incrementAndGet();
            // the depth as it was found stays until the film is whole
            estimate.update(done, done, outs.coded(), outs.work.trail().bytesOf(Math.max(0, total - done)));
            how.progress().update(done, total, "depth film");
        });
        walk.run();
        return frames.get();
    }
}
