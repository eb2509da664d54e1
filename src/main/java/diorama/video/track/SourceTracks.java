package diorama.video.track;

import diorama.video.av.Av;
import diorama.video.av.Rational;
import diorama.video.encode.Codecs;
import diorama.video.file.EditList;
import diorama.video.file.FilmFile;
import diorama.video.file.TimeCode;
import diorama.video.option.Carried;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Everything of a source film but its moving picture: sound, subtitles, covers, attachments, chapters and tags, carried to a
 * new film packet by packet without re-encoding, unless its container takes them only in another form. Confined to the
 * writer's thread.
 */
public final class SourceTracks implements AutoCloseable {
    /** Subtitles that began so long before a part begins are not shown in it. */
    private static final long LONGEST_TEXT_MICROS = 20_000_000;

    /** How long subtitles without an end are shown where they must have one. */
    private static final long SHOWN_MICROS = 5_000_000;

    private final FilmFile file;
    private final AVFormatContext out;
    private final Carried carried;
    private final CarriedTracks tracks;
    private final long[] lastDts;
    private final long[] lastEnd;
    private final long[] lastOut;
    /** Packets of each track that no container could be made to take. */
    private final int[] damaged;

    private final List<String> notes;
    private final AVPacket packet = Av.present(avcodec.av_packet_alloc(), "packet");
    private boolean pending;
    private boolean ended;
    private boolean closed;

    /** Adds a stream to {@code out} for every one of {@code file} that it takes; the picture must be there already. */
    public SourceTracks(FilmFile file, AVFormatContext out, Path result, Carried carried) {
        this.file = file;
        this.out = out;
        this.carried = carried;
        tracks = new CarriedTracks(file, out, result, carried);
        notes = new ArrayList<>(tracks.notes());
        lastDts = new long[file.streams()];
        lastEnd = new long[file.streams()];
        lastOut = new long[file.streams()];
        damaged = new int[file.streams()];
        Arrays.fill(lastDts, Long.MIN_VALUE);
        Arrays.fill(lastOut, Long.MIN_VALUE);
        file.readOnly(i -> tracks.target(i) >= 0);
        Map<String, String> tags = tags(file.context());
        if (Av.text(out.oformat().name()).equals("avi") && !TimeCode.of(file).isEmpty()) {
            // tracks have no tags there
            tags.put("timecode", TimeCode.of(file));
        }
        TimeCode.carry(tags, file, carried, out);
        out.metadata(Av.dictionary(tags));
        if (new TrackForms(out).chapters()) {
            Chapters.copy(file.context(), out, carried, later());
        } else if (file.context().nb_chapters() > 0) {
            notes.add(file.path() + ": chapters do not fit into ." + Codecs.extension(result)
                    + " and are left out; .mkv takes them");
        }
        seek();
    }

    /**
     * Microseconds by which all of the new film is later: sound may begin before 0 in Matroska, and would be passed over in mp4;
     * as Matroska is written here, it moves as well.
     */
    public long later() {
        long earliest = 0;
        for (int i = 0; i < file.streams() && !carried.trimmed(); i++) {
            AVStream from = file.stream(i);
            if (tracks.target(i) >= 0
                    && from.codecpar().codec_type() == avutil.AVMEDIA_TYPE_AUDIO
                    && from.start_time() != Av.NO_PTS) {
                earliest =
                        Math.min(earliest, Av.rational(from.time_base()).rescale(from.start_time(), Rational.MICROS));
            }
        }
        return EditList.isPreroll(earliest) ? 0 : -earliest;
    }

