package diorama.pipeline.clip;

import diorama.image.RgbaImage;
import diorama.pipeline.walk.Channel;
import diorama.pipeline.walk.Estimate;
import diorama.pipeline.walk.FilmRun;
import diorama.pipeline.walk.Walk;
import diorama.video.color.FramePool;
import diorama.video.encode.FilmTarget;
import diorama.video.write.FrameWriter;

/** Writes a film of drawn frames; drawing and encoding overlap. */
public final class ClipWriter {
    /** Draws one frame. */
    @FunctionalInterface
    public interface Painter {
        /** Fills {@code into}, of the clip's size, completely; it is a reused picture with any content. */
        void paint(long frame, RgbaImage into);
    }

    private ClipWriter() {}

    /**
     * Writes {@code frames} frames with times 0, 1, 2, ... in the target's time base. {@code painter} is called on the calling
     * thread, so it may own an OpenGL context there; encoding runs on another.
     *
     * @throws java.util.concurrent.CancellationException when cancelled; nothing is left under the target's name
     */
    public static void write(FilmTarget target, long frames, Painter painter, FilmRun how) {
        FramePool<RgbaImage> pool = FramePool.of(target.size());
        try (FrameWriter writer = FrameWriter.open(target, how.disk(false))) {
            Walk walk = new Walk(how.cancel());
            Channel<RgbaImage> drawn = new Channel<>(walk, Walk.QUEUE);
            Estimate estimate = new Estimate(target.file(), frames, Estimate.Way.STRAIGHT, how.says());
            long[] next = {0};
            walk.sink("encode", drawn, image -> {
                writer.write(image, next[0]++, 1);
                pool.give(image);
                estimate.update(next[0], next[0], writer.coded(), 0);
            });
            walk.runWith(() -> {
                for (long i = 0; i < frames; i++) {
                    RgbaImage image = pool.take();
                    painter.paint(i, image);
                    drawn.put(image);
                    how.progress().update(i + 1, frames, "clip");
                }
                drawn.end();
            });
            writer.finish();
        }
    }
}
