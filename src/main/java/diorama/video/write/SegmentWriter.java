package diorama.video.write;

import diorama.image.ColorImage;
import diorama.video.encode.Encoder;
import diorama.video.encode.FilmTarget;
import diorama.video.encode.YuvScaler;
import diorama.video.option.Coded;

/** Compresses the frames of one segment of a {@link SegmentedFilm} to a file. Confined to one thread at a time. */
public final class SegmentWriter implements AutoCloseable {
    private final Encoder encoder;
    private final YuvScaler scaler;
    private final PacketWriter file;
    private long lastPts = Long.MIN_VALUE;

    SegmentWriter(FilmTarget target, Encoder encoder, PacketWriter file) {
        this.encoder = encoder;
        this.file = file;
        scaler = new YuvScaler(target.size(), encoder, target.carried().bits() > 8);
    }

    /**
     * Adds a frame.
     *
     * @param image of the target's size, of 16 bits where more than 8 are carried; free to be reused when the call returns
     * @param pts when it is shown, ticks of the target's time base, greater than the last one
     * @param duration ticks it is shown, 0 when unknown
     */
    public void write(ColorImage image, long pts, long duration) {
        if (pts <= lastPts) {
            throw new IllegalArgumentException("time " + pts + " after " + lastPts);
        }
        lastPts = pts;
        encoder.encode(scaler.convert(image, pts, duration), file::write);
    }

    /** Writes what the encoder still holds; when this returns the file is whole and on the disk. */
    public void finish() {
        encoder.encode(null, file::write);
        file.finish();
    }

    /** Written so far. */
    public Coded coded() {
        return new Coded(file.bytes(), file.packets());
    }

    @Override
    public void close() {
        scaler.close();
        encoder.close();
        file.close();
    }
}
