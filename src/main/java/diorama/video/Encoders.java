package diorama.video;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/** Which film encoders work on this machine: hardware ones are listed by every build and only opening one tells. */
public final class Encoders {
    private static final List<String> CANDIDATES = List.of(
            "libx264",
            "libx265",
            "libsvtav1",
            "libvpx-vp9",
            "ffv1",
            "utvideo",
            "prores_ks",
            "h264_nvenc",
            "hevc_nvenc",
            "av1_nvenc",
            "h264_qsv",
            "hevc_qsv",
            "h264_videotoolbox",
            "hevc_videotoolbox",
            "prores_videotoolbox");

    private Encoders() {}

    /** Names of the encoders that could be opened for a small picture. */
    public static List<String> usable() {
        Av.ready();
        List<String> names = new ArrayList<>();
        for (String name : CANDIDATES) {
            AVCodec codec = avcodec.avcodec_find_encoder_by_name(name);
            if (codec != null && !codec.isNull() && opens(codec)) {
                names.add(name);
            }
        }
        return names;
    }

    private static boolean opens(AVCodec codec) {
        AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
        AVDictionary options = new AVDictionary(null);
        try {
            context.width(256);
            context.height(256);
            context.pix_fmt(
                    codec.name().getString().equals("prores_ks")
                            ? avutil.AV_PIX_FMT_YUV422P10LE
                            : avutil.AV_PIX_FMT_YUV420P);
            context.time_base(avutil.av_make_q(1, 25));
            context.framerate(avutil.av_make_q(25, 1));
            if (codec.name().getString().equals("libx265")) {
                avutil.av_dict_set(options, "x265-params", "log-level=none", 0);
            }
            return avcodec.avcodec_open2(context, codec, options) == 0;
        } finally {
            avutil.av_dict_free(options);
            avcodec.avcodec_free_context(context);
        }
    }
}
