package diorama.pipeline.preview;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.Size;
import diorama.base.UserError;
import diorama.image.RgbaImage;
import diorama.pipeline.depth.RgbdFilm;
import diorama.pipeline.frame.FilmFrames;
import diorama.pipeline.job.StereoJob;
import diorama.video.file.FilmTimes;
import diorama.video.option.FilmOptions;
import diorama.video.read.FrameReader;
import diorama.video.read.VideoFrame;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A film of which any frame can be had: exactly that one, wherever the last one was. Reads on where the next frame lies a little
 * ahead, else searches. Confined to one thread.
 */
public final class FilmReel implements AutoCloseable {
    /** Frames ahead to which reading on is no slower than searching, as key frames seldom lie closer. */
    private static final int AHEAD = 24;

    /** Frames between decoding and showing at most, of all codecs. */
    private static final int REORDERED = 16;

    /** Half of the shortest time between two frames, so that rounding of their times does no harm, microseconds. */
    private static final long HALF = 400;

    private final FrameReader reader;
    private final FilmTimes times;
    private int last = Integer.MAX_VALUE;

    private FilmReel(FrameReader reader, FilmTimes times) {
        this.reader = reader;
        this.times = times;
    }

    /** @throws UserError when it is no film that can be decoded */
    public static FilmReel open(Path film, Progress progress, CancelToken cancel) {
        return open(film, Optional.empty(), progress, cancel);
    }

    /** The same with the depth that is given for it. */
    public static FilmReel open(Path film, Optional<Path> depth, Progress progress, CancelToken cancel) {
        return open(film, depth, FilmTimes.read(film, progress, cancel));
    }

    /** The same of a film whose times are known. */
    public static FilmReel open(Path film, FilmTimes times) {
        return open(film, Optional.empty(), times);
    }

    /**
     * The same; the left half of a film with its depth in its frames.
     *
     * @param depth that is given for it
     */
    public static FilmReel open(Path film, Optional<Path> depth, FilmTimes times) {
        FilmOptions whole = FilmOptions.DEFAULTS;
        FrameReader reader = FrameReader.open(
                film, depth.isPresent() && RgbdFilm.is(film, depth) ? RgbdFilm.left(film, whole) : whole);
        try {
            FilmFrames.lookAsDrawn(reader, StereoJob.DEFAULTS);
            return new FilmReel(reader, times);
        } catch (RuntimeException | Error e) {
            reader.close();
            throw e;
        }
    }

    public FilmTimes times() {
        return times;
    }

    /** Of the frames, turned upright, px. */
    public Size size() {
        return reader.size();
    }

    /**
     * The picture of a frame, newly made; the one after it where that cannot be decoded.
     *
     * @throws UserError when there is none up to the film's end
     */
    public RgbaImage frame(int index, CancelToken cancel) {
        reader.whileReading(cancel::throwIfCancelled);
        try {
            Optional<VideoFrame> found = find(index);
            if (found.isEmpty()) {
                throw new UserError(reader.path() + ": frame " + index + " cannot be read");
            }
            RgbaImage copy = RgbaImage.allocate(found.get().image().size());
            copy.rgba().duplicate().put(found.get().image().rgba().duplicate().rewind());
            reader.recycle(found.get());
            last = index;
            return copy;
        } catch (RuntimeException e) {
            // wherever the reader is now, the next frame is searched
            last = Integer.MAX_VALUE;
            throw e;
        }
    }

    private Optional<VideoFrame> find(int index) {
        long wanted = reader.beginMicros() + times.at(index) - HALF;
        if (index <= last || index - last > AHEAD) {
            // containers search by the order of decoding, in which a key frame comes before some that are shown earlier
            reader.range(wanted - Math.round(REORDERED * 1e6 / times.rate()), Long.MAX_VALUE);
        }
        reader.passTo(wanted);
        return reader.next();
    }

    @Override
    public void close() {
        reader.close();
    }
}
