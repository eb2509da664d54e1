package diorama.video.encode;

import diorama.base.UserError;
import diorama.video.av.Av;
import diorama.video.option.EncodeOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/** Which encoder writes what container, and how our few knobs are spelled for each. */
public final class Codecs {
    private static final List<String> PRESETS = List.of(
            "ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow", "slower", "veryslow", "placebo");

    /** Encoders of short loops and what they are given. */
    private static final Map<String, List<String>> LOOPS =
            Map.of("gif", List.of("pal8"), "libwebp", List.of("yuv420p"), "mjpeg", List.of("yuvj444p"));

    /** Encoders of pictures without loss. */
    private static final List<String> PICTURES = List.of("png", "apng", "tiff");

    private static final List<String> X264_TUNES =
            List.of("film", "animation", "grain", "stillimage", "psnr", "ssim", "fastdecode", "zerolatency");

    private static final List<String> X265_TUNES =
            List.of("animation", "grain", "psnr", "ssim", "fastdecode", "zerolatency");

    /** What films are written to, in words. */
    public static final String CONTAINERS = "a film's .mp4, .mkv, .mov, .webm or .avi, a loop's .gif, .webp or .apng,"
            + " or numbered pictures, e.g. %05d.png";

    private Codecs() {}

    public static String extension(java.nio.file.Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /**
     * The encoder asked for, or the container's usual one of those this build has.
     *
     * @param bits of the samples that it will be given
     */
    static AVCodec encoder(String asked, String extension, int bits) {
        Av.ready();
        List<String> names = asked.equals("auto") ? usual(extension, bits > 8) : List.of(asked);
        for (String name : names) {
            AVCodec codec = avcodec.avcodec_find_encoder_by_name(name);
            if (codec != null && !codec.isNull() && codec.type() == avutil.AVMEDIA_TYPE_VIDEO) {
                return codec;
            }
        }
        if (Encoders.need(asked).isPresent()) {
            throw new UserError("--video-codec: " + asked + " is not in this build, which is for another system; "
                    + Encoders.instead(asked) + " does the same anywhere");
        }
        throw new UserError(
                "--video-codec: got '" + asked + "', want an encoder of this build, e.g. libx264, libx265, ffv1");
    }

    private static List<String> usual(String extension, boolean deep) {
        return switch (extension) {
            case "webm" -> deep ? List.of("libsvtav1", "libvpx-vp9") : List.of("libvpx-vp9", "libsvtav1");
            case "avi" -> List.of("utvideo");
            case "mp4", "m4v", "mov", "mkv" ->
                deep
                        ? List.of("libx265", "libsvtav1", "libx264", "libopenh264", "mpeg4")
                        : List.of("libx264", "libopenh264", "mpeg4");
            case "gif" -> List.of("gif");
            case "webp" -> List.of("libwebp");
            case "apng" -> List.of("apng");
            case "png" -> List.of("png");
            case "jpg", "jpeg" -> List.of("mjpeg");
            case "tif", "tiff" -> List.of("tiff");
            default -> throw new UserError("output: got '." + extension + "', want " + CONTAINERS);
        };
    }

    /**
     * What x264 is told so that the same frames always become the same bytes: its code for AVX-512 reads what nobody has written
     * when it spreads the worth of macroblocks through B-frames (with "mbtree"), and gives another film in every run.
     */
    static List<String> repeatable() {
        return (avutil.av_get_cpu_flags() & avutil.AV_CPU_FLAG_AVX512) == 0
                ? List.of()
                : List.of("asm=MMX2,SSE2Fast,SSSE3,SSE4.2,AVX,FMA3,BMI2,AVX2");
    }

    /** Quality and speed in the words of {@code encoder}. */
    static Map<String, String> options(String encoder, EncodeOptions o) {
        int speed = PRESETS.indexOf(o.preset());
        Map<String, String> words = new LinkedHashMap<>();
        switch (encoder) {
            case "libx264", "libx264rgb", "libx265" -> {
                requirePreset(o, speed);
                words.put("crf", String.valueOf(Math.min(o.crf(), 51)));
                words.put("preset", o.preset());
                requireTune(o, encoder.equals("libx265") ? X265_TUNES : X264_TUNES, encoder);
                if (!o.tune().equals("none")) {
                    words.put("tune", o.tune());
                }
            }
            case "libsvtav1" -> {
                requirePreset(o, speed);
                words.put("crf", String.valueOf(o.crf()));
                words.put("preset", String.valueOf(Math.max(1, 12 - speed)));
            }
            case "libvpx-vp9", "libaom-av1" -> {
                requirePreset(o, speed);
                words.put("crf", String.valueOf(o.crf()));
                words.put("b", "0");
                words.put("cpu-used", String.valueOf(Math.max(0, 8 - speed)));
                words.put("row-mt", "1");
            }
            case "h264_nvenc", "hevc_nvenc", "av1_nvenc" -> {
                words.put("rc", "constqp");
                words.put("qp", String.valueOf(Math.min(o.crf(), 51)));
            }
            case "h264_qsv", "hevc_qsv", "av1_qsv" ->
                words.put("global_quality", String.valueOf(Math.max(1, Math.min(o.crf(), 51))));
            case "h264_vaapi", "hevc_vaapi", "av1_vaapi" -> words.put("qp", String.valueOf(Math.max(1, o.crf())));
            case "h264_amf", "hevc_amf", "av1_amf" -> {
                words.put("rc", "cqp");
                words.put("qp_i", String.valueOf(Math.min(o.crf(), 51)));
                words.put("qp_p", String.valueOf(Math.min(o.crf(), 51)));
            }
            case "libwebp" -> words.put("quality", String.valueOf(Math.max(1, 100 - 3 * o.crf() / 4)));
            case "mjpeg" -> {
                // 2 is the best there is, 31 the worst
                words.put("qmin", "1");
                words.put("qmax", String.valueOf(2 + o.crf() / 4));
            }
            case "tiff" -> words.put("compression_algo", "deflate");
            case "prores_ks" -> {
                if (!o.profile().equals("auto")) {
                    words.put("profile", o.profile());
                }
            }
            default -> {
                // lossless and intermediate encoders take no quality
            }
        }
        if (o.bitRate() > 0) {
            List.of("crf", "rc", "qp", "qp_i", "qp_p", "global_quality").forEach(words::remove);
            words.replace("b", String.valueOf(o.bitRate()));
        }
        profile(encoder, o, words);
        return words;
    }

    /** What an encoder would pass over in silence is told. */
    private static void profile(String encoder, EncodeOptions o, Map<String, String> words) {
        boolean known = encoder.startsWith("libx26") || encoder.contains("nvenc");
        if (known && !o.profile().equals("auto")) {
            words.put("profile", o.profile());
        }
        boolean level = !o.profileLevel().equals("auto");
        if (!known && !encoder.equals("prores_ks")) {
            requireAuto("--profile", o.profile(), encoder);
        }
        if (!known) {
            requireAuto("--profile-level", o.profileLevel(), encoder);
        }
        if (encoder.equals("libx265")) {
            words.put("x265-params", "log-level=none" + (level ? ":level-idc=" + o.profileLevel() : ""));
        } else if (known && level) {
            words.put("level", o.profileLevel());
        }
    }

    /** One of the encoder's tunes, or several joined by commas; unasked, x264 would print its own complaint. */
    private static void requireTune(EncodeOptions o, List<String> tunes, String encoder) {
        boolean known =
                o.tune().equals("none") || tunes.containsAll(List.of(o.tune().split(",", -1)));
        if (!known) {
            throw new UserError("--tune: got '" + o.tune() + "', want none or what " + encoder + " knows: "
                    + String.join(", ", tunes));
        }
    }

    private static void requireAuto(String option, String value, String encoder) {
        if (!value.equals("auto")) {
            throw new UserError(option + ": got '" + value + "', want auto, as " + encoder + " takes none");
        }
    }

    private static void requirePreset(EncodeOptions o, int speed) {
        if (speed < 0) {
            throw new UserError("--preset: got '" + o.preset() + "', want " + String.join(", ", PRESETS));
        }
    }

    /** Bits per second for encoders without constant quality: about 0.1 bit a pixel at crf 23, doubling every 6. */
    static long bitRate(int width, int height, double rate, int crf) {
        return (long) (width * (double) height * Math.max(1, rate) * 0.1 * Math.pow(2, (23 - crf) / 6.0));
    }

    /**
     * Whether films from {@code encoder} usually hold more than 8 bits when they are given more. Of H.264 hardly any player
     * takes them.
     */
    private static boolean deepens(String encoder) {
        return !encoder.startsWith("libx264") && !encoder.startsWith("h264_");
    }

    private static List<String> usualFormats(String encoder, int bits) {
        List<String> formats = new ArrayList<>();
        if (LOOPS.containsKey(encoder)) {
            return LOOPS.get(encoder);
        }
        if (PICTURES.contains(encoder)) {
            return bits > 8 ? List.of("rgb48be", "rgb48le", "rgb24") : List.of("rgb24");
        }
        if (bits > 8 && deepens(encoder)) {
            boolean lossless = encoder.equals("ffv1");
            if (lossless && bits > 12) {
                formats.add("yuv444p16le");
            }
            if (lossless && bits > 10) {
                formats.add("yuv420p12le");
            }
            formats.addAll(List.of("yuv420p10le", "p010le", "yuv422p10le", "yuv444p10le"));
        }
        formats.addAll(List.of("yuv420p", "yuv422p10le", "yuv422p", "yuv444p"));
        return formats;
    }

    /** Bits of a sample that a film to {@code file} will hold when it is given {@code bits}. */
    public static int kept(java.nio.file.Path file, EncodeOptions asked, int bits) {
        EncodeOptions o = asked.spelled(extension(file));
        AVCodec codec = encoder(o.videoCodec(), extension(file), bits);
        AVCodecContext context = Av.present(avcodec.avcodec_alloc_context3(codec), "encoder");
        try {
            int format = pixelFormat(context, codec, o.pixelFormat(), bits);
            return avutil.av_pix_fmt_desc_get(format).comp(0).depth();
        } finally {
            avcodec.avcodec_free_context(context);
        }
    }

    /** The pixel format asked for, or the encoder's best for "auto". */
    static int pixelFormat(AVCodecContext context, AVCodec codec, String asked, int bits) {
        List<Integer> taken = pixelFormats(context, codec);
        if (asked.equals("auto")) {
            for (String usual : usualFormats(Av.text(codec.name()), bits)) {
                int format = avutil.av_get_pix_fmt(usual);
                if (taken.isEmpty() || taken.contains(format)) {
                    return format;
                }
            }
            return taken.get(0);
        }
        int format = avutil.av_get_pix_fmt(asked);
        if (format < 0 || !(taken.isEmpty() || taken.contains(format))) {
            throw new UserError("--pixel-format: got '" + asked + "', want one that " + Av.text(codec.name())
                    + " takes: "
                    + String.join(", ", taken.stream().map(Av::pixelFormat).toList()));
        }
        return format;
    }

    private static List<Integer> pixelFormats(AVCodecContext context, AVCodec codec) {
        List<Integer> formats = new ArrayList<>();
        try (PointerPointer<IntPointer> list = new PointerPointer<>(1);
                IntPointer count = new IntPointer(1)) {
            int code = avcodec.avcodec_get_supported_config(
                    context, codec, avcodec.AV_CODEC_CONFIG_PIX_FORMAT, 0, list, count);
            IntPointer found = code < 0 ? null : list.get(IntPointer.class, 0);
            for (int i = 0; found != null && !found.isNull() && i < count.get(0); i++) {
                formats.add(found.get(i));
            }
        }
        return formats;
    }
}
