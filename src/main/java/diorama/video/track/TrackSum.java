package diorama.video.track;

import diorama.base.UserError;
import diorama.video.av.Av;
import diorama.video.av.Languages;
import diorama.video.file.EditList;
import diorama.video.file.FilmFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecDescriptor;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * A track of sound or subtitles or an attachment, to be compared with that of another film.
 *
 * @param type "audio", "subtitle" or "attachment"
 * @param name of an attachment's file; empty for tracks
 * @param language three letters, empty when the film says nothing
 * @param usual whether players take it unless told otherwise
 * @param packets compressed packets; of subtitles that are pictures of Blu-rays, whole ones; of sound that is not compressed,
 *     samples of all channels, since each container cuts it as it likes
 * @param sum of all their bytes, or of an attachment's
 * @param words sum of subtitles' words alone, whatever form they are in; empty where there are none
 */
public record TrackSum(
        String type,
        String name,
        String codec,
        String language,
        boolean usual,
        long packets,
        String sum,
        String words) {
    /** Kind of the last part of a Blu-ray's subtitle. */
    private static final int PGS_END = 0x80;

    /** All such tracks of {@code film} in order; reads the whole film. */
    public static List<TrackSum> of(Path film) {
        try (FilmFile file = FilmFile.open(film)) {
            int streams = file.streams();
            long[] packets = new long[streams];
            MessageDigest[] digests = new MessageDigest[streams];
            Words[] words = new Words[streams];
            for (int i = 0; i < streams; i++) {
                digests[i] = digest();
                words[i] = new Words(file.stream(i));
            }
            file.readOnly(i -> kept(file.stream(i)));
            AVPacket packet = Av.present(avcodec.av_packet_alloc(), "packet");
            while (avformat.av_read_frame(file.context(), packet) >= 0) {
                int i = packet.stream_index();
                if (i < streams && packet.size() > 0 && !EditList.leavesOut(packet, file)) {
                    ByteBuffer data =
                            packet.data().capacity(packet.size()).asByteBuffer().order(ByteOrder.BIG_ENDIAN);
                    packets[i] += pieces(file.stream(i), data);
                    words[i].add(packet);
                    if (file.stream(i).codecpar().codec_id() == avcodec.AV_CODEC_ID_AAC) {
                        passHead(data);
                    }
                    digests[i].update(data);
                }
                avcodec.av_packet_unref(packet);
            }
            avcodec.av_packet_free(packet);
            List<TrackSum> sums = new ArrayList<>();
            for (int i = 0; i < streams; i++) {
                if (kept(file.stream(i))) {
                    attached(file.stream(i)).ifPresent(digests[i]::update);
                    sums.add(of(file.stream(i), packets[i], hex(digests[i]), words[i].sum()));
                }
                words[i].close();
            }
            return sums;
        }
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Adds up a track's words. */
    private static final class Words implements AutoCloseable {
        private final MessageDigest digest = digest();
        private final @Nullable SubtitleDecoder decoder;
        private boolean some;

        Words(AVStream stream) {
            AVCodecDescriptor described =
                    avcodec.avcodec_descriptor_get(stream.codecpar().codec_id());
            boolean written = described != null && (described.props() & avcodec.AV_CODEC_PROP_TEXT_SUB) != 0;
            decoder = written ? decoder(stream) : null;
        }

        private static @Nullable SubtitleDecoder decoder(AVStream stream) {
            try {
                return new SubtitleDecoder(stream);
            } catch (UserError e) {
                return null;
            }
        }

        void add(AVPacket packet) {
            if (decoder != null && decoder.decode(packet)) {
                String one = decoder.words();
                some |= !one.isEmpty();
                digest.update((one.isEmpty() ? "" : one + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }

        String sum() {
            return some ? hex(digest) : "";
        }

        @Override
        public void close() {
            if (decoder != null) {
                decoder.close();
            }
        }
    }

    private static TrackSum of(AVStream stream, long packets, String sum, String words) {
        Map<String, String> tags = Av.map(stream.metadata());
        String language = tags.getOrDefault("language", "");
        return new TrackSum(
                Av.text(avutil.av_get_media_type_string(stream.codecpar().codec_type())),
                type(stream) == avutil.AVMEDIA_TYPE_ATTACHMENT ? tags.getOrDefault("filename", "") : "",
                codec(stream),
                language.equals("und") ? "" : Languages.own(language),
                (stream.disposition() & avformat.AV_DISPOSITION_DEFAULT) != 0,
                packets,
                sum,
                words);
    }

    private static String codec(AVStream stream) {
        return Av.text(avcodec.avcodec_get_name(stream.codecpar().codec_id()));
    }

    /** Transport streams have the parts of a Blu-ray's subtitle in a packet each, Matroska all of one in one. */
    private static int pieces(AVStream stream, ByteBuffer data) {
        int channels = stream.codecpar().ch_layout().nb_channels();
        int sample = channels
                * avcodec.av_get_exact_bits_per_sample(stream.codecpar().codec_id())
                / 8;
        if (sample > 0 && codec(stream).startsWith("pcm_")) {
            return data.remaining() / sample;
        }
        if (stream.codecpar().codec_id() != avcodec.AV_CODEC_ID_HDMV_PGS_SUBTITLE) {
            return 1;
        }
        int ends = 0;
        for (int at = 0; at + 3 <= data.limit(); at += 3 + (data.getShort(at + 1) & 0xffff)) {
            ends += (data.get(at) & 0xff) == PGS_END ? 1 : 0;
        }
        return ends;
    }

    /** AAC in transport streams has a head before each packet (ADTS), which other containers say once for all. */
    private static void passHead(ByteBuffer data) {
        if (data.remaining() < 9 || (data.getShort(0) & 0xfff6) != 0xfff0) {
            return;
        }
        int length = (data.getInt(2) >> 5) & 0x1fff;
        int head = (data.get(1) & 1) == 1 ? 7 : 9;
        if (length == data.remaining() && length > head) {
            data.position(head);
        }
    }

    private static boolean kept(AVStream stream) {
        int type = type(stream);
        return type == avutil.AVMEDIA_TYPE_AUDIO
                || type == avutil.AVMEDIA_TYPE_SUBTITLE
                || type == avutil.AVMEDIA_TYPE_ATTACHMENT;
    }

    private static int type(AVStream stream) {
        return stream.codecpar().codec_type();
    }

    /** An attachment's bytes, which are in the film's header instead of packets. */
    private static Optional<ByteBuffer> attached(AVStream stream) {
        int bytes = stream.codecpar().extradata_size();
        return type(stream) == avutil.AVMEDIA_TYPE_ATTACHMENT && bytes > 0
                ? Optional.of(stream.codecpar().extradata().capacity(bytes).asByteBuffer())
                : Optional.empty();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
