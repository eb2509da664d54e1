package diorama.video.read;

import diorama.base.Size;
import diorama.image.ColorImage;
import diorama.image.DeepImage;
import diorama.image.Look;
import diorama.image.RgbaImage;
import diorama.video.color.FramePool;
import diorama.video.color.Orientation;
import diorama.video.color.RgbaScaler;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * Makes upright pictures of one size of decoded frames: of 8 bits, or of 16 bits with a look of 8. They live in pools that any
 * thread may give to; everything else is confined to one thread.
 */
final class FrameImages implements AutoCloseable {
    private final Size coded;
    private final Orientation orientation;
    private final Look look;
    private final boolean deep;
    private final RgbaScaler scaler;
    private final FramePool<RgbaImage> pool;
    private final FramePool<DeepImage> deepPool;
    private final @Nullable ColorImage unturned;
    private String resized = "";

    /**
     * A frame's pictures.
     *
     * @param image of 8 bits
     * @param deep of 16 bits
     */
    record Made(RgbaImage image, Optional<DeepImage> deep) {}

    /** @param deep makes pictures of 16 bits, of which {@code look} makes those of 8 */
    FrameImages(Size coded, Orientation orientation, boolean deep, Look look) {
        this.coded = coded;
        this.orientation = orientation;
        this.look = look;
        this.deep = deep;
        scaler = new RgbaScaler(coded, deep);
        pool = FramePool.of(orientation.shown(coded));
        deepPool = FramePool.deep(orientation.shown(coded));
        boolean turned = !orientation.equals(Orientation.NONE);
        unturned = !turned ? null : deep ? FramePool.allocateDeep(coded) : FramePool.allocate(coded);
    }

    FramePool<RgbaImage> pool() {
        return pool;
    }

    /** The same frame's pictures of 16 bits, so that the number of both can be told. */
    FramePool<DeepImage> deepPool() {
        return deepPool;
    }

    /** What is to be said of frames of another size; empty as long as there was none. */
    String resized() {
        return resized;
    }

    /** @param index of the frame in the film */
    Made make(AVFrame frame, AVCodecParameters stream, long index) {
        if (resized.isEmpty() && (frame.width() != coded.width() || frame.height() != coded.height())) {
            resized = "changes its size to " + frame.width() + "x" + frame.height() + " at frame " + index
                    + "; such frames are scaled to " + coded;
        }
        RgbaImage image = pool.take();
        if (!deep) {
            if (unturned instanceof RgbaImage between) {
                scaler.convert(frame, stream, between);
                orientation.apply(between, image);
            } else {
                scaler.convert(frame, stream, image);
            }
            return new Made(image, Optional.empty());
        }
        DeepImage whole = deepPool.take();
        if (unturned instanceof DeepImage between) {
            scaler.convert(frame, stream, between);
            orientation.apply(between, whole);
        } else {
            scaler.convert(frame, stream, whole);
        }
        whole.reduce(look, image);
        return new Made(image, Optional.of(whole));
    }

    void recycle(VideoFrame frame) {
        pool.give(frame.image());
        frame.deep().ifPresent(deepPool::give);
    }

    @Override
    public void close() {
        scaler.close();
    }
}
