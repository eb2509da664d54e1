package diorama.video.track;

import diorama.base.UserError;
import diorama.video.av.Av;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVSubtitle;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/** Writes subtitles of words in another form: SubRip as Timed Text, and so on. Confined to one thread. */
final class SubtitleRecoder implements TrackRecoder {
    /** Bytes of a line's words. */
    private static final int MOST = 1 << 20;

    private final SubtitleDecoder decoder;
    private final AVCodecContext encoder;
    private final AVPacket made = Av.present(avcodec.av_packet_alloc(), "packet");
    private final BytePointer buffer = new BytePointer(Av.present(avutil.av_malloc(MOST), "buffer"));

    /** @throws UserError when it cannot be done */
    SubtitleRecoder(AVStream from, int codecId) {
        decoder = new SubtitleDecoder(from);
        AVCodec codec = avcodec.avcodec_find_encoder(codecId);
        if (codec == null || codec.isNull()) {
            decoder.close();
            throw new UserError("no encoder");
        }
        encoder = Av.present(avcodec.avcodec_alloc_context3(codec), "encoder");
        try {
            encoder.time_base(avutil.av_make_q(1, 1000));
            int size = decoder.context().subtitle_header_size();
            if (size > 0) {
                Pointer header = Av.present(avutil.av_mallocz(size + 1L), "header");
                Pointer.memcpy(header, decoder.context().subtitle_header(), size);
                encoder.subtitle_header(new BytePointer(header)).subtitle_header_size(size);
            }
            Av.check(avcodec.avcodec_open2(encoder, codec, (AVDictionary) null), "encoder");
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    @Override
    public AVCodecContext encoder() {
        return encoder;
    }

    @Override
    public void take(@Nullable AVPacket packet, Consumer<AVPacket> sink) {
        if (packet == null || !decoder.decode(packet)) {
            return;
        }
        AVSubtitle subtitle = decoder.subtitle();
        long start = subtitle.start_display_time();
        long shown = Math.max(0, (subtitle.end_display_time() & 0xffffffffL) - start);
        long pts = Av.rational(decoder.context().pkt_timebase()).rescale(packet.pts(), timeBase()) + start;
        long told = Av.rational(decoder.context().pkt_timebase()).rescale(packet.duration(), timeBase());
        subtitle.end_display_time((int) shown).start_display_time(0);
        int size = avcodec.avcodec_encode_subtitle(encoder, buffer, MOST, subtitle);
        if (size <= 0) {
            return;
        }
        Av.check(avcodec.av_new_packet(made, size), "packet");
        Pointer.memcpy(made.data(), buffer, size);
        made.pts(pts).dts(pts).duration(told > 0 ? told : shown < Integer.MAX_VALUE ? shown : 0);
        made.flags(avcodec.AV_PKT_FLAG_KEY);
        sink.accept(made);
        avcodec.av_packet_unref(made);
    }

    @Override
    public void close() {
        decoder.close();
        avcodec.avcodec_free_context(encoder);
        avcodec.av_packet_free(made);
        avutil.av_free(buffer);
    }
}