    /** Bytes of what comes along, as far as the source tells. */
    public long bytes() {
        return CopiedBytes.of(file, carried, i -> tracks.target(i) >= 0);
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
    public Map<String, String> pictureTags() {
        if (file.videoIndex() < 0) {
            return Map.of();
        }
        Map<String, String> tags = Av.map(file.stream(file.videoIndex()).metadata());
        tags.keySet().retainAll(List.of("title", "language", "timecode"));
        TimeCode.carry(tags, file, carried, out);
        return tags;
    }

    /**
     * Writes all packets that are due at or before {@code micros}.
     *
     * @param check is told what each write has answered
     */
    public void copyUntil(long micros, IntConsumer check) {
        while (!ended) {
            if (!pending && !read()) {
                return;
            }
            AVStream from = file.stream(packet.stream_index());
            long time = packet.dts() == Av.NO_PTS ? packet.pts() : packet.dts();
            if (time != Av.NO_PTS && Av.rational(from.time_base()).rescale(time, Rational.MICROS) > micros) {
                return;
            }
            write(from, check);
        }
    }

    /** Writes what is left. */
    public void copyRest(IntConsumer check) {
        copyUntil(Long.MAX_VALUE, check);
        for (int i = 0; i < file.streams(); i++) {
            int index = i;
            tracks.recoder(i).ifPresent(r -> r.take(null, made -> check.accept(write(index, made, r.timeBase()))));
        }
    }

    private boolean read() {
        while (!ended && avformat.av_read_frame(file.context(), packet) >= 0) {
            if (!ended && tracks.target(packet.stream_index()) >= 0 && !cut() && inPart()) {
                pending = true;
                return true;
            }
            avcodec.av_packet_unref(packet);
        }
        ended = true;
        return false;
    }

    /** Whether the source's edit list leaves the packet out, and the new film, which cannot say so, would play it. */
    private boolean cut() {
        return !carried.trimmed() && !mp4() && EditList.leavesOut(packet, file);
    }

    private boolean mp4() {
        return Av.text(out.oformat().name()).matches("mov|mp4|ipod");
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

    private void write(AVStream from, IntConsumer check) {
        int index = packet.stream_index();
        pending = false;
        stamp(index);
        Optional<TrackRecoder> recoder = tracks.recoder(index);
        if (recoder.isPresent()) {
            TrackRecoder r = recoder.get();
            r.take(packet, made -> check.accept(write(index, made, r.timeBase())));
            avcodec.av_packet_unref(packet);
        } else {
            check.accept(write(index, packet, Av.rational(from.time_base())));
        }
    }

    private int write(int index, AVPacket written, Rational base) {
        AVStream to = out.streams(tracks.target(index));
        avcodec.av_packet_rescale_ts(written, Av.rational(base), to.time_base());
        order(index, written);
        if (written.duration() > Integer.MAX_VALUE && mp4()) {
            // shown until another one comes, which cannot be said there
            written.duration(Rational.MICROS.rescale(SHOWN_MICROS, Av.rational(to.time_base())));
        }
        written.stream_index(to.index());
        written.pos(-1);
        int code = avformat.av_interleaved_write_frame(out, written);
        if (code == avutil.AVERROR_INVALIDDATA || code == avutil.AVERROR_PATCHWELCOME) {
            // the container wants it in a form that cannot be made of it; the rest of the track can
            damaged[index]++;
            return 0;
        }
        return code;
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
    private void order(int index, AVPacket written) {
        boolean strict = (out.oformat().flags() & avformat.AVFMT_TS_NONSTRICT) == 0;
        if (written.dts() < lastOut[index] + (strict ? 1 : 0)) {
            written.dts(lastOut[index] + (strict ? 1 : 0));
        }
        written.pts(Math.max(written.pts(), written.dts()));
        lastOut[index] = written.dts();
    }

    /** What could not be carried along, one line each; also what was damaged so far. */
    public List<String> notes() {
        List<String> all = new ArrayList<>(notes);
        for (int i = 0; i < damaged.length; i++) {
            if (damaged[i] > 0) {
                all.add(tracks.say(
                        i,
                        damaged[i]
                                + (damaged[i] == 1 ? " damaged packet is left out" : " damaged packets are left out")));
            }
        }
        return all;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            avcodec.av_packet_free(packet);
            tracks.close();
            file.close();
        }
    }
}
