package diorama.video.read;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.image.DeepImage;
import diorama.image.Look;
import diorama.image.RgbaImage;
import diorama.video.av.Av;
import diorama.video.av.Rational;
import diorama.video.color.FramePool;
import diorama.video.color.Orientation;
import diorama.video.color.SdrLook;
import diorama.video.file.FilmFile;
import diorama.video.option.Carried;
import diorama.video.option.FilmOptions;
import diorama.video.option.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.global.avcodec;

/**
 * Reads the frames of a film in the order shown: full-range RGBA in the film's own primaries and transfer, turned upright,
 * all of one size, with their exact times. Pixels live in a pool; who is done with a frame hands it back by
 * {@link #recycle} from any thread, everything else is confined to the maker's thread.
 */
public final class FrameReader implements AutoCloseable {
    private final FilmOptions options;
    private final Orientation orientation;
    private final FrameFlow flow;
    private boolean deep;

    private FrameReader(PictureSource source, FilmOptions options) {
        this.options = options;
        AVCodecParameters p = source.decoder().stream().codecpar();
        orientation = Orientation.of(Av.sideData(p, avcodec.AV_PKT_DATA_DISPLAYMATRIX));
        flow = new FrameFlow(source, options, orientation);
    }

    /** @throws UserError when {@code film} is not a film that can be decoded; see {@link FilmFile} for what is refused */
    public static FrameReader open(Path film) {
        return open(film, FilmOptions.DEFAULTS);
    }

    /** The same with what {@code options} say of parts, rates and filters. */
    public static FrameReader open(Path film, FilmOptions options) {
        Span span = options.span();
        PictureSource source = PictureSource.open(film, options);
        try {
            FrameReader reader = new FrameReader(source, options);
            if (!span.all()) {
                long begin = reader.beginMicros();
                reader.range(begin + span.startMicros(), span.bounded() ? begin + span.endMicros() : Long.MAX_VALUE);
            }
            return reader;
        } catch (RuntimeException | Error e) {
            source.close();
            throw e;
        }
    }

    /**
     * Gives frames of 16 bits from now on, their 8-bit pictures being a look of them: that of an ordinary screen where the film
     * is of high dynamic range. Before the first frame is read.
     */
    public void readDeep() {
        deep = true;
        flow.deepen(look());
    }

    /**
     * Gives frames that look as they do where a film of {@code kept} bits is drawn of them: of 16 bits where both have more than
     * 8, or mean another light than 8 bits usually do. Depth is the same only where frames look the same. Before the first frame
     * is read.
     *
     * @return whether they have 16 bits
     */
    public boolean readAsDrawn(int kept) {
        boolean more = bits() > 8 && (kept > 8 || highDynamicRange());
        if (more) {
            readDeep();
        }
        return more;
    }

    /** Gives key frames only; before the first frame is read. */
    public void keyFramesOnly() {
        source().decoder().keyFramesOnly();
    }

    /** How the 8-bit pictures of deep frames are made. */
    public Look look() {
        return highDynamicRange()
                ? SdrLook.of(source().decoder().stream().codecpar().color_trc())
                : Look.PLAIN;
    }

    /** Bits of a sample in the film after its filters: 8, 10, 12 and so on. */
    public int bits() {
        return source().bits();
    }

    /** Bytes of a frame's pictures. */
    public long frameBytes() {
        return frameBytes(size());
    }

    /** The same where frames are brought to another size: one of 8 bits a channel, beside it one of 16 where they are deep. */
    public long frameBytes(Size size) {
        return (deep ? 12L : 4L) * size.pixels();
    }

    /** The pool of the frames' pictures of 16 bits. */
    public FramePool<DeepImage> deepPool() {
        return flow.images().deepPool();
    }

    /** Time at which the film begins; frames' times count from 0. */
    public long beginMicros() {
        return source().beginMicros();
    }

    /** Restricts reading to frames shown at or after {@code startMicros} and before {@code endMicros}; exact to the frame. */
    public void range(long startMicros, long endMicros) {
        flow.cursor().range(startMicros, endMicros);
    }

    /** Leaves out frames that are shown before {@code startMicros}, reading on from where it is. */
    public void passTo(long startMicros) {
        flow.cursor().passTo(startMicros);
    }

    /** Calls {@code check} before each frame that is decoded; what it throws ends the reading, which can be taken up by {@link #range}. */
    public void whileReading(Runnable check) {
        flow.cursor().whileReading(check);
    }

    /** What of the source belongs to the frames that are read; of a part, before all but its first frame are. */
    public Carried carried() {
        OptionalLong first = flow.firstMicros();
        return flow.cursor().carried(deep ? bits() : 8, first);
    }

    /**
     * Goes to a frame that was read in a former run, as if all before it had been read now: {@link #next} gives it. Where
     * searching does not bring back the very same picture, everything is decoded from the start.
     *
     * @param before is shown some of the frames before it; their numbers may be wrong
     * @return whether the frame looks as it did
     */
    public boolean goTo(FrameMark mark, Consumer<VideoFrame> before) {
        return flow.goTo(mark, before);
    }

    /** Size of the frames as shown (turned upright), px. */
    public Size size() {
        return flow.images().pool().size();
    }

    /** Shape of one pixel as shown, width by height; 1/1 when the film says nothing. */
    public Rational sampleAspect() {
        Rational aspect = source().sampleAspect();
        return aspect.known() ? orientation.shown(aspect) : Rational.ONE;
    }

    /** Seconds per tick of {@link VideoFrame#pts}. */
    public Rational timeBase() {
        return source().frames().timeBase();
    }

    /** Frames per second as the container says; only a hint where times vary. */
    public Rational frameRate() {
        return source().frameRate(options);
    }

    /** About how many frames there are: the container's count, else its duration times the rate. */
    public OptionalLong expectedFrames() {
        return source().expectedFrames(options);
    }

    /** The number of frames where the container counts them and all are read. */
    public OptionalLong countedFrames() {
        return source().countedFrames(options);
    }

    public Path path() {
        return source().file().path();
    }

    /** The pool of this reader's frames; its count of pictures shows that memory is bounded. */
    public FramePool<RgbaImage> pool() {
        return flow.images().pool();
    }

    /** The next frame, or empty at the end. */
    public Optional<VideoFrame> next() {
        return flow.next();
    }

    /** Takes a frame's pixels back for reuse; nobody may touch them afterwards. Safe for any thread. */
    public void recycle(VideoFrame frame) {
        flow.recycle(frame);
    }

    /** What could not be read, one line each; complete when {@link #next} has answered empty. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>(source().decoder().notes());
        if (!flow.images().resized().isEmpty()) {
            notes.add(0, path() + ": " + flow.images().resized());
        }
        return notes;
    }

    /** True when the film's transfer is PQ or HLG, which 8-bit frames along their own curve show too flat. */
    public boolean highDynamicRange() {
        return source().highDynamicRange() && !source().toneMapped(options);
    }

    private PictureSource source() {
        return flow.source();
    }

    @Override
    public void close() {
        flow.close();
    }
}
