package diorama.video.track;

import diorama.base.UserError;
import diorama.video.av.Av;
import java.util.StringJoiner;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVSubtitle;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;

/** Reads the words of a subtitle track, in libav's own form (lines of Advanced SubStation Alpha). Confined to one thread. */
final class SubtitleDecoder implements AutoCloseable {
    /** Fields of a line before its words. */
    private static final int FIELDS = 8;

    private final AVCodecContext context;
    private final AVSubtitle subtitle = new AVSubtitle();
    private final int[] got = new int[1];

    /** @throws UserError when nothing decodes it */
    SubtitleDecoder(AVStream stream) {
        AVCodec codec = avcodec.avcodec_find_decoder(stream.codecpar().codec_id());
        if (codec == null || codec.isNull()) {
            throw new UserError("no decoder");
        }
        context = Av.present(avcodec.avcodec_alloc_context3(codec), "decoder");
        try {
            Av.check(avcodec.avcodec_parameters_to_context(context, stream.codecpar()), "decoder");
            context.pkt_timebase(stream.time_base());
            Av.check(avcodec.avcodec_open2(context, codec, (AVDictionary) null), "decoder");
        } catch (RuntimeException | Error e) {
            avcodec.avcodec_free_context(context);
            throw e;
        }
    }

    AVCodecContext context() {
        return context;
    }

    /** Decodes a packet; false where it holds no words, or is damaged. What it gave before is gone. */
    boolean decode(AVPacket packet) {
        release();
        return avcodec.avcodec_decode_subtitle2(context, subtitle, got, packet) >= 0
                && got[0] != 0
                && subtitle.num_rects() > 0;
    }

    /** What was decoded last; valid until the next packet. */
    AVSubtitle subtitle() {
        return subtitle;
    }

    /** The words alone, without how they are shown. */
    String words() {
        StringJoiner words = new StringJoiner("\n");
        for (int i = 0; i < subtitle.num_rects(); i++) {
            String[] fields = Av.text(subtitle.rects(i).ass()).split(",", FIELDS + 1);
            words.add(fields[fields.length - 1]
                    .replaceAll("\\{[^}]*\\}", "")
                    .replaceAll("\\\\[Nn]", "\n")
                    .strip());
        }
        return words.toString().strip();
    }

    private void release() {
        if (got[0] != 0) {
            avcodec.avsubtitle_free(subtitle);
            got[0] = 0;
        }
    }

    @Override
    public void close() {
        release();
        subtitle.close();
        avcodec.avcodec_free_context(context);
    }
}
