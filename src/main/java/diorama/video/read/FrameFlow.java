package diorama.video.read;

import diorama.image.Look;
import diorama.video.av.Av;
import diorama.video.av.Frames;
import diorama.video.av.Rational;
import diorama.video.color.Orientation;
import diorama.video.option.FilmOptions;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.jspecify.annotations.Nullable;

/**
 * The frames of a film one after the other, numbered as they are given, and the way back to one that was read in a former run.
 * Confined to its maker's thread, but for {@link #recycle}.
 */
final class FrameFlow implements AutoCloseable {
    /** Frames before the one that reading goes on at, from which what looks back at former frames can start. */
    private static final int BEFORE = 32;

    private final FilmOptions options;
    private final FrameCursor cursor;
    private final Orientation orientation;
    private FrameImages images;
    private long index;
    private @Nullable VideoFrame pending;

    /** @param source is closed with this */
    FrameFlow(PictureSource source, FilmOptions options, Orientation orientation) {
        this.options = options;
        this.orientation = orientation;
        cursor = new FrameCursor(source, options);
        images = new FrameImages(source.size(), orientation, false, Look.PLAIN);
    }

    /** Makes pictures of 16 bits from now on, of which {@code look} makes those of 8. */
    void deepen(Look look) {
        images.close();
        images = new FrameImages(source().size(), orientation, true, look);
    }

    PictureSource source() {
        return cursor.source();
    }

    FrameCursor cursor() {
        return cursor;
    }

    FrameImages images() {
        return images;
    }

    private Rational timeBase() {
        return source().frames().timeBase();
    }

    /** When the first frame of a part is shown, which is decoded for it; empty of whole films, and where others were read. */
    OptionalLong firstMicros() {
        if (cursor.trimmed() && index == 0) {
            pending = read().orElse(null);
        }
        VideoFrame first = pending;
        return first == null ? OptionalLong.empty() : OptionalLong.of(first.ptsMicros());
    }

    /** As {@link FrameReader#goTo}. */
    boolean goTo(FrameMark mark, Consumer<VideoFrame> before) {
        forget();
        Decoder decoder = source().decoder();
        long usual = decoder.timeBase().rescale(decoder.usualDuration(), timeBase());
        if (cursor.trySeek(mark.pts() - BEFORE * Math.max(1, usual)) && search(mark, before)) {
            return true;
        }
        forget();
        cursor.reopen();
        index = 0;
        return count(mark, before);
    }

    /** Reads on until the time of {@code mark}; false when another picture is found there. */
    private boolean search(FrameMark mark, Consumer<VideoFrame> before) {
        for (Optional<VideoFrame> frame = readUntil(mark); frame.isPresent(); frame = readUntil(mark)) {
            VideoFrame one = frame.get();
            if (one.pts() >= mark.pts()) {
                pending = one.at(mark.index());
                index = mark.index() + 1;
                return FrameMark.of(pending).equals(mark);
            }
            before.accept(one);
            recycle(one);
        }
        return false;
    }

    /** The next frame; the one at {@code mark} also where frames are left out. */
    private Optional<VideoFrame> readUntil(FrameMark mark) {
        cursor.want(mark.pts());
        Optional<VideoFrame> frame = read();
        cursor.want(Av.NO_PTS);
        return frame;
    }

    /** Reads as many frames as are before {@code mark}; false when another picture follows them. */
    private boolean count(FrameMark mark, Consumer<VideoFrame> before) {
        for (long i = 0; i < mark.index(); i++) {
            if (i < mark.index() - BEFORE) {
                index++;
                if (!cursor.advance()) {
                    return false;
                }
                continue;
            }
            Optional<VideoFrame> frame = read();
            if (frame.isEmpty()) {
                return false;
            }
            before.accept(frame.get());
            recycle(frame.get());
        }
        Optional<VideoFrame> frame = read();
        pending = frame.orElse(null);
        return frame.isPresent() && FrameMark.of(frame.get()).equals(mark);
    }

    private void forget() {
        VideoFrame one = pending;
        if (one != null) {
            recycle(one);
            pending = null;
        }
    }

    /** The next frame, or empty at the end. */
    Optional<VideoFrame> next() {
        VideoFrame one = pending;
        if (one != null) {
            pending = null;
            return Optional.of(one);
        }
        return read();
    }

    private Optional<VideoFrame> read() {
        if (!cursor.advance()) {
            return Optional.empty();
        }
        Frames frames = source().frames();
        AVCodecParameters coded = source().decoder().stream().codecpar();
        FrameImages.Made made = images.make(frames.frame(), coded, index);
        long pts = frames.pts();
        long micros = timeBase().rescale(pts, Rational.MICROS);
        // how long a frame is shown when the next ones are left out is not known yet
        long duration = options.maxFps() > 0 ? 0 : frames.duration();
        return Optional.of(new VideoFrame(index++, pts, micros, duration, made.image(), made.deep()));
    }

    /** Takes a frame's pixels back for reuse. Safe for any thread. */
    void recycle(VideoFrame frame) {
        images.recycle(frame);
    }

    @Override
    public void close() {
        images.close();
        cursor.close();
    }
}
