package diorama.pipeline.film;

import com.google.gson.JsonObject;
import diorama.base.Size;
import diorama.base.UserError;
import diorama.pipeline.draw.PackedPools;
import diorama.pipeline.film.StereoStages.Drawn;
import diorama.pipeline.film.StereoStages.Ranged;
import diorama.pipeline.frame.CutPass;
import diorama.pipeline.frame.FilmFrames;
import diorama.pipeline.frame.Shots;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.network.FrameDepth;
import diorama.pipeline.walk.Channel;
import diorama.pipeline.walk.DiskGuard;
import diorama.pipeline.walk.Estimate;
import diorama.pipeline.walk.FilmReport;
import diorama.pipeline.walk.FilmRun;
import diorama.pipeline.walk.FirstFrame;
import diorama.pipeline.walk.Walk;
import diorama.render.Backend;
import diorama.stereo.FrameComposer;
import diorama.video.encode.FilmTarget;
import diorama.video.file.FilmSequence;
import diorama.video.read.FrameReader;
import diorama.video.read.VideoFrame;
import diorama.video.write.SegmentedFilm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final FilmRun how;
    private final Shots shots;
    private final AtomicInteger cuts = new AtomicInteger();
    private final AtomicLong frames = new AtomicLong();
    private volatile String renderer = "";

    private VideoToStereo(Path in, Path out, StereoJob job, FrameDepth depth, FilmRun how) {
        this.in = in;
        this.out = out;
        this.job = job;
        this.depth = depth;
        this.how = how;
        shots = new Shots(job);
    }

    /**
     * Converts {@code in} to {@code out}, which gets its name only when it is whole. What was made stays in a hidden folder
     * when this is interrupted in any way, and the next call with the same arguments goes on there. {@code depth} stays the
     * caller's to close.
     *
     * @throws UserError when the film, the depth or the place to write is at fault
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    public static FilmReport run(Path in, Path out, StereoJob job, FrameDepth depth, FilmRun how) {
        // what is in the list of cuts is part of what the film is made from
        StereoJob listed = CutPass.listed(in, job, how.progress(), how.cancel());
        return new VideoToStereo(in, out, listed, depth, how).run();
    }

    private FilmReport run() {
        long start = System.nanoTime();
        try (FrameReader reader = FrameReader.open(in, job.film())) {
            requireEnoughDepth(reader);
            deepen(reader);
            FirstFrame.find(reader, job.film(), how);
            return run(reader, start);
        }
    }

    /** Draws in 16 bits where the film has more than 8 and they are kept, or mean another light than 8 bits usually do. */
    private void deepen(FrameReader reader) {
        int bits = reader.bits();
        if (bits <= 8) {
            return;
        }
        int kept = SegmentedFilm.bits(out, job.encode(), bits);
        if (reader.readAsDrawn(kept) && job.renderer() == Backend.GL) {
            how.says().accept(in + ": has " + bits + " bits, which the CPU draws instead of OpenGL");
        }
        if (kept <= 8) {
            how.says()
                    .accept(in + ": has " + bits + " bits a sample, the new film gets " + kept
                            + "; --video-codec libx265, libsvtav1, prores_ks or ffv1 keep more"
                            + (reader.highDynamicRange() ? "; --dynamic-range sdr makes it ordinary" : ""));
        }
    }

    private FilmReport run(FrameReader reader, long start) {
        try (FilmWork work = FilmWork.open(out)) {
            JsonObject key = FilmKey.of(in, job, depth, SegmentedFilm.usualThreads());
            boolean goesOn = goesOn(work, key);
            int threads = (goesOn ? work.past().head() : key).get("threads").getAsInt();
            FilmFrames source = FilmFrames.of(reader, job);
            Size size = new FrameComposer(source.size(), job.stereo(), job.frame()).size();
            EyeTurns turns = EyeTurns.of(job, size);
            DiskGuard disk = how.disk(true);
            SegmentedFilm film = SegmentedFilm.of(
                    FilmTarget.like(reader, out, turns.frame(), job.encode())
                            .turning(turns.count())
                            .stereo(job.stereo().layout(), job.stereo().swapEyes())
                            .sounding(how.sound()),
                    threads,
                    disk);
            film.notes().forEach(how.says());
            if (!goesOn) {
                work.begin(key, disk);
            }
            PackedPools pool =
                    PackedPools.of(size, reader.carried().bits() > 8 ? Optional.of(reader.look()) : Optional.empty());
            Made made = make(source, work, new Place(film, turns, pool, disk));
            List<String> damaged = join(film, work, made.segments, disk);
            work.done();
            List<String> notes = new ArrayList<>(reader.notes());
            notes.addAll(damaged);
            if (FilmSequence.isPattern(out)) {
                FilmSequence.of(out).leftBehind(frames.get() * turns.count()).ifPresent(notes::add);
            }
            return new FilmReport(
                    out,
                    frames.get() * turns.count(),
                    work.past().frames() * turns.count(),
                    turns.frame(),
                    cuts.get(),
                    (System.nanoTime() - start) / 1e9,
                    made.seconds,
                    reader.pool().made() + source.made() + pool.made(),
                    renderer,
                    notes);
        }
    }

    /** Whether what an earlier run has left can be used; says why not. */
    private boolean goesOn(FilmWork work, JsonObject key) {
        FilmJournal past = work.past();
        if (!work.begun()) {
            return false;
        }
        Optional<String> reason = how.anew() ? Optional.of("as asked for") : FilmKey.difference(past.head(), key);
        if (reason.isEmpty() && work.trails()) {
            return true;
        }
        if (reason.isEmpty() && past.segments() == 0) {
            reason = Optional.of("as its journal tells of no whole segment");
        }
        FrameMemory memory = past.midShot() ? work.remembered() : FrameMemory.NONE;
        if (reason.isEmpty()
                && past.midShot()
                && depth.remembers()
                && memory.network().isEmpty()) {
            reason = Optional.of("as what the network remembered of it was not kept");
        }
        if (reason.isEmpty()
                && past.midShot()
                && MotionStage.averages(job, depth)
                && memory.motion().isEmpty()) {
            reason = Optional.of("as the depth of the frames before was not kept");
        }
        how.says()
                .accept(reason.map(why -> out + ": begins anew after an interrupted run, " + why)
                        .orElse(out + ": goes on after " + past.frames() + " frames that an interrupted run has made"));
        return reason.isEmpty();
    }

    /** @param segments number of them, all frames of the film are in them */
    private record Made(int segments, Map<String, Double> seconds) {}

    /** Where packed pictures go. */
    private record Place(SegmentedFilm film, EyeTurns turns, PackedPools pool, DiskGuard disk) {}

    private Made make(FilmFrames source, FilmWork work, Place place) {
        FilmJournal past = work.past();
        frames.set(past.frames());
        cuts.set(past.cuts());
        if (past.complete()) {
            return new Made(past.segments(), Map.of());
        }
        FrameReader reader = source.reader();
        past.next().ifPresent(mark -> {
            if (!FirstFrame.goTo(reader, job.film(), mark, frame -> shots.before(source.prepared(frame)), how)) {
                how.says().accept(in + ": decodes otherwise than before; the film may show where it was gone on with");
            }
            depth.skip(mark.index());
        });
        long known = depth.follow(work.trail(), past.frames());
        if (known == 0) {
            work.remembered().network().ifPresent(depth::recall);
        } else {
            how.says().accept(out + ": takes over the depth of " + known + " frames that an interrupted run has found");
        }
        try (FilmSegments segments = new FilmSegments(place.film, place.turns, work, place.disk)) {
            Walk walk = walk(source, work, segments, place);
            walk.run();
            how.cancel().throwIfCancelled();
            if (frames.get() == 0) {
                throw new UserError(in + ": no frame lies between " + job.film().start() + " and "
                        + job.film().end());
            }
            segments.finish();
            return new Made(segments.count(), walk.seconds());
        }
    }

    private List<String> join(SegmentedFilm film, FilmWork work, int count, DiskGuard disk) {
        List<Path> segments = work.segments(count);
        long bytes = segments.stream().mapToLong(s -> s.toFile().length()).sum();
        disk.require(out, bytes + bytes / 20);
        return film.join(segments, how.progress(), how.cancel(), disk);
    }

    /** Tells at once what would else end a long conversion shortly before it is done. */
    private void requireEnoughDepth(FrameReader reader) {
        if (depth.frames().isPresent() && !job.film().wholeFilm()) {
            throw new UserError(
                    "depth: a depth film goes with every frame of its film, want no --start, --end, --max-fps"
                            + " or --vf with it");
        }
        long wanted = reader.countedFrames().orElse(0);
        long given = depth.frames().orElse(Long.MAX_VALUE);
        if (given < wanted) {
            throw new UserError(in + ": has " + wanted + " frames, but its depth film only " + given
                    + "; want one for every frame");
        }
    }

    private Walk walk(FilmFrames source, FilmWork work, FilmSegments segments, Place place) {
        FilmJournal past = work.past();
        int segment = job.film().segmentFrames();
        FrameReader reader = source.reader();
        Walk walk = new Walk(how.cancel(), Math.max(source.frameBytes(), place.pool.pictureBytes()));
        long total = reader.expectedFrames().orElse(-1);
        Estimate estimate = new Estimate(out, total, Estimate.Way.BY_SEGMENTS, how.says());
        long carried = place.film.carriedBytes();
        FilmSegments.Rule rule = new FilmSegments.Rule(segment, past.frames());
        Channel<VideoFrame> decoded = walk.source("decode", place.turns.from(reader));
        Channel<Known> known =
                walk.then("depth", decoded, () -> new StereoStages.Look(depth, source, shots, rule, cuts, past));
        FrameMemory memory = past.midShot() ? work.remembered() : FrameMemory.NONE;
        Channel<Ranged> ranged = new Steadying(job, depth, job.shape()::dilated, source.frameBytes(), source.rate())
                .then(walk, known, past.facts(), memory);
        FrameSky sky = new FrameSky(job.depth(), depth.guessed(), past.screen().sky());
        Channel<RefinedFrame> refined =
                new Refining(job.shape().before(job.depth()), sky, source.frameBytes()).then(walk, ranged);
        Channel<Drawn> drawn = walk.then(
                "render",
                refined,
                () -> new StereoStages.Draw(job, source, place.pool, past.screen(), name -> renderer = name));
        walk.sink("encode", drawn, one -> {
            segments.add(one);
            place.pool.give(one.packed());
            long done = frames.incrementAndGet();
            // of a segment, and of another one in the frames that are looked at ahead
            long trail = work.trail().bytesOf(2L * segment);
            estimate.update(done - past.frames(), done, segments.coded(), trail + carried);
            how.progress().update(done, total, "stereo film");
        });
        return walk;
    }
}
