package diorama.video.av;

import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Frames one after the other in the order shown. Confined to its maker's thread. */
public interface Frames extends AutoCloseable {
    /** Goes to the next frame; false at the end. */
    boolean next();

    /** The present frame; valid until the next call of {@link #next}. */
    AVFrame frame();

    /** Time of the present frame, ticks. */
    long pts();

    /** Ticks that the present frame is shown, 0 when unknown. */
    long duration();

    Rational timeBase();

    /** Frames per second, a hint. */
    Rational frameRate();

    @Override
    void close();
}
