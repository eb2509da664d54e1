package diorama.video.read;

import diorama.base.UserError;
import diorama.video.av.Av;
import diorama.video.av.Frames;
import diorama.video.av.Rational;
import diorama.video.file.CutBox;
import diorama.video.file.FilmFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVIndexEntry;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Decodes one picture stream frame by frame in the order shown. Damaged packets are skipped and counted; a file that ends
 * early just ends. Confined to its maker's thread.
 */
public final class Decoder implements Frames {
    /** AV_FRAME_FLAG_CORRUPT, which the bindings leave out. */
    private static final int CORRUPT = 1;

    /** Pictures that end so long before the film are missing. */
    private static final long MISSING_MICROS = 2_000_000;

    /** Bad frames that are passed over when all has been read. */
    private static final int MOST_AT_END = 64;

    private final FilmFile file;
    private final int streamIndex;
    private final AVStream stream;
    private final AVCodecContext codec;
    private final AVPacket packet = Av.present(avcodec.av_packet_alloc(), "packet");
    private final AVFrame frame = Av.present(avutil.av_frame_alloc(), "frame");
    private final long guessedDuration;
    /** The container has a table of all its pictures. */
    private final boolean indexed;
    /** Frames that the container says it holds, 0 where it does not. */
    private final long promised;

    private long pts = Av.NO_PTS;
    /** Ticks that the last frame is shown. */
    private long shown;

    private final LostFrames lost;

    private boolean inputEnded;
    private int failedAtEnd;
    private boolean readFailed;
    private boolean sought;
    private boolean closed;

    public Decoder(FilmFile file, int streamIndex) {
        this.file = file;
        this.streamIndex = streamIndex;
        this.stream = file.stream(streamIndex);
        file.readOnly(i -> i == streamIndex);
        AVCodec decoder = avcodec.avcodec_find_decoder(stream.codecpar().codec_id());
        if (decoder == null || decoder.isNull()) {
            throw new UserError(file.path() + ": no decoder for "
                    + Av.text(avcodec.avcodec_get_name(stream.codecpar().codec_id())));
        }
        codec = Av.present(avcodec.avcodec_alloc_context3(decoder), "decoder");
        Av.check(avcodec.avcodec_parameters_to_context(codec, stream.codecpar()), file.path() + ": decoder");
        codec.pkt_timebase(stream.time_base());
        codec.thread_count(Math.min(4, Runtime.getRuntime().availableProcessors()));
        Av.check(avcodec.avcodec_open2(codec, decoder, (AVDictionary) null), file.path() + ": cannot be decoded");
        Rational rate = frameRate();
        guessedDuration = rate.known() ? Math.max(1, rate.inverse().rescale(1, timeBase())) : 1;
        lost = new LostFrames(timeBase(), guessedDuration);
        indexed = Av.text(file.context().iformat().name()).startsWith("mov");
        promised = promised();
        if (indexed) {
            // every time is in a table there: what is shown longer is so on purpose
            lost.stays();
        }
    }

    @Override
    public Rational timeBase() {
        return Av.rational(stream.time_base());
    }

    @Override
    public Rational frameRate() {
        return Av.rational(avformat.av_guess_frame_rate(file.context(), stream, null));
    }

    public AVStream stream() {
        return stream;
    }

    @Override
    public AVFrame frame() {
        return frame;
    }

    @Override
    public long pts() {
        return pts;
    }

    @Override
    public long duration() {
        return Math.max(0, frame.duration());
    }

    /** Without those that an edit list leaves out, and ticks of AVI at which there is none. */
    private long promised() {
        boolean avi = Av.text(file.context().iformat().name()).equals("avi");
        int entries = indexed || avi ? avformat.avformat_index_get_entries_count(stream) : 0;
        if (entries == 0) {
            return stream.nb_frames();
        }
        long shownOnes = 0;
        for (int i = 0; i < entries; i++) {
            AVIndexEntry entry = avformat.avformat_index_get_entry(stream, i);
            shownOnes += (entry.flags() & AVIndexEntry.AVINDEX_DISCARD_FRAME) == 0 && entry.size() > 0 ? 1 : 0;
        }
        return Math.min(stream.nb_frames(), shownOnes);
    }

    /** Frames that the container says it holds, 0 where it does not. */
    long promisedFrames() {
        return promised;
    }

    /** Goes to the key frame at or before {@code ticks}. */
    void seek(long ticks) {
        Av.check(
                avformat.av_seek_frame(file.context(), streamIndex, ticks, avformat.AVSEEK_FLAG_BACKWARD),
                file.path() + ": cannot be searched");
        avcodec.avcodec_flush_buffers(codec);
        inputEnded = false;
        sought = true;
        pts = Av.NO_PTS;
    }

