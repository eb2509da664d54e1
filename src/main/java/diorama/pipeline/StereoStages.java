package diorama.pipeline;

import diorama.base.Size;
import diorama.depth.CutDetector;
import diorama.depth.DepthNormalizer;
import diorama.depth.DepthRange;
import diorama.depth.DepthRefiner;
import diorama.depth.RangeStabiliser;
import diorama.depth.RawDepth;
import diorama.image.DepthMap;
import diorama.image.RgbaImage;
import diorama.relief.LayerBuilder;
import diorama.relief.Layers;
import diorama.stereo.Disparity;
import diorama.video.FramePool;
import diorama.video.FrameReader;
import diorama.video.VideoFrame;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The steps between a film's frames and its stereo pictures. */
final class StereoStages {
    /** Bytes of frames that may wait for the range of those ahead of them. */
    private static final long LOOK_AHEAD_BYTES = 384L << 20;

    /** A frame with its depth; {@code cut}: a new shot begins with it. */
    record Deep(VideoFrame frame, RawDepth depth, boolean cut) {}

    /** A frame with its depth and the range to normalise it by. */
    record Ranged(VideoFrame frame, RawDepth depth, DepthRange range) {}

    /** A stereo picture from the pool, shown at {@code pts} for {@code duration} ticks. */
    record Drawn(RgbaImage packed, long pts, long duration) {}

    private StereoStages() {}

    /** Asks for every frame's depth and looks for cuts. */
    static Stage<VideoFrame, Deep> depth(FrameDepth source, CutDetector cuts, AtomicInteger found) {
        return new Stage<>() {
            @Override
            public void accept(VideoFrame frame, Consumer<? super Deep> out) {
                boolean cut = cuts.cutBefore(frame.image());
                if (cut) {
                    found.incrementAndGet();
                }
                out.accept(new Deep(frame, source.estimate(frame.image()), cut));
            }

            @Override
            public void flush(Consumer<? super Deep> out) {
                source.finish();
            }
        };
    }

    /** Gives every frame the range it is normalised by: its source's own, or one steadied over time within a shot. */
    static Stage<Deep, Ranged> range(StereoJob job, Size size, Optional<DepthRange> fixed) {
        if (fixed.isPresent()) {
            return (in, out) -> out.accept(new Ranged(in.frame, in.depth, fixed.get()));
        }
        return new Steady(job, size);
    }

    private static final class Steady implements Stage<Deep, Ranged> {
        private final RangeStabiliser<Deep> stabiliser;

        Steady(StereoJob job, Size size) {
            long frames = Math.max(1, LOOK_AHEAD_BYTES / (4L * size.pixels()));
            int buffer = (int) Math.min(frames, job.stabilise().emaBuffer());
            stabiliser = new RangeStabiliser<>(job.stabilise().emaDecay(), buffer);
        }

        @Override
        public void accept(Deep in, Consumer<? super Ranged> out) {
            if (in.cut) {
                flush(out);
            }
            DepthRange own = DepthNormalizer.rangeOf(in.depth.values(), in.depth.kind());
            stabiliser.push(in, own, (deep, range) -> out.accept(new Ranged(deep.frame, deep.depth, range)));
        }

        @Override
        public void flush(Consumer<? super Ranged> out) {
            stabiliser.flush((deep, range) -> out.accept(new Ranged(deep.frame, deep.depth, range)));
        }
    }

    /** Brings depth to the frame's size and edges, builds the layers and draws both eyes. */
    static final class Draw implements Stage<Ranged, Drawn> {
        private final StereoJob job;
        private final FrameReader reader;
        private final FramePool pool;
        private final StereoBackend backend;
        private final DepthRefiner refiner = DepthRefiner.forFilms();
        private final LayerBuilder layers = LayerBuilder.forFilms();
        private final double shiftPx;

        Draw(StereoJob job, FrameReader reader, FramePool pool, Consumer<String> renderer) {
            this.job = job;
            this.reader = reader;
            this.pool = pool;
            backend = Backends.stereo(job.renderer(), reader.size(), job.stereo());
            renderer.accept(backend.name());
            shiftPx = Disparity.of(job.stereo(), reader.size()).pixels();
        }

        @Override
        public void accept(Ranged in, Consumer<? super Drawn> out) {
            RawDepth raw = in.depth;
            DepthMap map = DepthNormalizer.normalize(raw.size(), raw.values(), raw.kind(), in.range);
            RgbaImage image = in.frame.image();
            DepthMap depth = refiner.refine(map, image, job.depth());
            Layers built = layers.build(
                    image,
                    depth,
                    job.relief(),
                    shiftPx,
                    job.stereo().syntheticView().views());
            RgbaImage packed = pool.take();
            backend.draw(built, packed);
            reader.recycle(in.frame);
            out.accept(new Drawn(packed, in.frame.pts(), in.frame.duration()));
        }

        @Override
        public void close() {
            backend.close();
        }
    }
}
