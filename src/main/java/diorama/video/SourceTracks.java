package diorama.video;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVChapter;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Everything of a source film but its moving picture: sound, subtitles, covers, attachments, chapters and tags, carried to a
 * new film packet by packet without re-encoding. Confined to the writer's thread.
 */
final class SourceTracks implements AutoCloseable {
    /** Subtitles that began so long before a part begins are not shown in it. */
    private static final long LONGEST_TEXT_MICROS = 20_000_000;

    private final FilmFile file;
    private final AVFormatContext out;
    private final Path result;
    private final Carried carried;
    private final int[] target;
    private final long[] lastDts;
    private final long[] lastEnd;
    private final long[] lastOut;
    private final List<String> notes = new ArrayList<>();
    private final AVPacket packet = Av.present(avcodec.av_packet_alloc(), "packet");
    private boolean pending;
    private boolean ended;
    private boolean closed;

    /** Adds a stream to {@code out} for every one of {@code file} that it takes; the picture must be there already. */
    SourceTracks(FilmFile file, AVFormatContext out, Path result, Carried carried) {
        this.file = file;
        this.out = out;
        this.result = result;
        this.carried = carried;
        target = new int[file.streams()];
        lastDts = new long[file.streams()];
        lastEnd = new long[file.streams()];
        lastOut = new long[file.streams()];
        Arrays.fill(lastDts, Long.MIN_VALUE);
        Arrays.fill(lastOut, Long.MIN_VALUE);
        Arrays.fill(target, -1);
        int video = file.videoIndex();
        for (int i = 0; i < target.length; i++) {
            if (i != video) {
                target[i] = add(i);
            }
        }
        file.readOnly(i -> target[i] >= 0);
        out.metadata(Av.dictionary(tags(file.context())));
        copyChapters();
        seek();
    }

    /** Goes to where the part begins; what cannot be searched is read and left out. */
    private void seek() {
        if (carried.trimmed()) {
            long at = carried.startMicros() - LONGEST_TEXT_MICROS;
            int code = avformat.av_seek_frame(file.context(), -1, at, avformat.AVSEEK_FLAG_BACKWARD);
            if (code < 0) {
                notes.add(file.path() + ": cannot be searched, sound is read from its start");
            }
        }
    }

    /** Tags that stay true: not those that describe the old container or its writer. */
    private static Map<String, String> tags(AVFormatContext context) {
        Map<String, String> tags = Av.map(context.metadata());
        List.of("major_brand", "minor_version", "compatible_brands", "encoder").forEach(tags::remove);
        return tags;
    }

    /** Those of the picture's track that stay true: its name, its language; none where the file has sound alone. */
    Map<String, String> pictureTags() {
        if (file.videoIndex() < 0) {
            return Map.of();
        }
        Map<String, String> tags = Av.map(file.stream(file.videoIndex()).metadata());
        tags.keySet().retainAll(List.of("title", "language"));
        return tags;
    }

    private int add(int index) {
        AVStream from = file.stream(index);
        AVCodecParameters p = from.codecpar();
        int type = p.codec_type();
        boolean picture = type == avutil.AVMEDIA_TYPE_VIDEO;
        if (picture && (from.disposition() & avformat.AV_DISPOSITION_ATTACHED_PIC) == 0) {
            notes.add(say(index, "a second moving picture is left out"));
            return -1;
        }
        if (type == avutil.AVMEDIA_TYPE_DATA || type == avutil.AVMEDIA_TYPE_UNKNOWN) {
            return -1;
        }
        if (!fits(p)) {
            notes.add(say(index, "does not fit into ." + Codecs.extension(result) + " and is left out; .mkv takes it"));
            return -1;
        }
        AVStream to = Av.present(avformat.avformat_new_stream(out, null), "stream");
        Av.check(avcodec.avcodec_parameters_copy(to.codecpar(), p), "stream");
        to.codecpar().codec_tag(0);
        to.time_base(from.time_base());
        to.disposition(from.disposition());
        to.sample_aspect_ratio(from.sample_aspect_ratio());
        to.metadata(Av.dictionary(Av.map(from.metadata())));
        return to.index();
    }

    private boolean fits(AVCodecParameters p) {
        if (p.codec_type() == avutil.AVMEDIA_TYPE_ATTACHMENT) {
            return Av.text(out.oformat().name()).equals("matroska");
        }
        return avformat.avformat_query_codec(out.oformat(), p.codec_id(), avcodec.FF_COMPLIANCE_NORMAL) == 1;
    }

    private String say(int index, String what) {
        String kind = Av.text(
                avutil.av_get_media_type_string(file.stream(index).codecpar().codec_type()));
        String codec =
                Av.text(avcodec.avcodec_get_name(file.stream(index).codecpar().codec_id()));
        return file.path() + ": stream " + index + " (" + kind + ", " + codec + "): " + what;
    }

