package diorama.pipeline.frame;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.depth.RawDepth;
import diorama.image.BarDetector;
import diorama.image.Crop;
import diorama.image.DeepImage;
import diorama.image.DeepResample;
import diorama.image.DepthMap;
import diorama.image.Reframe;
import diorama.image.Resample;
import diorama.image.RgbaImage;
import diorama.image.Turn;
import diorama.pipeline.job.StereoJob;
import diorama.pipeline.job.Timeline;
import diorama.video.color.FramePool;
import diorama.video.option.FilmOptions;
import diorama.video.read.FrameReader;
import diorama.video.read.VideoFrame;
import diorama.video.write.SegmentedFilm;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The frames of a film as everything that follows sees them: turned, cut and shrunk. {@link #prepare} is confined to one thread;
 * frames may be given back from another.
 */
public final class FilmFrames {
    /** Frames that are looked at for bars, as iw3 has it. */
    private static final int SAMPLES = 40;

    /** Stands for a film that is not named yet. */
    public static final Path USUAL = Path.of("film.mkv");

    private final FrameReader reader;
    private final Preparation preparation;
    private final FramePool<RgbaImage> pool;
    private final FramePool<DeepImage> deepPool;
    private final Timeline timeline;
    private final long begin;
    private final Reframe reframe = new Reframe();
    private Optional<RgbaImage> turned = Optional.empty();
    private Optional<RgbaImage> cut = Optional.empty();
    private Optional<DeepImage> deepTurned = Optional.empty();
    private Optional<DeepImage> deepCut = Optional.empty();

    private FilmFrames(FrameReader reader, Preparation preparation, Timeline timeline) {
        this.reader = reader;
        this.preparation = preparation;
        this.timeline = timeline;
        begin = reader.beginMicros();
        pool = preparation.isNone() ? reader.pool() : FramePool.of(preparation.size());
        deepPool = preparation.isNone() ? reader.deepPool() : FramePool.deep(preparation.size());
    }

    /** Looks for bars where {@code job} asks for it, which reads some frames of the film. */
    public static FilmFrames of(FrameReader reader, StereoJob job) {
        Size turned = job.source().rotate().of(reader.size());
        Crop crop = job.source().autocrop() == BarDetector.Mode.OFF ? Crop.all(turned) : bars(reader, job);
        return new FilmFrames(reader, Preparation.of(job, crop), job.timeline());
    }

    /** Has frames look as they will where a film is drawn of them; before the first is read, and before {@link #of}. */
    public static void lookAsDrawn(FrameReader reader, StereoJob job) {
        lookAsDrawn(reader, job, USUAL);
    }

    /** @param drawn the film that is drawn: how it is compressed decides how frames look */
    public static void lookAsDrawn(FrameReader reader, StereoJob job, Path drawn) {
        if (reader.bits() > 8) {
            reader.readAsDrawn(SegmentedFilm.bits(drawn, job.encode(), reader.bits()));
        }
    }

    /** @throws UserError when frames are to be turned or cut, which {@code flag} does not do */
    public static void requireWhole(StereoJob job, String flag) {
        if (job.source().rotate() != Turn.NONE) {
            throw new UserError("--rotate: goes not with " + flag + ", which takes frames as they are");
        }
        if (job.source().autocrop() != BarDetector.Mode.OFF) {
            throw new UserError("--autocrop: goes not with " + flag + ", which takes frames as they are");
        }
    }

    private static Crop bars(FrameReader like, StereoJob job) {
        Turn turn = job.source().rotate();
        BarDetector detector = new BarDetector(job.source().autocrop(), turn.of(like.size()));
        FilmOptions whole = job.film().withPart("0", "end");
        long begin = like.beginMicros() + job.film().span().startMicros();
        OptionalLong frames = like.expectedFrames();
        double seconds = frames.orElse(0) / like.frameRate().value();
        int samples = seconds > 0 ? (int) Math.min(SAMPLES, frames.getAsLong()) : 1;
        for (int i = 0; i < samples; i++) {
            try (FrameReader reader = FrameReader.open(like.path(), whole)) {
                long from = begin + (long) (1e6 * seconds * i / samples);
                if (from > like.beginMicros()) {
                    reader.range(from, Long.MAX_VALUE);
                }
                reader.next().ifPresent(frame -> detector.add(turn.of(frame.image())));
            }
        }
        return detector.crop();
    }

    /** Frames a second. */
    public double rate() {
        return reader.frameRate().value();
    }

    public FrameReader reader() {
        return reader;
    }

    /** Bytes of a prepared frame's pictures. */
    public long frameBytes() {
        return reader.frameBytes(size());
    }

    /** A prepared copy of a frame's picture, or the picture itself. */
    public RgbaImage prepared(VideoFrame frame) {
        RgbaImage image = preparation.of(frame.image());
        Optional<Reframe.Part> part = part(frame);
        if (part.isEmpty()) {
            return image;
        }
        RgbaImage out = RgbaImage.allocate(image.size());
        reframe.of(image, part.get(), out);
        return out;
    }

    /** What the timeline says of a frame. */
    public Timeline.Values now(VideoFrame frame) {
        return timeline.at(frame.ptsMicros() - begin);
    }

    /** Microseconds from the film's beginning. */
    public long micros(VideoFrame frame) {
        return frame.ptsMicros() - begin;
    }

    private Optional<Reframe.Part> part(VideoFrame frame) {
        return now(frame)
                .crop()
                .filter(trim -> !trim.isNone())
                .map(trim ->
                        new Reframe.Part(trim.left() / 100, trim.top() / 100, trim.right() / 100, trim.bottom() / 100));
    }

    /** Size of prepared frames. */
    public Size size() {
        return preparation.size();
    }

    /** The prepared frame; the given one, which it replaces, goes back to the reader. */
    public VideoFrame prepare(VideoFrame frame) {
        VideoFrame whole = preparedWhole(frame);
        Optional<Reframe.Part> part = part(frame);
        if (part.isEmpty()) {
            return whole;
        }
        RgbaImage out = pool.take();
        reframe.of(whole.image(), part.get(), out);
        Optional<DeepImage> deep = whole.deep().map(image -> {
            DeepImage to = deepPool.take();
            Reframe.of(image, part.get(), to);
            return to;
        });
        recycle(whole);
        return with(whole, out, deep);
    }

    private VideoFrame preparedWhole(VideoFrame frame) {
        if (preparation.isNone()) {
            return frame;
        }
        RgbaImage image = frame.image();
        if (preparation.turn() != Turn.NONE) {
            RgbaImage to =
                    turned.orElseGet(() -> RgbaImage.allocate(preparation.crop().whole()));
            turned = Optional.of(to);
            preparation.turn().copy(image, to);
            image = to;
        }
        RgbaImage out = pool.take();
        if (preparation.size().equals(preparation.crop().size())) {
            preparation.crop().copy(image, out);
        } else {
            RgbaImage part =
                    cut.orElseGet(() -> RgbaImage.allocate(preparation.crop().size()));
            cut = Optional.of(part);
            preparation.crop().copy(image, part);
            Resample.resize(part, out);
        }
        Optional<DeepImage> deep = frame.deep().map(this::prepare);
        reader.recycle(frame);
        return with(frame, out, deep);
    }

    private static VideoFrame with(VideoFrame frame, RgbaImage image, Optional<DeepImage> deep) {
        return new VideoFrame(frame.index(), frame.pts(), frame.ptsMicros(), frame.duration(), image, deep);
    }

    private DeepImage prepare(DeepImage whole) {
        DeepImage image = whole;
        if (preparation.turn() != Turn.NONE) {
            DeepImage to = deepTurned.orElseGet(
                    () -> DeepImage.allocate(preparation.crop().whole()));
            deepTurned = Optional.of(to);
            preparation.turn().copy(image, to);
            image = to;
        }
        DeepImage out = deepPool.take();
        if (preparation.size().equals(preparation.crop().size())) {
            preparation.crop().copy(image, out);
        } else {
            DeepImage part = deepCut.orElseGet(
                    () -> DeepImage.allocate(preparation.crop().size()));
            deepCut = Optional.of(part);
            preparation.crop().copy(image, part);
            DeepResample.resize(part, out);
        }
        return out;
    }

    /** The same part of the depth of an unprepared frame. */
    public RawDepth prepare(VideoFrame frame, RawDepth whole) {
        RawDepth part = preparation.of(whole);
        return part(frame)
                .map(shown -> new RawDepth(
                        part.size(),
                        Reframe.of(new DepthMap(part.size(), part.values()), shown)
                                .inverseDepth(),
                        part.kind()))
                .orElse(part);
    }

    /** Takes a prepared frame back. */
    public void recycle(VideoFrame frame) {
        if (preparation.isNone()) {
            reader.recycle(frame);
        } else {
            pool.give(frame.image());
            frame.deep().ifPresent(deepPool::give);
        }
    }

    /** Pictures made for prepared frames so far. */
    public int made() {
        return preparation.isNone() ? 0 : pool.made() + deepPool.made();
    }
}
