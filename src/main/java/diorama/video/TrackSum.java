package diorama.video;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * A track of sound or subtitles or an attachment, to be compared with that of another film.
 *
 * @param type "audio", "subtitle" or "attachment"
 * @param name of an attachment's file; empty for tracks
 * @param language three letters, empty when the film says nothing
 * @param usual whether players take it unless told otherwise
 * @param packets compressed packets
 * @param sum of all their bytes, or of an attachment's
 */
public record TrackSum(
        String type, String name, String codec, String language, boolean usual, long packets, String sum) {
    /** All such tracks of {@code film} in order; reads the whole film. */
    public static List<TrackSum> of(Path film) {
        try (FilmFile file = FilmFile.open(film)) {
            int streams = file.streams();
            long[] packets = new long[streams];
            MessageDigest[] digests = new MessageDigest[streams];
            for (int i = 0; i < streams; i++) {
                digests[i] = digest();
            }
            file.readOnly(i -> kept(file.stream(i)));
            AVPacket packet = Av.present(avcodec.av_packet_alloc(), "packet");
            while (avformat.av_read_frame(file.context(), packet) >= 0) {
                int i = packet.stream_index();
                if (i < streams && packet.size() > 0) {
                    packets[i]++;
                    ByteBuffer data =
                            packet.data().capacity(packet.size()).asByteBuffer().order(ByteOrder.BIG_ENDIAN);
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
                    sums.add(of(file.stream(i), packets[i], HexFormat.of().formatHex(digests[i].digest())));
                }
            }
            return sums;
        }
    }

    private static TrackSum of(AVStream stream, long packets, String sum) {
        Map<String, String> tags = Av.map(stream.metadata());
        String language = tags.getOrDefault("language", "");
        return new TrackSum(
                Av.text(avutil.av_get_media_type_string(stream.codecpar().codec_type())),
                type(stream) == avutil.AVMEDIA_TYPE_ATTACHMENT ? tags.getOrDefault("filename", "") : "",
                Av.text(avcodec.avcodec_get_name(stream.codecpar().codec_id())),
                language.equals("und") ? "" : language,
                (stream.disposition() & avformat.AV_DISPOSITION_DEFAULT) != 0,
                packets,
                sum);
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
