package diorama.video.info;

import diorama.base.Size;
import diorama.base.UserError;
import diorama.video.av.Av;
import diorama.video.av.Rational;
import diorama.video.color.ColorTags;
import diorama.video.color.Orientation;
import diorama.video.file.FilmFile;
import diorama.video.file.FilmSequence;
import diorama.video.file.TimeCode;
import diorama.video.read.Decoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.avutil.AVSphericalMapping;
import org.bytedeco.ffmpeg.avutil.AVStereo3D;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;

/** Reads a {@link FilmInfo}. */
final class FilmProbe {
    private final Path path;
    private long[] packets = {};
    private long[] first = {};
    private long[] last = {};

    FilmProbe(Path path) {
        this.path = path;
    }

    FilmInfo read() {
        try (FilmFile file = FilmFile.open(path)) {
            Optional<String> packing = framePacking();
            count(file);
            List<VideoTrack> video = new ArrayList<>();
            List<AudioTrack> audio = new ArrayList<>();
            List<OtherTrack> other = new ArrayList<>();
            for (int i = 0; i < file.streams(); i++) {
                AVStream stream = file.stream(i);
                int type = stream.codecpar().codec_type();
                if (type == avutil.AVMEDIA_TYPE_VIDEO) {
                    video.add(video(file, i, i == file.videoIndex() ? packing : Optional.empty()));
                } else if (type == avutil.AVMEDIA_TYPE_AUDIO) {
                    audio.add(audio(i, stream));
                } else {
                    other.add(other(i, stream));
                }
            }
            if (video.isEmpty() && audio.isEmpty()) {
                throw new UserError(path + ": holds no film and no sound");
            }
            long duration = file.context().duration();
            return new FilmInfo(
                    file.container(),
                    duration == Av.NO_PTS ? -1 : duration,
                    FilmSequence.isPattern(path) ? 0 : Files.size(path),
                    Av.map(file.context().metadata()),
                    file.context().nb_chapters(),
                    List.copyOf(video),
                    List.copyOf(audio),
                    List.copyOf(other));
        } catch (IOException e) {
            throw new UserError(path + ": cannot be read: " + diorama.base.AtomicFile.reason(e), e);
        }
    }

    private void count(FilmFile file) {
        int streams = file.streams();
        packets = new long[streams];
        first = new long[streams];
        last = new long[streams];
        java.util.Arrays.fill(first, Long.MAX_VALUE);
        java.util.Arrays.fill(last, Long.MIN_VALUE);
        AVPacket packet = Av.present(avcodec.av_packet_alloc(), "packet");
        while (avformat.av_read_frame(file.context(), packet) >= 0) {
            int i = packet.stream_index();
            long pts = packet.pts() == Av.NO_PTS ? packet.dts() : packet.pts();
            boolean dropped = (packet.flags() & avcodec.AV_PKT_FLAG_DISCARD) != 0;
            if (i < streams && !dropped) {
                packets[i]++;
                if (pts != Av.NO_PTS) {
                    first[i] = Math.min(first[i], pts);
                    last[i] = Math.max(last[i], pts);
                }
            }
            avcodec.av_packet_unref(packet);
        }
        avcodec.av_packet_free(packet);
    }

