package diorama.video.file;

import diorama.base.CancelToken;
import diorama.base.Progress;
import diorama.base.UserError;
import diorama.video.av.Av;
import diorama.video.av.Rational;
import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;

/** When each frame of a film is shown, found without decoding one. Immutable; compared by identity, as it may be long. */
public final class FilmTimes {
    /** Frames a second of a film that tells no rate. */
    private static final double USUAL_RATE = 25;

    /** Frames between two words about the progress. */
    private static final int STEP = 1000;

    private final long[] micros;
    private final double rate;

    /**
     * @param micros from the film's beginning, rising, one for each frame, at least one; owned
     * @param rate frames a second as the film says
     */
    FilmTimes(long[] micros, double rate) {
        if (micros.length == 0) {
            throw new IllegalArgumentException("a film has a frame");
        }
        this.micros = micros;
        this.rate = rate;
    }

    /** Of frames that follow each other evenly. */
    public static FilmTimes even(int frames, double rate) {
        long[] micros = new long[frames];
        Arrays.setAll(micros, i -> Math.round(1e6 * i / rate));
        return new FilmTimes(micros, rate);
    }

    /**
     * Reads {@code film} once.
     *
     * @throws UserError when it is no film, or has no frame
     */
    public static FilmTimes read(Path film, Progress progress, CancelToken cancel) {
        try (FilmFile file = FilmFile.open(film)) {
            int index = file.videoIndex();
            if (index < 0) {
                throw new UserError(film + ": has no moving picture");
            }
            file.readOnly(i -> i == index);
            Rational base = Av.rational(file.stream(index).time_base());
            Rational said = Av.rational(avformat.av_guess_frame_rate(file.context(), file.stream(index), null));
            double rate = said.known() ? said.value() : USUAL_RATE;
            long begin = file.context().start_time() == Av.NO_PTS
                    ? 0
                    : file.context().start_time();
            long told = Math.max(-1, file.stream(index).nb_frames());
            long[] ticks = ticks(file, index, (count, total, step) -> {
                cancel.throwIfCancelled();
                progress.update(count, told > 0 ? told : total, step);
            });
            if (ticks.length == 0) {
                throw new UserError(film + ": no frame could be read");
            }
            if (ticks[0] == Av.NO_PTS) {
                // a stream without times: players show it at its rate
                return even(ticks.length, rate);
            }
            long[] micros = new long[ticks.length];
            Arrays.setAll(micros, i -> base.rescale(ticks[i], Rational.MICROS) - begin);
            return new FilmTimes(micros, rate);
        }
    }

    /** Times of the packets that are shown, rising, each once. */
    private static long[] ticks(FilmFile file, int index, Progress progress) {
        long[] ticks = new long[STEP];
        int count = 0;
        AVPacket packet = Av.present(avcodec.av_packet_alloc(), "packet");
        try {
            while (avformat.av_read_frame(file.context(), packet) >= 0) {
                boolean shown = packet.stream_index() == index && (packet.flags() & avcodec.AV_PKT_FLAG_DISCARD) == 0;
                long time = packet.pts() == Av.NO_PTS ? packet.dts() : packet.pts();
                avcodec.av_packet_unref(packet);
                if (!shown) {
                    continue;
                }
                if (count == ticks.length) {
                    ticks = Arrays.copyOf(ticks, 2 * count);
                }
                ticks[count++] = time;
                if (count % STEP == 0) {
                    progress.update(count, -1, "times");
                }
            }
        } finally {
            avcodec.av_packet_free(packet);
        }
        long[] all = Arrays.copyOf(ticks, count);
        Arrays.sort(all);
        return count > 0 && all[count - 1] != Av.NO_PTS
                ? Arrays.stream(all).filter(t -> t != Av.NO_PTS).distinct().toArray()
                : all;
    }

    /** Number of frames, at least 1. */
    public int frames() {
        return micros.length;
    }

    /** Frames a second as the film says; only a hint where times vary. */
    public double rate() {
        return rate;
    }

    /** When a frame is shown, microseconds from the film's beginning. */
    public long at(int frame) {
        return micros[frame];
    }

    /** The frame that is shown at a time: the last one that does not come later. */
    public int frameAt(long time) {
        int found = Arrays.binarySearch(micros, time);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    /** When the last frame is over, microseconds. */
    public long length() {
        return micros[micros.length - 1] + Math.round(1e6 / rate);
    }

    /** The frame that begins nearest to a moment, in seconds from the film's beginning. */
    public int nearest(double seconds) {
        long at = Math.round(1e6 * seconds);
        int frame = frameAt(at);
        boolean next = frame + 1 < frames() && at(frame + 1) - at < at - at(frame);
        return next ? frame + 1 : frame;
    }
}
