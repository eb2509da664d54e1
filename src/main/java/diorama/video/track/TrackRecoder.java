package diorama.video.track;

import diorama.video.av.Av;
import diorama.video.av.Rational;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** Writes a track in another form than the source has it in. Confined to one thread. */
interface TrackRecoder extends AutoCloseable {
    /** Gives what becomes of {@code packet}, times in {@link #timeBase}; null for the end of the track. */
    void take(@org.jspecify.annotations.Nullable AVPacket packet, Consumer<AVPacket> sink);

    /** What the new form is made by. */
    AVCodecContext encoder();

    default Rational timeBase() {
        return Av.rational(encoder().time_base());
    }

    @Override
    void close();
}
