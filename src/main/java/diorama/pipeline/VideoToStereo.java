package diorama.pipeline;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.Size;
import diorama.base.UserError;
import diorama.depth.CutDetector;
import diorama.pipeline.StereoStages.Deep;
import diorama.pipeline.StereoStages.Drawn;
import diorama.pipeline.StereoStages.Ranged;
import diorama.video.FilmTarget;
import diorama.video.FramePool;
import diorama.video.FrameReader;
import diorama.video.FrameWriter;
import diorama.video.VideoFrame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Turns a film into a stereo film: decode, depth, render and encode run side by side, frames stream through, and memory does
 * not grow with the film's length. Times, sound, subtitles, chapters and tags are the source's.
 */
public final class VideoToStereo {
    private final Path in;
    private final Path out;
    private final StereoJob job;
    private final FrameDepth depth;
    private final AtomicInteger cuts = new AtomicInteger();
    private final AtomicLong frames = new AtomicLong();
    private volatile String renderer = "";

    private VideoToStereo(Path in, Path out, StereoJob job, FrameDepth depth) {
        this.in = in;
        this.out = out;
        this.job = job;
        this.depth = depth;
    }

    /**
     * Converts {@code in} to {@code out}, which gets its name only when it is whole. {@code depth} stays the caller's to
     * close.
     *
     * @param progress called from the encoding thread with frames done and, where known, in all
     * @throws UserError when the film, the depth or the place to write is at fault
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    public static FilmReport run(
            Path in, Path out, StereoJob job, FrameDepth depth, Progress progress, CancelToken cancel) {
        return new VideoToStereo(in, out, job, depth).run(progress, cancel);
    }

    private FilmReport run(Progress progress, CancelToken cancel) {
        long start = System.nanoTime();
        try (FrameReader reader = FrameReader.open(in)) {
            requireEnoughDepth(reader);
            Size size = job.stereo().layout().packed(reader.size());
            FilmTarget target = FilmTarget.like(reader, out, size, job.encode())
                    .stereo(job.stereo().layout(), job.stereo().swapEyes());
            try (FrameWriter writer = FrameWriter.open(target)) {
                FramePool pool = new FramePool(size);
                Walk walk = walk(reader, writer, pool, progress, cancel);
                walk.run();
                cancel.throwIfCancelled();
                writer.finish();
                List<String> notes = new ArrayList<>(reader.notes());
                notes.addAll(writer.notes());
                return new FilmReport(
                        out,
                        frames.get(),
                        size,
                        cuts.get(),
                        (System.nanoTime() - start) / 1e9,
                        walk.seconds(),
                        reader.pool().made() + pool.made(),
                        renderer,
                        List.copyOf(notes));
            }
        }
    }

    /** Tells at once what would else end a long conversion shortly before it is done. */
    private void requireEnoughDepth(FrameReader reader) {
        long wanted = reader.countedFrames().orElse(0);
        long given = depth.frames().orElse(Long.MAX_VALUE);
        if (given < wanted) {
            throw new UserError(in + ": has " + wanted + " frames, but its depth film only " + given
                    + "; want one for every frame");
        }
    }

    private Walk walk(FrameReader reader, FrameWriter writer, FramePool pool, Progress progress, CancelToken cancel) {
        Walk walk = new Walk(cancel);
        long total = reader.expectedFrames().orElse(-1);
        Channel<VideoFrame> decoded = walk.source("decode", reader::next);
        Channel<Deep> deep = walk.then(
                "depth",
                decoded,
                () -> StereoStages.depth(depth, new CutDetector(job.stabilise().cutThreshold()), cuts));
        Channel<Ranged> ranged = walk.then("steady", deep, () -> StereoStages.range(job, reader.size(), depth.range()));
        Channel<Drawn> drawn =
                walk.then("render", ranged, () -> new StereoStages.Draw(job, reader, pool, name -> renderer = name));
        walk.sink("encode", drawn, one -> {
            writer.write(one.packed(), one.pts(), one.duration());
            pool.give(one.packed());
            progress.update(frames.incrementAndGet(), total, "stereo film");
        });
        return walk;
    }
}
