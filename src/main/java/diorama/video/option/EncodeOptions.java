package diorama.video.option;

import diorama.base.UserError;
import diorama.options.Knob;
import diorama.options.OptionSchema;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How films are compressed. */
public record EncodeOptions(
        @Knob(
                value = "Video encoder, e.g. libx264, libx265, libsvtav1, ffv1, utvideo, h264_nvenc; auto takes the"
                        + " container's usual one, for films of more than 8 bits libx265.",
                aliases = {"codec", "vc", "-vc"})
        String videoCodec,

        @Knob(value = "Constant quality of the film: lower is better and larger.", min = 0, max = 63)
        int crf,

        @Knob("Speed of the encoder against size: ultrafast to placebo, as x264 names them.")
        String preset,

        @Knob("What the encoder is tuned for, e.g. film, animation, grain; none for nothing.")
        String tune,

        @Knob(
                value = "Pixel format of the film, e.g. yuv420p, yuv444p; auto takes yuv420p, or 10"
                        + " bits where the film has them and the encoder is not one of H.264.",
                aliases = {"pix-fmt"})
        String pixelFormat,

        @Knob("Bits a second instead of constant quality, e.g. 8M or 800k; auto for quality.")
        String videoBitrate,

        @Knob("Profile of the encoder, e.g. high, main10; auto leaves it to the encoder.")
        String profile,

        @Knob("Level that players must have, e.g. 5.1; auto takes what the size wants.")
        String profileLevel) {

    private static final Pattern RATE = Pattern.compile("(\\d+(?:\\.\\d+)?)([kKmM]?)");

    public static final EncodeOptions DEFAULTS = new EncodeOptions("auto", 20, "medium", "none", "auto");
    public static final OptionSchema<EncodeOptions> SCHEMA = OptionSchema.of(DEFAULTS);

    /** By quality, profile and level left to the encoder. */
    public EncodeOptions(String videoCodec, int crf, String preset, String tune, String pixelFormat) {
        this(videoCodec, crf, preset, tune, pixelFormat, "auto", "auto", "auto");
    }

    /** The same with the name that an encoder has for iw3's rgb24: colours as they are, without loss by their transform. */
    public EncodeOptions spelled(String extension) {
        if (!pixelFormat.equals("rgb24")) {
            return this;
        }
        String codec = !videoCodec.equals("auto") ? videoCodec : extension.equals("avi") ? "utvideo" : "libx264";
        return switch (codec) {
            case "libx264" -> extension.equals("webm") ? this : with("libx264rgb", "rgb24");
            case "libx265", "utvideo", "h264_nvenc", "hevc_nvenc" -> with(codec, "gbrp");
            case "ffv1" -> with(codec, "bgr0");
            default -> this;
        };
    }

    private EncodeOptions with(String codec, String format) {
        return new EncodeOptions(codec, crf, preset, tune, format, videoBitrate, profile, profileLevel);
    }

    /** Bits a second asked for, 0 for none. */
    public long bitRate() {
        if (videoBitrate.equals("auto")) {
            return 0;
        }
        Matcher m = RATE.matcher(videoBitrate.strip());
        double rate = m.matches() ? Double.parseDouble(m.group(1)) : 0;
        if (rate <= 0) {
            throw new UserError("video-bitrate: got '" + videoBitrate + "', want e.g. 8M or 800k");
        }
        String unit = m.group(2).toLowerCase(Locale.ROOT);
        return Math.round(rate * (unit.equals("m") ? 1e6 : unit.equals("k") ? 1e3 : 1));
    }
}