    /** The muxer frees what is made here. */
    private void copyChapters() {
        List<AVChapter> kept = new ArrayList<>();
        for (int i = 0; i < file.context().nb_chapters(); i++) {
            AVChapter from = file.context().chapters(i);
            Rational base = Av.rational(from.time_base());
            long start = carried.trimmed() ? Rational.MICROS.rescale(carried.startMicros(), base) : 0;
            long end = carried.endMicros() == Long.MAX_VALUE
                    ? Long.MAX_VALUE
                    : Rational.MICROS.rescale(carried.endMicros(), base);
            if (carried.trimmed() && (from.end() <= start || from.start() >= end)) {
                continue;
            }
            AVChapter to = new AVChapter(Av.present(avutil.av_mallocz(Pointer.sizeof(AVChapter.class)), "chapter"));
            to.id(from.id()).time_base(from.time_base());
            to.start(carried.trimmed() ? Math.max(from.start(), start) - start : from.start());
            to.end(Math.min(from.end(), end) - start);
            to.metadata(Av.dictionary(Av.map(from.metadata())));
            kept.add(to);
        }
        if (kept.isEmpty()) {
            return;
        }
        PointerPointer<AVChapter> list = new PointerPointer<>(
                Av.present(avutil.av_mallocz((long) kept.size() * Pointer.sizeof(PointerPointer.class)), "chapters"));
        for (int i = 0; i < kept.size(); i++) {
            list.put(i, kept.get(i));
        }
        out.chapters(list);
        out.nb_chapters(kept.size());
    }

    /**
     * Writes all packets that are due at or before {@code micros}.
     *
     * @param check is told what each write has answered
     */
    void copyUntil(long micros, IntConsumer check) {
        while (!ended) {
            if (!pending && !read()) {
                return;
            }
            AVStream from = file.stream(packet.stream_index());
            long time = packet.dts() == Av.NO_PTS ? packet.pts() : packet.dts();
            if (time != Av.NO_PTS && Av.rational(from.time_base()).rescale(time, Rational.MICROS) > micros) {
                return;
            }
            check.accept(write(from));
        }
    }

    /** Writes what is left. */
    void copyRest(IntConsumer check) {
        copyUntil(Long.MAX_VALUE, check);
    }

    private boolean read() {
        while (!ended && avformat.av_read_frame(file.context(), packet) >= 0) {
            if (!ended && target[packet.stream_index()] >= 0 && inPart()) {
                pending = true;
                return true;
            }
            avcodec.av_packet_unref(packet);
        }
        ended = true;
        return false;
    }

    /** Whether the packet belongs to the part that is carried; moves its times to where that part begins. */
    private boolean inPart() {
        AVStream from = file.stream(packet.stream_index());
        if (!carried.trimmed() || (from.disposition() & avformat.AV_DISPOSITION_ATTACHED_PIC) != 0) {
            return true;
        }
        Rational base = Av.rational(from.time_base());
        long time = packet.pts() == Av.NO_PTS ? packet.dts() : packet.pts();
        if (time == Av.NO_PTS) {
            return false;
        }
        long micros = base.rescale(time, Rational.MICROS);
        if (micros >= carried.endMicros()) {
            ended = micros > carried.endMicros() + LONGEST_TEXT_MICROS;
            return false;
        }
        long start = Rational.MICROS.rescale(carried.startMicros(), base);
        if (micros < carried.startMicros()) {
            boolean text = from.codecpar().codec_type() == avutil.AVMEDIA_TYPE_SUBTITLE;
            if (!text || time + packet.duration() <= start) {
                return false;
            }
            // what was being read when the part begins stays to be read
            packet.duration(time + packet.duration() - start);
            packet.pts(start);
            packet.dts(start);
        }
        packet.pts(packet.pts() == Av.NO_PTS ? Av.NO_PTS : packet.pts() - start);
        packet.dts(packet.dts() == Av.NO_PTS ? Av.NO_PTS : packet.dts() - start);
        return true;
    }

    private int write(AVStream from) {
        int index = target[packet.stream_index()];
        stamp(packet.stream_index());
        avcodec.av_packet_rescale_ts(
                packet, from.time_base(), out.streams(index).time_base());
        order(packet.stream_index());
        packet.stream_index(index);
        packet.pos(-1);
        pending = false;
        return avformat.av_interleaved_write_frame(out, packet);
    }

    /** Times that run backwards, where recordings were joined, go on where the last ones ended; lost ones do as well. */
    private void stamp(int index) {
        long told = packet.dts() == Av.NO_PTS ? packet.pts() : packet.dts();
        long dts = told == Av.NO_PTS ? lastEnd[index] : told;
        long at = dts < lastDts[index] ? lastEnd[index] : dts;
        packet.dts(at);
        packet.pts(packet.pts() == Av.NO_PTS ? at : packet.pts() + at - dts);
        lastDts[index] = at;
        lastEnd[index] = at + Math.max(1, packet.duration());
    }

    /** Most containers want every packet of a track later than the one before, and none shown before it is decoded. */
    private void order(int index) {
        boolean strict = (out.oformat().flags() & avformat.AVFMT_TS_NONSTRICT) == 0;
        if (packet.dts() < lastOut[index] + (strict ? 1 : 0)) {
            packet.dts(lastOut[index] + (strict ? 1 : 0));
        }
        packet.pts(Math.max(packet.pts(), packet.dts()));
        lastOut[index] = packet.dts();
    }

    /** What could not be carried along, one line each. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            avcodec.av_packet_free(packet);
            file.close();
        }
    }
}