    /** The same where the container can; false where it cannot. */
    boolean trySeek(long ticks) {
        try {
            seek(ticks);
            return true;
        } catch (UserError e) {
            // the caller reads from the start instead
            return false;
        }
    }

    /** Leaves all frames out that need others to be decoded. */
    void keyFramesOnly() {
        codec.skip_frame(avcodec.AVDISCARD_NONKEY);
    }

    /** Whether the film says that its pictures are interlaced. */
    boolean interlaced() {
        int order = stream.codecpar().field_order();
        return order != avcodec.AV_FIELD_UNKNOWN && order != avcodec.AV_FIELD_PROGRESSIVE;
    }

    /** Ticks that a frame is usually shown. */
    long usualDuration() {
        return guessedDuration;
    }

    /** Decodes the next frame; false at the end. */
    @Override
    public boolean next() {
        while (true) {
            avutil.av_frame_unref(frame);
            int code = avcodec.avcodec_receive_frame(codec, frame);
            if (code == 0) {
                stamp();
                return true;
            }
            if (code == Av.EOF) {
                requireSome();
                return false;
            }
            if (code != Av.AGAIN) {
                lost.packet();
                if (inputEnded && ++failedAtEnd <= MOST_AT_END) {
                    // good frames may stand behind a bad one
                    continue;
                }
                if (inputEnded) {
                    requireSome();
                    return false;
                }
            }
            feed();
        }
    }

    private void feed() {
        while (true) {
            int code = avformat.av_read_frame(file.context(), packet);
            if (code < 0) {
                readFailed = code != Av.EOF;
                inputEnded = true;
                avcodec.avcodec_send_packet(codec, null);
                return;
            }
            // an empty packet of Theora says that the picture stays
            boolean full = packet.size() > 0 || packet.side_data_elems() > 0;
            boolean ours = packet.stream_index() == streamIndex && full;
            if (packet.stream_index() == streamIndex && !full) {
                lost.stays();
            }
            int sent = ours ? avcodec.avcodec_send_packet(codec, packet) : 0;
            avcodec.av_packet_unref(packet);
            if (ours && sent < 0) {
                lost.packet();
            } else if (ours) {
                return;
            }
        }
    }

    /** Times must rise for the writer; streams that lack or repeat them get the usual step. */
    private void stamp() {
        long time = frame.best_effort_timestamp();
        long earliest = pts == Av.NO_PTS ? Long.MIN_VALUE : pts + 1;
        if (time == Av.NO_PTS || time < earliest) {
            time = pts == Av.NO_PTS ? 0 : pts + guessedDuration;
        }
        lost.frame(pts, time, frame.decode_error_flags() != 0 || (frame.flags() & CORRUPT) != 0);
        pts = time;
        shown = Math.max(guessedDuration, duration());
    }

    private void requireSome() {
        if (lost.frames() == 0 && !sought) {
            throw new UserError(file.path() + ": no frame could be decoded");
        }
    }

    /** What was lost, one line each; complete after the last frame. */
    List<String> notes() {
        List<String> notes = new ArrayList<>(lost.notes());
        early().ifPresent(notes::add);
        notes.replaceAll(note -> file.path() + ": " + note);
        return notes;
    }

    /** What the container promises and does not hold. */
    private Optional<String> early() {
        long told = promised;
        long frames = lost.frames();
        if (readFailed || (inputEnded && !sought && told > frames + lost.packets() + 1)) {
            String read = ": " + frames + " frames could be read" + (told > 0 ? " of " + told : "");
            return Optional.of("ends early" + (sought ? "" : read));
        }
        long own = ToldLength.micros(stream);
        long length = own > 0 ? own : file.context().duration();
        if (!inputEnded || told > 0 || length <= 0 || pts == Av.NO_PTS) {
            return cutShort();
        }
        long start =
                file.context().start_time() == Av.NO_PTS ? 0 : file.context().start_time();
        long end = timeBase().rescale(pts + shown, Rational.MICROS) - start;
        // sound may go on a little longer
        long slack = own > 0
                ? 3 * timeBase().rescale(guessedDuration, Rational.MICROS)
                : Math.max(MISSING_MICROS, length / 20);
        // some containers count their length from 0, whenever they start
        return end + start < length - slack
                ? Optional.of(String.format(
                        Locale.ROOT, "ends early: pictures up to %.1f s of %.1f s", end / 1e6, length / 1e6))
                : cutShort();
    }

    /** What a file says that does not know how long it was to be. */
    private Optional<String> cutShort() {
        return inputEnded && file.container().startsWith("mov")
                ? CutBox.missing(file.path())
                        .map(bytes -> "ends early: the file was cut short, " + bytes + " B of its last box are missing")
                : Optional.empty();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            avutil.av_frame_free(frame);
            avcodec.av_packet_free(packet);
            avcodec.avcodec_free_context(codec);
        }
    }
}
