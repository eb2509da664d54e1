package diorama.video.file;

import diorama.video.av.Av;
import diorama.video.av.Rational;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;

/** What a film's edit list (QuickTime, mp4) leaves out of its tracks. */
public final class EditList {
    /** Sound before the place where a film begins that decoders want all the same. */
    private static final long PREROLL_MICROS = 80_000;

    private EditList() {}

    /** Whether sound from then on to 0, microseconds, is what its decoder drops. */
    public static boolean isPreroll(long start) {
        return start >= -PREROLL_MICROS;
    }

    /** Whether {@code packet} of {@code file} is played nowhere and helps nothing that is. */
    public static boolean leavesOut(AVPacket packet, FilmFile file) {
        if ((packet.flags() & avcodec.AV_PKT_FLAG_DISCARD) == 0 || packet.pts() == Av.NO_PTS) {
            return false;
        }
        AVStream stream = file.stream(packet.stream_index());
        long start = file.context().start_time();
        long end = Av.rational(stream.time_base()).rescale(packet.pts() + packet.duration(), Rational.MICROS);
        return end < (start == Av.NO_PTS ? 0 : start) - PREROLL_MICROS;
    }
}
