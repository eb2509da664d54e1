package diorama.video.write;

import diorama.image.RgbaImage;
import diorama.video.av.OnFullDisk;
import diorama.video.encode.Encoder;
import diorama.video.encode.FilmTarget;
import diorama.video.encode.OutputColor;
import diorama.video.encode.YuvScaler;
import diorama.video.option.Coded;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/**
 * Writes a film from RGBA frames with their exact times, carrying along what the source film has beside its picture. The file
 * gets its name only when it is whole: call {@link #finish}, then {@link #close}; closing without finishing leaves nothing.
 * Confined to one thread at a time.
 */
public final class FrameWriter implements AutoCloseable {
    private final FilmTarget target;
    private final FilmOut muxer;
    private final Encoder encoder;
    private final YuvScaler scaler;
    private long lastPts = Long.MIN_VALUE;
    private Coded coded = Coded.NONE;

    private FrameWriter(FilmTarget target, FilmOut muxer, Encoder encoder) {
        this.target = target;
        this.muxer = muxer;
        this.encoder = encoder;
        scaler = new YuvScaler(target.size(), encoder, false);
    }

    /** The same that gives up on a full disk. */
    public static FrameWriter open(FilmTarget target) {
        return open(target, OnFullDisk.GIVE_UP);
    }

    /** @throws diorama.base.UserError when the encoder does not start, the container does not take it or the place is not writable */
    public static FrameWriter open(FilmTarget target, OnFullDisk onFull) {
        target.source().ifPresent(source -> SegmentedFilm.requireOther(source, target.file()));
        OutputColor color = OutputColor.of(target);
        FilmOut muxer = FilmOut.of(target.file(), onFull);
        try {
            Encoder encoder = Encoder.open(target, muxer.wantsGlobalHeader(), color, Encoder.threads());
            try {
                muxer.start(encoder, target, color);
                return new FrameWriter(target, muxer, encoder);
            } catch (RuntimeException | Error e) {
                encoder.close();
                throw e;
            }
        } catch (RuntimeException | Error e) {
            muxer.close();
            throw e;
        }
    }

    /**
     * Adds a frame.
     *
     * @param image of the target's size; free to be reused when the call returns
     * @param pts when it is shown, ticks of the target's time base, greater than the last one
     * @param duration ticks it is shown, 0 when unknown
     */
    public void write(RgbaImage image, long pts, long duration) {
        if (pts <= lastPts) {
            throw new IllegalArgumentException("time " + pts + " after " + lastPts);
        }
        lastPts = pts;
        encoder.encode(scaler.convert(image, pts, duration), this::write);
    }

    private void write(AVPacket packet) {
        coded = coded.with(packet);
        muxer.write(packet);
    }

    /** What was written so far. */
    public Coded coded() {
        return coded;
    }

    /** Writes what the encoder still holds and the rest of the sound, and gives the file its name. */
    public void finish() {
        encoder.encode(null, this::write);
        muxer.finish();
    }

    /** What of the source could not be carried along, one line each. */
    public List<String> notes() {
        return muxer.notes();
    }

    public Path file() {
        return target.file();
    }

    @Override
    public void close() {
        scaler.close();
        encoder.close();
        muxer.close();
    }
}
