package diorama.video;

import diorama.options.Knob;
import diorama.options.OptionSchema;

/** How films are compressed. */
public record EncodeOptions(
        @Knob(
                value = "Video encoder, e.g. libx264, libx265, libsvtav1, ffv1, utvideo, h264_nvenc; auto takes the"
                        + " container's usual one.",
                aliases = {"codec", "vc"})
        String videoCodec,

        @Knob(value = "Constant quality of the film: lower is better and larger.", min = 0, max = 63)
        int crf,

        @Knob("Speed of the encoder against size: ultrafast to placebo, as x264 names them.")
        String preset,

        @Knob("What the encoder is tuned for, e.g. film, animation, grain; none for nothing.")
        String tune,

        @Knob(
                value = "Pixel format of the film, e.g. yuv420p, yuv444p; auto takes yuv420p where the encoder can.",
                aliases = {"pix-fmt"})
        String pixelFormat) {

    public static final EncodeOptions DEFAULTS = new EncodeOptions("auto", 20, "medium", "none", "auto");
    public static final OptionSchema<EncodeOptions> SCHEMA = OptionSchema.of(DEFAULTS);
}
