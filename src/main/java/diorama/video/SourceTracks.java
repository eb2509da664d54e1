package diorama.video;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVChapter;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
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
    private final FilmFile file;
    private final AVFormatContext out;
    private final Path result;
    private final int[] target;
    private final long[] lastDts;
    private final long[] lastEnd;
    private final List<String> notes = new ArrayList<>();
    private final AVPacket packet = Av.present(avcodec.av_packet_alloc(), "packet");
    private boolean pending;
    private boolean ended;
    private boolean closed;

    /** Adds a stream to {@code out} for every one of {@code file} that it takes; the picture must be there already. */
    SourceTracks(FilmFile file, AVFormatContext out, Path result) {
        this.file = file;
        this.out = out;
        this.result = result;
        target = new int[file.streams()];
        lastDts = new long[file.streams()];
        lastEnd = new long[file.streams()];
        Arrays.fill(lastDts, Long.MIN_VALUE);
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
    }

    /** Tags that stay true: not those that describe the old container or its writer. */
    private static Map<String, String> tags(AVFormatContext context) {
        Map<String, String> tags = Av.map(context.metadata());
        List.of("major_brand", "minor_version", "compatible_brands", "encoder").forEach(tags::remove);
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
        int count = file.context().nb_chapters();
        if (count == 0) {
            return;
        }
        PointerPointer<AVChapter> list = new PointerPointer<>(
                Av.present(avutil.av_mallocz((long) count * Pointer.sizeof(PointerPointer.class)), "chapters"));
        for (int i = 0; i < count; i++) {
            AVChapter from = file.context().chapters(i);
            AVChapter to = new AVChapter(Av.present(avutil.av_mallocz(Pointer.sizeof(AVChapter.class)), "chapter"));
            AVRational base = from.time_base();
            to.id(from.id()).time_base(base).start(from.start()).end(from.end());
            to.metadata(Av.dictionary(Av.map(from.metadata())));
            list.put(i, to);
        }
        out.chapters(list);
        out.nb_chapters(count);
    }

    /** Writes all packets that are due at or before {@code micros}. */
    void copyUntil(long micros) {
        while (!ended) {
            if (!pending && !read()) {
                return;
            }
            AVStream from = file.stream(packet.stream_index());
            long time = packet.dts() == Av.NO_PTS ? packet.pts() : packet.dts();
            if (time != Av.NO_PTS && Av.rational(from.time_base()).rescale(time, Rational.MICROS) > micros) {
                return;
            }
            write(from);
        }
    }

    /** Writes what is left. */
    void copyRest() {
        copyUntil(Long.MAX_VALUE);
    }

    private boolean read() {
        while (avformat.av_read_frame(file.context(), packet) >= 0) {
            if (target[packet.stream_index()] >= 0) {
                pending = true;
                return true;
            }
            avcodec.av_packet_unref(packet);
        }
        ended = true;
        return false;
    }

    private void write(AVStream from) {
        int index = target[packet.stream_index()];
        stamp(packet.stream_index());
        avcodec.av_packet_rescale_ts(
                packet, from.time_base(), out.streams(index).time_base());
        packet.stream_index(index);
        packet.pos(-1);
        pending = false;
        Muxer.checkWrite(result, out, avformat.av_interleaved_write_frame(out, packet));
    }

    /** Times that run backwards, where recordings were joined, go on where the last ones ended. */
    private void stamp(int index) {
        long dts = packet.dts() == Av.NO_PTS ? packet.pts() : packet.dts();
        if (dts == Av.NO_PTS) {
            return;
        }
        long at = dts < lastDts[index] ? lastEnd[index] : dts;
        packet.dts(packet.dts() == Av.NO_PTS ? Av.NO_PTS : at);
        packet.pts(packet.pts() == Av.NO_PTS ? Av.NO_PTS : packet.pts() + at - dts);
        lastDts[index] = at;
        lastEnd[index] = at + Math.max(1, packet.duration());
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