    private VideoTrack video(FilmFile file, int i, Optional<String> packing) {
        AVStream stream = file.stream(i);
        AVCodecParameters p = stream.codecpar();
        Orientation turn = Orientation.of(Av.sideData(p, avcodec.AV_PKT_DATA_DISPLAYMATRIX));
        Size coded = new Size(Math.max(1, p.width()), Math.max(1, p.height()));
        Rational aspect = Av.rational(avformat.av_guess_sample_aspect_ratio(file.context(), stream, null));
        AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_get(p.format());
        return new VideoTrack(
                i,
                file.isWebp() ? "webp" : codec(p),
                Av.text(avcodec.avcodec_profile_name(p.codec_id(), p.profile())),
                turn.shown(coded),
                coded,
                aspect.known() ? turn.shown(aspect) : Rational.ONE,
                turn.degrees(),
                Av.rational(avformat.av_guess_frame_rate(file.context(), stream, null)),
                Av.rational(stream.time_base()),
                packets[i],
                packets[i] == 0 ? 0 : first[i],
                packets[i] == 0 ? 0 : last[i],
                format == null ? "unknown" : Av.pixelFormat(p.format()),
                format == null ? 0 : format.comp(0).depth(),
                ColorTags.of(p),
                (stream.disposition() & avformat.AV_DISPOSITION_ATTACHED_PIC) != 0,
                Av.sideData(p, avcodec.AV_PKT_DATA_STEREO3D).map(FilmProbe::stereo),
                packing,
                Av.sideData(p, avcodec.AV_PKT_DATA_SPHERICAL).map(FilmProbe::spherical),
                i == file.videoIndex() ? TimeCode.of(file) : "",
                tag(stream, "language"),
                disposition(stream));
    }

    private AudioTrack audio(int i, AVStream stream) {
        AVCodecParameters p = stream.codecpar();
        byte[] layout = new byte[64];
        avutil.av_channel_layout_describe(p.ch_layout(), layout, layout.length);
        return new AudioTrack(
                i,
                codec(p),
                p.ch_layout().nb_channels(),
                new String(layout, java.nio.charset.StandardCharsets.US_ASCII).trim(),
                p.sample_rate(),
                packets[i],
                tag(stream, "language"),
                tag(stream, "title"),
                disposition(stream));
    }

    private OtherTrack other(int i, AVStream stream) {
        AVCodecParameters p = stream.codecpar();
        String title = tag(stream, "title");
        return new OtherTrack(
                i,
                Av.text(avutil.av_get_media_type_string(p.codec_type())),
                codec(p),
                packets[i],
                tag(stream, "language"),
                title.isEmpty() ? tag(stream, "filename") : title,
                disposition(stream));
    }

    private static String codec(AVCodecParameters p) {
        return Av.text(avcodec.avcodec_get_name(p.codec_id()));
    }

    private static String tag(AVStream stream, String key) {
        Map<String, String> tags = Av.map(stream.metadata());
        return tags.getOrDefault(key, tags.getOrDefault(key.toUpperCase(Locale.ROOT), ""));
    }

    private static List<String> disposition(AVStream stream) {
        List<String> names = new ArrayList<>();
        for (int bit = 1; bit > 0; bit <<= 1) {
            if ((stream.disposition() & bit) != 0) {
                names.add(Av.text(avformat.av_disposition_to_string(bit)));
            }
        }
        return List.copyOf(names);
    }

    private static String stereo(Pointer data) {
        AVStereo3D stereo = new AVStereo3D(data);
        String type = Av.text(avutil.av_stereo3d_type_name(stereo.type()));
        boolean swapped = (stereo.flags() & avutil.AV_STEREO3D_FLAG_INVERT) != 0;
        return swapped ? type + ", right eye first" : type;
    }

    private static String spherical(Pointer data) {
        return Av.text(avutil.av_spherical_projection_name(new AVSphericalMapping(data).projection()));
    }

    /** What the first decoded picture says of its packing. */
    private Optional<String> framePacking() {
        try (FilmFile file = FilmFile.open(path)) {
            int index = file.videoIndex();
            if (index < 0 || file.stream(index).codecpar().width() == 0) {
                return Optional.empty();
            }
            try (Decoder decoder = new Decoder(file, index)) {
                if (!decoder.next()) {
                    return Optional.empty();
                }
                AVFrameSideData data = avutil.av_frame_get_side_data(decoder.frame(), avutil.AV_FRAME_DATA_STEREO3D);
                return data == null || data.isNull() ? Optional.empty() : Optional.of(stereo(data.data()));
            } catch (UserError e) {
                // a film that cannot be decoded still has streams to tell of
                return Optional.empty();
            }
        }
    }
}
