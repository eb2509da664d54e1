package diorama.pipeline.film;

import diorama.depth.DepthNormalizer;
import diorama.depth.DepthRange;
import diorama.depth.RawDepth;
import diorama.image.ColorImage;
import diorama.image.DeepImage;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import diorama.pipeline.draw.PackedPools;
import diorama.pipeline.draw.ScreenState;
import diorama.pipeline.draw.StereoDrawer;
import diorama.pipeline.frame.FilmFrames;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.job.Timeline;
import diorama.pipeline.network.DepthQueue;
import diorama.pipeline.network.FrameDepth;
import diorama.pipeline.photo.Photo;
import diorama.pipeline.walk.Stage;
import diorama.video.read.FrameMark;
import diorama.video.read.VideoFrame;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The steps between a film's frames and its stereo pictures. */
public final class StereoStages {
    /** A frame with its depth and the range to normalise it by. */
    public record Ranged(VideoFrame frame, RawDepth depth, DepthRange range, FrameFact fact) {
        /** Inverse depth of the frame, of the depth's size. */
        DepthMap map() {
            return DepthNormalizer.normalize(depth.size(), depth.values(), depth.kind(), range);
        }

        /** Far over near of metric depth. */
        public OptionalDouble ratio() {
            return Photo.Metric.of(depth.kind(), range).stream()
                    .mapToDouble(Photo.Metric::ratio)
                    .findFirst();
        }
    }

    /** A stereo picture from one of the pools, shown at {@code pts} for {@code duration} ticks. */
    record Drawn(ColorImage packed, long pts, long duration, FrameFact fact, ScreenState screen) {}

    private StereoStages() {}

    /** Asks for every frame's depth, looks for cuts and says where segments of the film begin. */
    public static final class Look implements Stage<VideoFrame, Known> {
        private final FrameDepth source;
        private final DepthQueue<Met> depths;
        private final FilmFrames frames;
        private final Predicate<VideoFrame> cuts;
        private final FilmSegments.Rule rule;
        private final AtomicInteger found;
        private final Optional<FrameMark> goesOn;
        private final boolean cutThere;

        /**
         * @param cuts has seen some of the frames before the first
         * @param past what an earlier run has left
         */
        public Look(
                FrameDepth source,
                FilmFrames frames,
                Predicate<VideoFrame> cuts,
                FilmSegments.Rule rule,
                AtomicInteger found,
                FilmJournal past) {
            this.source = source;
            depths = new DepthQueue<>(source, frames.frameBytes());
            this.frames = frames;
            this.cuts = cuts;
            this.rule = rule;
            this.found = found;
            goesOn = past.next();
            cutThere = past.cutAtNext();
        }

        @Override
        public void accept(VideoFrame whole, Consumer<? super Known> out) {
            Optional<RawDepth> early = source.ofWholeFrames()
                    ? Optional.of(frames.prepare(whole, source.estimate(whole.image())))
                    : Optional.empty();
            FrameMark here = FrameMark.of(whole);
            VideoFrame frame = frames.prepare(whole);
            boolean cut = cuts.test(frame);
            if (goesOn.isPresent() && goesOn.get().index() == frame.index()) {
                cut = cutThere;
            }
            if (cut) {
                found.incrementAndGet();
            }
            boolean begins = rule.begins(frame.index(), cut);
            Optional<FrameMark> mark = begins ? Optional.of(here) : Optional.empty();
            Met met = new Met(frame, cut, mark);
            if (early.isPresent()) {
                give(met, early.get(), out);
                return;
            }
            DepthQueue.Place place =
                    cut ? DepthQueue.Place.CUT : begins ? DepthQueue.Place.SEGMENT : DepthQueue.Place.WITHIN;
            depths.push(met, frame.index(), frame.image(), place, (one, depth) -> give(one, depth, out));
        }

        private void give(Met one, RawDepth depth, Consumer<? super Known> out) {
            // asked for only where a run may go on: it can be large
            Known known = new Known(one.frame, depth, one.cut, one.begins, FrameMemory.NONE);
            out.accept(known.restarts() ? known.with(new FrameMemory(source.memory(), Optional.empty())) : known);
        }

        @Override
        public void flush(Consumer<? super Known> out) {
            depths.finish((one, depth) -> give(one, depth, out));
        }

        /** A frame whose depth may not be known yet. */
        private record Met(VideoFrame frame, boolean cut, Optional<FrameMark> begins) {}
    }

    /** Builds the layers of frames and draws both eyes. */
    static final class Draw implements Stage<RefinedFrame, Drawn> {
        private final FilmFrames frames;
        private final PackedPools pools;
        private final StereoDrawer drawer;

        /** @param before where the screen stood after the frame before the first */
        Draw(StereoJob job, FilmFrames frames, PackedPools pools, ScreenState before, Consumer<String> renderer) {
            this.frames = frames;
            this.pools = pools;
            drawer = new StereoDrawer(job, frames.size(), StereoDrawer.Background.ofFilms(), before, pools.look());
            renderer.accept(drawer.name());
        }

        @Override
        public void accept(RefinedFrame in, Consumer<? super Drawn> out) {
            VideoFrame frame = in.of().frame();
            OptionalDouble ratio = in.of().ratio();
            boolean cut = in.of().fact().cut();
            Timeline.Values now = frames.now(frame);
            ColorImage packed;
            if (frame.deep().isPresent()) {
                DeepImage deep = pools.deep().take();
                drawer.draw(frame.image(), frame.deep().get(), in.map(), ratio, now, cut, deep);
                packed = deep;
            } else {
                RgbaImage flat = pools.flat().take();
                drawer.draw(frame.image(), in.map(), ratio, now, cut, flat);
                packed = flat;
            }
            frames.recycle(frame);
            ScreenState state = drawer.state().with(in.sky());
            out.accept(new Drawn(packed, frame.pts(), frame.duration(), in.of().fact(), state));
        }

        @Override
        public void close() {
            drawer.close();
        }
    }
}
