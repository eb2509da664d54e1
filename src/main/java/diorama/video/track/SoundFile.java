package diorama.video.track;

import diorama.base.AtomicFile;
import diorama.video.av.Av;
import diorama.video.av.OnFullDisk;
import diorama.video.av.Rational;
import diorama.video.file.FilmFile;
import diorama.video.option.Span;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/** Copies the sound of a film to a file of its own, as it is. */
public final class SoundFile {
    private SoundFile() {}

    /**
     * The first track of {@code film}, a part of it, to {@code name} with .m4a where that takes it, else .mka; empty when there is none.
     *
     * @throws diorama.base.UserError when it cannot be read or written
     */
    public static Optional<Path> copy(Path film, Span part, Path name, OnFullDisk onFull) {
        try (FilmFile file = FilmFile.open(film)) {
            int index = avformat.av_find_best_stream(
                    file.context(), avutil.AVMEDIA_TYPE_AUDIO, -1, -1, (org.bytedeco.ffmpeg.avcodec.AVCodec) null, 0);
            if (index < 0) {
                return Optional.empty();
            }
            int codec = file.stream(index).codecpar().codec_id();
            boolean m4a = codec == avcodec.AV_CODEC_ID_AAC || codec == avcodec.AV_CODEC_ID_ALAC;
            Path target = name.resolveSibling(name.getFileName() + (m4a ? ".m4a" : ".mka"));
            AtomicFile.write(target, half -> copy(file, index, part, new Half(half, target, onFull)));
            return Optional.of(target);
        }
    }

    /** A file that is called {@code target} when it is whole. */
    private record Half(Path file, Path target, OnFullDisk onFull) {}

    private static void copy(FilmFile film, int index, Span part, Half half) {
        AVFormatContext out = new AVFormatContext(null);
        Av.check(
                avformat.avformat_alloc_output_context2(out, null, null, FilmFile.url(half.file)),
                half.target + ": cannot be written");
        AVPacket packet = Av.present(avcodec.av_packet_alloc(), "packet");
        try (ContainerFile file = ContainerFile.open(half.file, half.target, out, half.onFull)) {
            AVStream from = film.stream(index);
            AVStream to = Av.present(avformat.avformat_new_stream(out, null), "stream");
            Av.check(avcodec.avcodec_parameters_copy(to.codecpar(), from.codecpar()), "stream");
            to.codecpar().codec_tag(0);
            to.time_base(from.time_base());
            file.check(avformat.avformat_write_header(out, (AVDictionary) null));
            film.readOnly(i -> i == index);
            long begin = film.context().start_time() == Av.NO_PTS
                    ? 0
                    : film.context().start_time();
            Rational base = Av.rational(from.time_base());
            long start = part.all() ? Long.MIN_VALUE : Rational.MICROS.rescale(begin + part.startMicros(), base);
            long end = part.bounded() ? Rational.MICROS.rescale(begin + part.endMicros(), base) : Long.MAX_VALUE;
            while (avformat.av_read_frame(film.context(), packet) >= 0) {
                if (packet.stream_index() == index && packet.pts() >= start && packet.pts() < end) {
                    if (start != Long.MIN_VALUE) {
                        packet.pts(packet.pts() - start);
                        packet.dts(packet.dts() == Av.NO_PTS ? Av.NO_PTS : packet.dts() - start);
                    }
                    avcodec.av_packet_rescale_ts(packet, from.time_base(), to.time_base());
                    packet.stream_index(0).pos(-1);
                    file.check(avformat.av_interleaved_write_frame(out, packet));
                }
                avcodec.av_packet_unref(packet);
            }
            file.check(avformat.av_write_trailer(out));
            file.finish();
        } finally {
            avcodec.av_packet_free(packet);
            avformat.avformat_free_context(out);
        }
    }
}
