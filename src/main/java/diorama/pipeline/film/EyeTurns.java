package diorama.pipeline.film;

import diorama.base.Size;
import diorama.image.ColorImage;
import diorama.image.DeepImage;
import diorama.image.DeepResample;
import diorama.image.Resample;
import diorama.image.RgbaImage;
import diorama.pipeline.job.StereoJob;
import diorama.stereo.StereoLayout;
import diorama.video.read.FrameReader;
import diorama.video.read.VideoFrame;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The frames of a film that packed pictures become: each as it is, or where the eyes take turns one after the other, each for
 * half of the time.
 *
 * @param count of frames that a packed picture becomes
 * @param packed size of a packed picture
 * @param frame size of a frame
 */
record EyeTurns(int count, Size packed, Size frame) {

    /** @param packed size of the packed pictures that are drawn */
    static EyeTurns of(StereoJob job, Size packed) {
        StereoLayout layout = job.stereo().layout();
        Size one = new Size(packed.width(), packed.height() / layout.frames());
        return new EyeTurns(
                layout.frames(), packed, layout.frames() > 1 ? job.frame().limited(one) : one);
    }

    /** Where frames of other sizes are drawn, one over the other. Confined to one thread. */
    static final class Room {
        private @Nullable RgbaImage plain;
        private @Nullable DeepImage deep;

        private RgbaImage plain(Size size) {
            RgbaImage there = plain;
            if (there == null || !there.size().equals(size)) {
                there = RgbaImage.allocate(size);
                plain = there;
            }
            return there;
        }

        private DeepImage deep(Size size) {
            DeepImage there = deep;
            if (there == null || !there.size().equals(size)) {
                there = DeepImage.allocate(size);
                deep = there;
            }
            return there;
        }
    }

    /**
     * One of the frames of a picture; may be a view into that.
     *
     * @param room that the frame may lie in, so that the next one is drawn over it
     */
    ColorImage frame(ColorImage picture, int turn, Room room) {
        if (count == 1) {
            return picture;
        }
        Size size = new Size(packed.width(), packed.height() / count);
        int bytes = picture.pixelBytes() * size.pixels();
        ByteBuffer part =
                picture.rgba().duplicate().clear().slice(turn * bytes, bytes).order(ByteOrder.nativeOrder());
        boolean same = frame.equals(size);
        if (picture.pixelBytes() == DeepImage.BYTES) {
            DeepImage whole = new DeepImage(size, part);
            if (same) {
                return whole;
            }
            DeepImage shrunk = room.deep(frame);
            DeepResample.resize(whole, shrunk);
            return shrunk;
        }
        RgbaImage whole = new RgbaImage(size, part);
        if (same) {
            return whole;
        }
        RgbaImage shrunk = room.plain(frame);
        Resample.resize(whole, shrunk);
        return shrunk;
    }

    /** When a frame is shown, ticks of a time base that is finer by {@link #count}. */
    long pts(long picturePts, long duration, int turn) {
        return count * picturePts + turn * duration;
    }

    /** Frames from {@code reader}; where eyes take turns each knows how long it is shown, until the next one. */
    Supplier<Optional<VideoFrame>> from(FrameReader reader) {
        return count == 1 ? reader::next : new Timed(reader);
    }

    /** Reads one frame ahead. Confined to the decoding thread. */
    private static final class Timed implements Supplier<Optional<VideoFrame>> {
        private final FrameReader reader;
        private Optional<VideoFrame> ahead = Optional.empty();
        private boolean begun;

        Timed(FrameReader reader) {
            this.reader = reader;
        }

        @Override
        public Optional<VideoFrame> get() {
            if (!begun) {
                begun = true;
                ahead = reader.next();
            }
            Optional<VideoFrame> now = ahead;
            ahead = now.isPresent() ? reader.next() : now;
            return now.map(frame ->
                    frame.lasting(ahead.map(next -> next.pts() - frame.pts()).orElseGet(() -> last(frame))));
        }

        private long last(VideoFrame frame) {
            long usual =
                    reader.frameRate().known() ? reader.frameRate().inverse().rescale(1, reader.timeBase()) : 1;
            return Math.max(1, frame.duration() > 0 ? frame.duration() : usual);
        }
    }
}
