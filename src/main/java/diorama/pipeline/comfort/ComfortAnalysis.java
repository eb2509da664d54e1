package diorama.pipeline.comfort;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.Size;
import diorama.base.UserError;
import diorama.depth.DepthMapper;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import diorama.pipeline.film.FilmJournal;
import diorama.pipeline.film.FilmSegments;
import diorama.pipeline.film.FrameSky;
import diorama.pipeline.film.Known;
import diorama.pipeline.film.Steadying;
import diorama.pipeline.film.StereoStages;
import diorama.pipeline.film.StereoStages.Ranged;
import diorama.pipeline.frame.FilmFrames;
import diorama.pipeline.frame.Shots;
import diorama.pipeline.job.Moment;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.job.Timeline;
import diorama.pipeline.network.FrameDepth;
import diorama.pipeline.photo.Photo;
import diorama.pipeline.walk.Channel;
import diorama.pipeline.walk.Walk;
import diorama.stereo.AutoConvergence;
import diorama.stereo.FrameParallax;
import diorama.stereo.ParallaxBudget;
import diorama.stereo.ScreenBorder;
import diorama.stereo.ShotMeter;
import diorama.stereo.StereoOptions;
import diorama.video.read.FrameReader;
import diorama.video.read.VideoFrame;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Measures what parallax a picture or film will have, shot by shot, without drawing it (CORE E.7). */
public final class ComfortAnalysis {
    /** Stands for a film that is not named yet. */
    public static final Path USUAL = FilmFrames.USUAL;

    private ComfortAnalysis() {}

    /** Of a photo with its depth. */
    public static ComfortReport picture(Photo photo, StereoJob job) {
        Size size = photo.picture().image().size();
        Meter meter = new Meter(job, size);
        meter.add(
                photo.picture().image(),
                photo.depth(),
                photo.ratio(),
                job.timeline().at(0),
                0,
                0,
                true);
        return meter.report(photo.file(), size);
    }

    /**
     * Of a film, which is decoded and its depth asked for.
     *
     * @throws UserError when the film or its depth is at fault
     */
    public static ComfortReport film(Path in, StereoJob job, FrameDepth depth, Progress progress, CancelToken cancel) {
        return film(in, USUAL, job, depth, progress, cancel);
    }

    /**
     * The same of frames that look as they will in a film that is drawn of them.
     *
     * @param drawn that film
     */
    public static ComfortReport film(
            Path in, Path drawn, StereoJob job, FrameDepth depth, Progress progress, CancelToken cancel) {
        Meter[] meter = new Meter[1];
        Size size = each(in, drawn, job, depth, progress, cancel, seen -> {
            Meter one = meter[0] == null ? new Meter(job, seen.size) : meter[0];
            meter[0] = one;
            one.add(
                    seen.frame.image(),
                    seen.map,
                    seen.ranged.ratio(),
                    seen.said,
                    seen.frame.index(),
                    seen.micros,
                    seen.ranged.fact().cut());
        });
        if (meter[0] == null) {
            throw new UserError(in + ": no frame lies between " + job.film().start() + " and "
                    + job.film().end());
        }
        return meter[0].report(in, size);
    }

    /**
     * A frame with its steadied depth.
     *
     * @param size of prepared frames
     * @param map of the depth's own size, in [0,1]
     * @param said by the timeline
     * @param micros from the film's beginning
     */
    record Seen(Ranged ranged, Size size, VideoFrame frame, DepthMap map, Timeline.Values said, long micros) {}

    /** Shows every frame that {@code job} asks for to {@code taker}, on a thread of its own; returns the frames' size. */
    static Size each(
            Path in, StereoJob job, FrameDepth depth, Progress progress, CancelToken cancel, Consumer<Seen> taker) {
        return each(in, USUAL, job, depth, progress, cancel, taker);
    }

    private static Size each(
            Path in,
            Path drawn,
            StereoJob job,
            FrameDepth depth,
            Progress progress,
            CancelToken cancel,
            Consumer<Seen> taker) {
        try (FrameReader reader = FrameReader.open(in, job.film())) {
            FilmFrames.lookAsDrawn(reader, job, drawn);
            FilmFrames source = FilmFrames.of(reader, job);
            Shots shots = new Shots(job);
            Walk walk = new Walk(cancel, source.frameBytes());
            long total = reader.expectedFrames().orElse(-1);
            FilmSegments.Rule whole = new FilmSegments.Rule(Integer.MAX_VALUE, 0);
            Channel<VideoFrame> decoded = walk.source("decode", reader::next);
            Channel<Known> known = walk.then(
                    "depth",
                    decoded,
                    () -> new StereoStages.Look(depth, source, shots, whole, new AtomicInteger(), FilmJournal.EMPTY));
            Channel<Ranged> ranged = new Steadying(job, depth, job.shape()::dilated, source.frameBytes(), source.rate())
                    .then(walk, known);
            long[] done = {0};
            FrameSky sky = new FrameSky(job.depth(), depth.guessed());
            walk.sink("measure", ranged, one -> {
                taker.accept(seen(one, sky.cleared(one), source));
                source.recycle(one.frame());
                progress.update(++done[0], total, "analysis");
            });
            walk.run();
            cancel.throwIfCancelled();
            return source.size();
        }
    }

    private static Seen seen(Ranged one, DepthMap map, FilmFrames source) {
        VideoFrame frame = one.frame();
        return new Seen(one, source.size(), frame, map, source.now(frame), source.micros(frame));
    }

    /** Takes frames and ends shots. Confined to one thread. */
    private static final class Meter {
        private final StereoJob job;
        private final AutoConvergence screen;
        private final ShotMeter meter;
        private final Size size;
        private final List<ComfortReport.Shot> shots = new ArrayList<>();
        private long firstFrame;
        private long firstMicros;

        Meter(StereoJob job, Size size) {
            this.job = job;
            this.size = size;
            screen = new AutoConvergence(job.comfort());
            meter = new ShotMeter(job.comfort(), (double) size.longSide() / size.width());
        }

        void add(
                RgbaImage image,
                DepthMap depth,
                OptionalDouble ratio,
                Timeline.Values said,
                long frame,
                long micros,
                boolean begins) {
            if (begins || meter.isEmpty()) {
                end();
                firstFrame = frame;
                firstMicros = micros;
            }
            Moment moment = Moment.of(job, said, size);
            DepthMap bent = DepthMapper.of(moment.shape(), ratio).apply(depth);
            StereoOptions now = moment.placed(screen, image, bent, begins).inPercent(size.longSide());
            DepthMap drawn = job.frame().preserveScreenBorder() ? ScreenBorder.apply(bent, now) : bent;
            meter.add(FrameParallax.of(image, drawn), new ParallaxBudget.Setting(now.divergence(), now.convergence()));
        }

        private void end() {
            if (!meter.isEmpty()) {
                shots.add(new ComfortReport.Shot(firstFrame, firstMicros, meter.end()));
            }
        }

        ComfortReport report(Path file, Size of) {
            end();
            return new ComfortReport(file, of, shots, job.comfort(), false);
        }
    }
}
