package diorama.video;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.image.RgbaImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * Reads the frames of a film in the order shown: full-range RGBA in the film's own primaries and transfer, turned upright,
 * all of one size, with their exact times. Pixels live in a pool; who is done with a frame hands it back by
 * {@link #recycle} from any thread, everything else is confined to the maker's thread.
 */
public final class FrameReader implements AutoCloseable {
    /** Frames before the one that reading goes on at, from which what looks back at former frames can start. */
    private static final int BEFORE = 32;

    private FilmFile file;
    private Decoder decoder;
    private final Orientation orientation;
    private final Size coded;
    private final RgbaScaler scaler;
    private final FramePool pool;
    private final @Nullable RgbaImage unturned;
    private long index;
    private long from = Long.MIN_VALUE;
    private long until = Long.MAX_VALUE;
    private @Nullable VideoFrame pending;

    private FrameReader(FilmFile file, Decoder decoder) {
        this.file = file;
        this.decoder = decoder;
        AVCodecParameters p = decoder.stream().codecpar();
        orientation = Orientation.of(Av.sideData(p, avcodec.AV_PKT_DATA_DISPLAYMATRIX));
        coded = new Size(p.width(), p.height());
        scaler = new RgbaScaler(coded);
        pool = new FramePool(orientation.shown(coded));
        unturned = orientation.equals(Orientation.NONE) ? null : FramePool.allocate(coded);
    }

    /** @throws UserError when {@code film} is not a film that can be decoded; see {@link FilmFile} for what is refused */
    public static FrameReader open(Path film) {
        FilmFile file = FilmFile.open(film);
        try {
            return new FrameReader(file, decoder(file));
        } catch (RuntimeException | Error e) {
            file.close();
            throw e;
        }
    }

    private static Decoder decoder(FilmFile file) {
        int index = file.videoIndex();
        if (index < 0) {
            throw new UserError(file.path() + ": has no moving picture");
        }
        AVCodecParameters p = file.stream(index).codecpar();
        requireSize(file.path(), p.width(), p.height());
        return new Decoder(file, index);
    }

    static void requireSize(Path film, int width, int height) {
        if (width < 1 || height < 1) {
            throw new UserError(film + ": no frame could be decoded");
        }
        if ((long) width * height > 1 << 28) {
            throw new UserError(film + ": frames of " + width + "x" + height + ", want at most 268 megapixels");
        }
    }

    /** Restricts reading to frames shown at or after {@code startMicros} and before {@code endMicros}; exact to the frame. */
    public void range(long startMicros, long endMicros) {
        from = Rational.MICROS.rescale(startMicros, timeBase());
        until = endMicros == Long.MAX_VALUE ? Long.MAX_VALUE : Rational.MICROS.rescale(endMicros, timeBase());
        decoder.seek(from);
    }

    /**
     * Goes to a frame that was read in a former run, as if all before it had been read now: {@link #next} gives it. Where
     * searching does not bring back the very same picture, everything is decoded from the start.
     *
     * @param before is shown some of the frames before it
     * @return whether the frame looks as it did
     */
    public boolean goTo(FrameMark mark, Consumer<RgbaImage> before) {
        long margin = Math.max(1, BEFORE * decoder.usualDuration());
        if (mark.pts() - margin > from && decoder.trySeek(mark.pts() - margin) && search(mark, before)) {
            return true;
        }
        reopen();
        for (long i = 0; i < mark.index(); i++) {
            if (i < mark.index() - BEFORE) {
                index++;
                if (!advance()) {
                    return false;
                }
                continue;
            }
            Optional<VideoFrame> frame = read();
            if (frame.isEmpty()) {
                return false;
            }
            before.accept(frame.get().image());
            recycle(frame.get());
        }
        Optional<VideoFrame> frame = read();
        pending = frame.orElse(null);
        return frame.isPresent() && FrameMark.of(frame.get()).equals(mark);
    }

    /** Reads on until the time of {@code mark}; false when another picture is found there. */
    private boolean search(FrameMark mark, Consumer<RgbaImage> before) {
        for (Optional<VideoFrame> frame = read(); frame.isPresent(); frame = read()) {
            VideoFrame one = frame.get();
            if (one.pts() >= mark.pts()) {
                pending = new VideoFrame(mark.index(), one.pts(), one.ptsMicros(), one.duration(), one.image());
                index = mark.index() + 1;
                return FrameMark.of(pending).equals(mark);
            }
            before.accept(one.image());
            recycle(one);
        }
        return false;
    }

    private void reopen() {
        if (pending != null) {
            recycle(pending);
            pending = null;
        }
        decoder.close();
        file.close();
        file = FilmFile.open(file.path());
        decoder = decoder(file);
        index = 0;
        if (from != Long.MIN_VALUE) {
            decoder.seek(from);
        }
    }

    /** Size of the frames as shown (turned upright), px. */
    public Size size() {
        return pool.size();
    }

    /** Shape of one pixel as shown, width by height; 1/1 when the film says nothing. */
    public Rational sampleAspect() {
        Rational aspect = Av.rational(avformat.av_guess_sample_aspect_ratio(file.context(), decoder.stream(), null));
        return aspect.known() ? orientation.shown(aspect) : Rational.ONE;
    }

    /** Seconds per tick of {@link VideoFrame#pts}. */
    public Rational timeBase() {
        return decoder.timeBase();
    }

    /** Frames per second as the container says; only a hint where times vary. */
    public Rational frameRate() {
        return decoder.frameRate();
    }

    /** About how many frames there are: the container's count, else its duration times the rate. */
    public OptionalLong expectedFrames() {
        if (countedFrames().isPresent()) {
            return countedFrames();
        }
        long duration = file.context().duration();
        return duration > 0 && frameRate().known()
                ? OptionalLong.of(Math.round(duration / 1e6 * frameRate().value()))
                : OptionalLong.empty();
    }

    /** The number of frames where the container counts them. */
    public OptionalLong countedFrames() {
        long counted = decoder.stream().nb_frames();
        return counted > 0 ? OptionalLong.of(counted) : OptionalLong.empty();
    }

    public Path path() {
        return file.path();
    }

    /** The pool of this reader's frames; its count of pictures shows that memory is bounded. */
    public FramePool pool() {
        return pool;
    }

    /** The next frame, or empty at the end. */
    public Optional<VideoFrame> next() {
        VideoFrame one = pending;
        if (one != null) {
            pending = null;
            return Optional.of(one);
        }
        return read();
    }

    private Optional<VideoFrame> read() {
        if (!advance()) {
            return Optional.empty();
        }
        RgbaImage image = pool.take();
        convert(image);
        long pts = decoder.pts();
        long micros = timeBase().rescale(pts, Rational.MICROS);
        return Optional.of(new VideoFrame(index++, pts, micros, decoder.duration(), image));
    }

    /** Decodes the next frame within the range. */
    private boolean advance() {
        while (decoder.next()) {
            if (decoder.pts() >= until) {
                return false;
            }
            if (decoder.pts() >= from) {
                return true;
            }
        }
        return false;
    }

    private void convert(RgbaImage image) {
        AVCodecParameters p = decoder.stream().codecpar();
        if (unturned == null) {
            scaler.convert(decoder.frame(), p, image);
            return;
        }
        scaler.convert(decoder.frame(), p, unturned);
        orientation.apply(unturned, image);
    }

    /** Takes a frame's pixels back for reuse; nobody may touch them afterwards. Safe for any thread. */
    public void recycle(VideoFrame frame) {
        pool.give(frame.image());
    }

    /** What could not be read, one line each; complete when {@link #next} has answered empty. */
    public List<String> notes() {
        return decoder.notes();
    }

    /** True when the film's transfer is PQ or HLG, which 8-bit frames show too flat. */
    public boolean highDynamicRange() {
        int transfer = decoder.stream().codecpar().color_trc();
        return transfer == avutil.AVCOL_TRC_SMPTE2084 || transfer == avutil.AVCOL_TRC_ARIB_STD_B67;
    }

    @Override
    public void close() {
        scaler.close();
        decoder.close();
        file.close();
    }
}
